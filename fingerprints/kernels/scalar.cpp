#include "kernels/column_scan.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

/// 64 lanes in an ordinary integer: any machine.
struct ScalarVector {
  using Type = std::uint64_t;
  static constexpr std::size_t kWords = 1;
  static Type load(const std::uint64_t* words) { return *words; }
  static void store(std::uint64_t* words, Type value) { *words = value; }
  static Type zero() { return 0; }
  static Type all_ones() { return ~Type{0}; }
  static Type and_(Type a, Type b) { return a & b; }
  static Type or_(Type a, Type b) { return a | b; }
  static Type xor_(Type a, Type b) { return a ^ b; }
  static bool any(Type value) { return value != 0; }
  static void add(Type a, Type b, Type c, Type& sum, Type& carry) {
    const Type half = a ^ b;
    carry = (a & b) | (half & c);
    sum = half ^ c;
  }
};

}  // namespace

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

void and_counts_scalar(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                       std::size_t row_count, std::uint32_t* counts) {
  for (std::size_t row = 0; row < row_count; ++row) {
    counts[row] = and_count_scalar(query, rows + row * words, words);
  }
}

Scanned scan_columns_scalar(const ColumnScan& scan, LaneCount* found) {
  return scan_columns<ScalarVector>(scan, found);
}

std::uint64_t keyed_sum_scalar(const std::uint64_t* column, const std::uint64_t* keys) {
  std::uint64_t sum = 0;
  for (std::size_t word = 0; word < kColumnWords; ++word) {
    const std::uint64_t mixed = column[word] ^ keys[word];
    sum += (mixed & 0xFFFFFFFF) * (mixed >> 32);
  }
  return sum;
}

}  // namespace congener::fingerprints::kernels
