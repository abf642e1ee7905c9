#include "aligned_words.hpp"

#include <sys/mman.h>

#include <cstring>
#include <new>

namespace congener::fingerprints {

AlignedWords::AlignedWords(std::size_t size) : size_(size) {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kLargePage = std::size_t{1} << 21;
  if (size == 0) {
    return;
  }
  const std::size_t alignment = 8 * size >= kLargePage ? kLargePage : kLine;
  const std::size_t bytes = (8 * size + alignment - 1) / alignment * alignment;
  words_.reset(static_cast<std::uint64_t*>(std::aligned_alloc(alignment, bytes)));
  if (words_ == nullptr) {
    throw std::bad_alloc();
  }
#ifdef MADV_HUGEPAGE
  if (alignment == kLargePage) {
    // A wish: without large pages everything works, only slower.
    static_cast<void>(::madvise(words_.get(), bytes, MADV_HUGEPAGE));
  }
#endif
  std::memset(words_.get(), 0, bytes);
}

}  // namespace congener::fingerprints
