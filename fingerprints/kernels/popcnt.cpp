#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {

std::uint32_t and_count_popcnt(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  std::uint64_t count = 0;
  for (std::size_t word = 0; word < words; ++word) {
    count += static_cast<std::uint64_t>(__builtin_popcountll(a[word] & b[word]));
  }
  return static_cast<std::uint32_t>(count);
}

void and_counts_popcnt(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                       std::size_t row_count, std::uint32_t* counts) {
  for (std::size_t row = 0; row < row_count; ++row) {
    counts[row] = and_count_popcnt(query, rows + row * words, words);
  }
}

}  // namespace congener::fingerprints::kernels
