#pragma once
// The bytes of an input as they are stored, before anything is decompressed: where they come from,
// the buffer of those read and not yet used, and their hash.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/sha256.hpp"

namespace congener::io {

/// What every gzip file begins with.
inline constexpr std::string_view kGzipMagic = "\x1F\x8B";

/// Bytes as stored, from wherever they come.
class RawInput {
 public:
  RawInput() = default;
  virtual ~RawInput() = default;
  RawInput(const RawInput&) = delete;
  RawInput& operator=(const RawInput&) = delete;

  /// Puts at most size bytes into buffer and returns how many; 0 at the end. Says in problem why it
  /// cannot go on, and then returns 0.
  virtual std::size_t read(char* buffer, std::size_t size, std::string& problem) = 0;
};

/// The raw bytes read and not yet used. The one place where raw bytes are read.
class RawBuffer {
 public:
  RawBuffer(std::unique_ptr<RawInput> input, std::size_t block_bytes)
      : input_(std::move(input)), block_(std::max(block_bytes, kGzipMagic.size())) {}

  /// Reads on once everything is used up. False at the end.
  bool fill() {
    used_ = 0;
    filled_ = 0;
    return add();
  }

  /// Reads until the first bytes that tell the format are there.
  void fill_beginning() {
    while (filled_ < kGzipMagic.size() && add()) {
    }
  }

  std::string_view data() const { return {block_.data() + used_, filled_ - used_}; }
  void use(std::size_t count) { used_ += count; }
  const std::string& problem() const { return problem_; }
  std::uint64_t bytes_read() const { return bytes_read_; }

  /// The SHA-256 of all bytes; empty until their end has been read, so that no part passes for the
  /// whole.
  const std::string& sha256() const { return sha256_; }

 private:
  bool add() {
    if (ended_) {
      return false;
    }
    const std::size_t count =
        input_->read(block_.data() + filled_, block_.size() - filled_, problem_);
    hash_.update({block_.data() + filled_, count});
    filled_ += count;
    bytes_read_ += count;
    ended_ = count == 0;
    if (ended_ && problem_.empty()) {
      sha256_ = hash_.hex_digest();
    }
    return count > 0;
  }

  std::unique_ptr<RawInput> input_;
  std::vector<char> block_;
  std::size_t used_ = 0;
  std::size_t filled_ = 0;
  std::uint64_t bytes_read_ = 0;
  bool ended_ = false;  // a terminal would give more after its end
  std::string problem_;
  support::Sha256 hash_;
  std::string sha256_;
};

}  // namespace congener::io
