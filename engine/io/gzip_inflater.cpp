#include "io/gzip_inflater.hpp"

#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"

namespace congener::io {

GzipInflater::GzipInflater(RawBuffer& raw, std::size_t block_bytes)
    : raw_(raw), block_(block_bytes) {
  constexpr int kGzipOnly = 16;
  if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) {
    throw Error("zlib cannot start to decompress; is there enough memory?");
  }
}

GzipInflater::~GzipInflater() {
  inflateEnd(&stream_);
}

std::string_view GzipInflater::next_block() {
  std::size_t count = 0;
  while (count == 0 && !ended_) {
    if (in_member_) {
      count = inflate_some();
    } else {
      begin_member();
    }
  }
  return {block_.data(), count};
}

/// Between members: zeros pad the last one (tapes, block devices); anything else must be a
/// member.
void GzipInflater::begin_member() {
  if (raw_.data().empty() && !raw_.fill()) {
    fail(raw_.problem());
    return;
  }
  if (members_ > 0 && raw_.data().front() == '\0') {
    padded_ = true;
    raw_.use(1);
    return;
  }
  if (padded_) {
    fail("something that is not gzip follows the compressed data");
    return;
  }
  inflateReset(&stream_);
  in_member_ = true;
}

/// Returns how many bytes came out. inflate is called even without input: output may be pending.
std::size_t GzipInflater::inflate_some() {
  const std::string_view input = raw_.data();
  // zlib's interface is not const-correct; it does not write to its input.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  stream_.avail_in = static_cast<uInt>(input.size());
  stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
  stream_.avail_out = static_cast<uInt>(block_.size());
  const int status = inflate(&stream_, Z_NO_FLUSH);
  raw_.use(input.size() - stream_.avail_in);
  if (status == Z_STREAM_END) {
    in_member_ = false;
    ++members_;
  } else if (status == Z_BUF_ERROR && raw_.data().empty()) {
    if (!raw_.fill()) {
      fail(raw_.problem().empty() ? std::string(kGzipTruncated) : raw_.problem());
    }
  } else if (status != Z_OK) {
    const char* reason = stream_.msg != nullptr ? stream_.msg : "no reason given";
    fail(fmt::format("the compressed data are corrupt (zlib: {})", reason));
  }
  return block_.size() - stream_.avail_out;
}

/// An empty problem is the true end.
void GzipInflater::fail(std::string problem) {
  problem_ = std::move(problem);
  ended_ = true;
}

}  // namespace congener::io
