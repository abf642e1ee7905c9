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

std::size_t scan_columns_sse2(const ColumnScan& scan, LaneCount* found) {
  return scan_columns<Sse2Vector>(scan, found);
}

}  // namespace congener::fingerprints::kernels
