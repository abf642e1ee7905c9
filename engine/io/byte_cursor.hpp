#pragma once
// The bytes of an input that are not yet used, and where their lines end: at LF, CRLF or CR alone,
// also mixed. CRs directly before an LF belong to its line end, for some programs write CR CR LF,
// and the blank lines that were read there would shift the lines of a mol block.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "io/byte_source.hpp"

namespace congener::io {

class ByteCursor {
 public:
  explicit ByteCursor(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// Reads the next block when everything is used up. False at the end of the data.
  bool fill() { return at_ != end_ || fill_block(); }

  /// The unused bytes of the block; valid until fill reads on.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  void use(std::size_t count) { at_ += count; }

  /// How many bytes come before the next CR or LF of the block; all of them where there is none.
  std::size_t bytes_before_line_end() {
    if (line_feed_ < at_) {
      line_feed_ = next('\n');
    }
    if (carriage_return_ < at_) {
      carriage_return_ = next('\r');
    }
    return static_cast<std::size_t>(std::min(line_feed_, carriage_return_) - at_);
  }

  /// Uses the line end that begins here, and returns how many lines it ends: one, or as many as
  /// there are CRs when no LF follows them.
  std::uint64_t use_line_end() {
    if (at_ != end_ && *at_ == '\n') {
      ++at_;
      return 1;
    }
    return use_carriage_returns();
  }

  const ByteSource& source() const { return *source_; }

 private:
  bool fill_block();
  std::uint64_t use_carriage_returns();

  const char* next(char byte) const {
    const void* found = std::memchr(at_, byte, static_cast<std::size_t>(end_ - at_));
    return found == nullptr ? end_ : static_cast<const char*>(found);
  }

  std::unique_ptr<ByteSource> source_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  // The next ones of the block as last looked for, so that each byte is searched once.
  const char* line_feed_ = nullptr;
  const char* carriage_return_ = nullptr;
};

/// Counts the line ends in text that comes piece by piece, by the same rule.
class LineEndCounter {
 public:
  /// How many line ends this piece adds. 0 or negative if it begins with an LF that joins CRs which
  /// were already counted.
  std::int64_t added_by(std::string_view piece);

  void begin_anew() { returns_ = 0; }

 private:
  std::int64_t returns_ = 0;  ///< CRs directly before the next byte
};

/// The lines of a text in memory, by the same rule; at least one.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace congener::io
