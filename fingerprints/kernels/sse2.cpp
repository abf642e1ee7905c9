#include <emmintrin.h>

#include "kernels/column_scan.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

/// 128 lanes: what every x86-64 processor has.
struct Sse2Vector {
  using Type = __m128i;
  static constexpr std::size_t kWords = 2;
  static Type load(const std::uint64_t* words) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(words));
  }
  static void store(std::uint64_t* words, Type value) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(words), value);
  }
  static Type zero() { return _mm_setzero_si128(); }
  static Type all_ones() { return _mm_set1_epi32(-1); }
  static Type and_(Type a, Type b) { return _mm_and_si128(a, b); }
  static Type or_(Type a, Type b) { return _mm_or_si128(a, b); }
  static Type xor_(Type a, Type b) { return _mm_xor_si128(a, b); }
  static bool any(Type value) {
    return _mm_movemask_epi8(_mm_cmpeq_epi8(value, _mm_setzero_si128())) != 0xFFFF;
  }
  static void add(Type a, Type b, Type c, Type& sum, Type& carry) {
    const Type half = xor_(a, b);
    carry = or_(and_(a, b), and_(half, c));
    sum = xor_(half, c);
  }
};

}  // namespace

Scanned scan_columns_sse2(const ColumnScan& scan, LaneCount* found) {
  return scan_columns<Sse2Vector>(scan, found);
}

std::uint64_t keyed_sum_sse2(const std::uint64_t* column, const std::uint64_t* keys) {
  __m128i sums[4] = {};  // apart, so that multiplications overlap
  for (std::size_t word = 0; word < kColumnWords; word += 8) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      const std::size_t pair = word + 2 * lane;
      const __m128i mixed =
          _mm_xor_si128(Sse2Vector::load(column + pair), Sse2Vector::load(keys + pair));
      sums[lane] = _mm_add_epi64(sums[lane], _mm_mul_epu32(mixed, _mm_srli_epi64(mixed, 32)));
    }
  }
  std::uint64_t halves[2];
  Sse2Vector::store(
      halves, _mm_add_epi64(_mm_add_epi64(sums[0], sums[1]), _mm_add_epi64(sums[2], sums[3])));
  return halves[0] + halves[1];
}

}  // namespace congener::fingerprints::kernels
