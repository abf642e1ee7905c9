#include "io/gzip_writer.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace congener::io {

struct GzipWriter::State {
  z_stream zlib = {};
  std::array<unsigned char, 1U << 16> block = {};
};

GzipWriter::GzipWriter(std::ostream& stream) : stream_(stream), state_(std::make_unique<State>()) {
  constexpr int kGzip = 15 + 16;  // the largest window, and a gzip head (without time and name)
  constexpr int kMemoryLevel = 8;
  if (deflateInit2(&state_->zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

GzipWriter::~GzipWriter() {
  deflateEnd(&state_->zlib);
}

void GzipWriter::write(std::string_view bytes) {
  constexpr std::size_t kMostAtOnce = 1U << 30;  // zlib counts in 32 bits
  while (!bytes.empty()) {
    const std::size_t count = std::min(bytes.size(), kMostAtOnce);
    deflate_all(bytes.substr(0, count), false);
    bytes.remove_prefix(count);
  }
}

void GzipWriter::finish() {
  deflate_all({}, true);
}

void GzipWriter::deflate_all(std::string_view bytes, bool last) {
  z_stream& zlib = state_->zlib;
  // zlib does not write to its input; its type predates const.
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  do {
    zlib.next_out = state_->block.data();
    zlib.avail_out = static_cast<uInt>(state_->block.size());
    deflate(&zlib, last ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made = state_->block.size() - zlib.avail_out;
    stream_.write(reinterpret_cast<const char*>(state_->block.data()),
                  static_cast<std::streamsize>(made));
  } while (zlib.avail_out == 0);
}

}  // namespace congener::io
