#pragma once
// Looks through gzip: one compressed member after the other becomes one run of plain bytes.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

#include "io/raw_buffer.hpp"

namespace congener::io {

inline constexpr std::string_view kGzipTruncated =
    "the compressed data end early (the file is truncated)";

/// Never throws once constructed: when the data cannot be inflated on, they end, and problem() says
/// why.
class GzipInflater {
 public:
  /// raw must outlive the inflater. Throws Error when zlib cannot start.
  GzipInflater(RawBuffer& raw, std::size_t block_bytes);
  ~GzipInflater();
  GzipInflater(const GzipInflater&) = delete;
  GzipInflater& operator=(const GzipInflater&) = delete;

  /// The next plain bytes, valid until the next call; empty at the end, then and ever after.
  std::string_view next_block();

  /// Empty when the data ended where they should.
  const std::string& problem() const { return problem_; }

 private:
  void begin_member();
  std::size_t inflate_some();
  void fail(std::string problem);

  RawBuffer& raw_;
  std::vector<char> block_;
  z_stream stream_{};
  std::uint64_t members_ = 0;
  bool in_member_ = false;
  bool padded_ = false;
  bool ended_ = false;
  std::string problem_;
};

}  // namespace congener::io
