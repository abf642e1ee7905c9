#pragma once
// A large array of 64-bit words, for the bits of a library.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace congener::fingerprints {

/// Zeros at first; begins at a multiple of 64 bytes, so that no vector lies across two cache lines,
/// and on large pages where the system has them: a query jumps from column to column.
class AlignedWords {
 public:
  AlignedWords() = default;
  /// Throws std::bad_alloc when there is not enough memory.
  explicit AlignedWords(std::size_t size);

  std::uint64_t* data() { return words_.get(); }
  const std::uint64_t* data() const { return words_.get(); }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(std::uint64_t* words) const { std::free(words); }
  };
  std::unique_ptr<std::uint64_t, Free> words_;
  std::size_t size_ = 0;
};

}  // namespace congener::fingerprints
