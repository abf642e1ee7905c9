#include <immintrin.h>

#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

/// Sums of the words of eight vectors: sum i in element i.
__m512i sums_of_eight(const __m512i* v) {
  __m512i pairs[4];
  for (int index = 0; index < 4; ++index) {
    const __m512i a = v[2 * index];
    const __m512i b = v[2 * index + 1];
    pairs[index] = _mm512_add_epi64(_mm512_unpacklo_epi64(a, b), _mm512_unpackhi_epi64(a, b));
  }
  // Each 128-bit part of pairs[i] holds parts of the sums of vectors 2i and 2i+1.
  constexpr int kEvenParts = 0x88;
  constexpr int kOddParts = 0xDD;
  const __m512i low = _mm512_add_epi64(_mm512_shuffle_i64x2(pairs[0], pairs[1], kEvenParts),
                                       _mm512_shuffle_i64x2(pairs[0], pairs[1], kOddParts));
  const __m512i high = _mm512_add_epi64(_mm512_shuffle_i64x2(pairs[2], pairs[3], kEvenParts),
                                        _mm512_shuffle_i64x2(pairs[2], pairs[3], kOddParts));
  return _mm512_add_epi64(_mm512_shuffle_i64x2(low, high, kEvenParts),
                          _mm512_shuffle_i64x2(low, high, kOddParts));
}

__m512i and_count_vector(const std::uint64_t* query, const std::uint64_t* row, std::size_t words) {
  __m512i sum = _mm512_setzero_si512();
  std::size_t word = 0;
  for (; word + 8 <= words; word += 8) {
    const __m512i both =
        _mm512_and_si512(_mm512_loadu_si512(query + word), _mm512_loadu_si512(row + word));
    sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(both));
  }
  if (word < words) {
    const auto rest = static_cast<__mmask8>((1U << (words - word)) - 1U);
    const __m512i both = _mm512_and_si512(_mm512_maskz_loadu_epi64(rest, query + word),
                                          _mm512_maskz_loadu_epi64(rest, row + word));
    sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(both));
  }
  return sum;
}

}  // namespace

void and_counts_vpopcntdq(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                          std::size_t row_count, std::uint32_t* counts) {
  std::size_t row = 0;
  for (; row + 8 <= row_count; row += 8) {
    __m512i sums[8];
    for (std::size_t index = 0; index < 8; ++index) {
      sums[index] = and_count_vector(query, rows + (row + index) * words, words);
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(counts + row),
                        _mm512_cvtepi64_epi32(sums_of_eight(sums)));
  }
  for (; row < row_count; ++row) {
    counts[row] = static_cast<std::uint32_t>(
        _mm512_reduce_add_epi64(and_count_vector(query, rows + row * words, words)));
  }
}

}  // namespace congener::fingerprints::kernels
