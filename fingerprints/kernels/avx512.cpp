#include <immintrin.h>

#include "kernels/column_scan.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

/// 512 lanes; a full adder is two instructions.
struct Avx512Vector {
  using Type = __m512i;
  static constexpr std::size_t kWords = 8;
  static Type load(const std::uint64_t* words) { return _mm512_loadu_si512(words); }
  static void store(std::uint64_t* words, Type value) { _mm512_storeu_si512(words, value); }
  static Type zero() { return _mm512_setzero_si512(); }
  static Type all_ones() { return _mm512_set1_epi64(-1); }
  static Type and_(Type a, Type b) { return _mm512_and_si512(a, b); }
  static Type or_(Type a, Type b) { return _mm512_or_si512(a, b); }
  static Type xor_(Type a, Type b) { return _mm512_xor_si512(a, b); }
  static bool any(Type value) { return _mm512_test_epi64_mask(value, value) != 0; }
  static void add(Type a, Type b, Type c, Type& sum, Type& carry) {
    constexpr int kMajority = 0xE8;
    constexpr int kOdd = 0x96;
    carry = _mm512_ternarylogic_epi64(a, b, c, kMajority);
    sum = _mm512_ternarylogic_epi64(a, b, c, kOdd);
  }
};

}  // namespace

Scanned scan_columns_avx512(const ColumnScan& scan, LaneCount* found) {
  return scan_columns<Avx512Vector>(scan, found);
}

}  // namespace congener::fingerprints::kernels
