#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {

std::uint32_t and_count_scalar(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  // Bit counting by parallel sums: no instruction that a plain x86-64 lacks.
  constexpr std::uint64_t kPairs = 0x5555555555555555ULL;
  constexpr std::uint64_t kQuads = 0x3333333333333333ULL;
  constexpr std::uint64_t kBytes = 0x0F0F0F0F0F0F0F0FULL;
  constexpr std::uint64_t kSumOfBytes = 0x0101010101010101ULL;
  std::uint64_t count = 0;
  for (std::size_t word = 0; word < words; ++word) {
    std::uint64_t bits = a[word] & b[word];
    bits -= (bits >> 1) & kPairs;
    bits = (bits & kQuads) + ((bits >> 2) & kQuads);
    bits = (bits + (bits >> 4)) & kBytes;
    count += (bits * kSumOfBytes) >> 56;
  }
  return static_cast<std::uint32_t>(count);
}

}  // namespace congener::fingerprints::kernels
