#pragma once
// Inputs for the tests of the readers, and what the readers make of them.

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zlib.h>

#include "congener/record_reader.hpp"
#include "io/byte_source.hpp"
#include "io/open_reader.hpp"

namespace congener::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Everything that a reader says of its input.
struct ReadInput {
  std::vector<std::string> field_names;
  std::vector<Record> records;
  InputEnd end;
};

inline ReadInput read_all(RecordReader& reader) {
  ReadInput input;
  input.field_names = reader.field_names();
  Record record;
  while (reader.next(record)) {
    input.records.push_back(record);
  }
  input.end = reader.end();
  return input;
}

/// Reads text of this format, dealt out in blocks of this size.
inline ReadInput read_text(const std::string& text, const ReaderOptions& options,
                           std::size_t block_bytes = io::kBlockBytes) {
  return read_all(*io::make_reader(io::ByteSource::from_text(text, "input", block_bytes), options));
}

inline ReadInput read_text(const std::string& text, InputFormat format) {
  ReaderOptions options;
  options.format = format;
  return read_text(text, options);
}

inline ReadInput read_file(const std::string& path, const ReaderOptions& options = {}) {
  return read_all(*open_record_reader(path, options));
}

/// The bytes as one gzip member.
inline std::string gzip(const std::string& bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2 failed");
  }
  std::string input = bytes;
  std::string output(deflateBound(&stream, static_cast<uLong>(input.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  const int status = deflate(&stream, Z_FINISH);
  output.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) {
    throw std::runtime_error("deflate failed");
  }
  return output;
}

/// A text whose lines end in LF, with another line end.
inline std::string with_line_end(const std::string& text, const std::string& end) {
  std::string out;
  for (const char letter : text) {
    out += letter == '\n' ? end : std::string(1, letter);
  }
  return out;
}

/// A mol block of one carbon atom, with this title.
inline std::string mol_block(const std::string& title) {
  return title +
         "\n  test\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n"
         "    0.0000    0.0000    0.0000 C   0  0\nM  END\n";
}

}  // namespace congener::test
