#include <immintrin.h>

#include "kernels/column_scan.hpp"
#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

struct Avx2Vector {
  using Type = __m256i;
  static constexpr std::size_t kWords = 4;
  static Type load(const std::uint64_t* words) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words));
  }
  static void store(std::uint64_t* words, Type value) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(words), value);
  }
  static Type zero() { return _mm256_setzero_si256(); }
  static Type all_ones() { return _mm256_set1_epi32(-1); }
  static Type and_(Type a, Type b) { return _mm256_and_si256(a, b); }
  static Type or_(Type a, Type b) { return _mm256_or_si256(a, b); }
  static Type xor_(Type a, Type b) { return _mm256_xor_si256(a, b); }
  static bool any(Type value) { return _mm256_testz_si256(value, value) == 0; }
  static void add(Type a, Type b, Type c, Type& sum, Type& carry) {
    const Type half = xor_(a, b);
    carry = or_(and_(a, b), and_(half, c));
    sum = xor_(half, c);
  }
};

/// Bits set in each of the four words: a table of 16 counts looked up for every half byte (Mula,
/// Kurz, Lemire 2018, doi 10.1093/comjnl/bxx046).
__m256i bits_of_words(__m256i bits) {
  const __m256i counts = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1,
                                          2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low_half = _mm256_set1_epi8(0x0F);
  const __m256i low = _mm256_and_si256(bits, low_half);
  const __m256i high = _mm256_and_si256(_mm256_srli_epi32(bits, 4), low_half);
  const __m256i bytes =
      _mm256_add_epi8(_mm256_shuffle_epi8(counts, low), _mm256_shuffle_epi8(counts, high));
  return _mm256_sad_epu8(bytes, _mm256_setzero_si256());
}

std::uint32_t and_count_row(const std::uint64_t* query, const std::uint64_t* row,
                            std::size_t words) {
  const std::size_t whole = words / 4 * 4;
  __m256i sums = _mm256_setzero_si256();
  for (std::size_t word = 0; word < whole; word += 4) {
    sums = _mm256_add_epi64(sums, bits_of_words(_mm256_and_si256(Avx2Vector::load(query + word),
                                                                 Avx2Vector::load(row + word))));
  }
  const __m128i pair =
      _mm_add_epi64(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  auto count = static_cast<std::uint64_t>(_mm_cvtsi128_si64(pair)) +
               static_cast<std::uint64_t>(_mm_extract_epi64(pair, 1));
  for (std::size_t word = whole; word < words; ++word) {
    count += static_cast<std::uint64_t>(__builtin_popcountll(query[word] & row[word]));
  }
  return static_cast<std::uint32_t>(count);
}

}  // namespace

void and_counts_avx2(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                     std::size_t row_count, std::uint32_t* counts) {
  for (std::size_t row = 0; row < row_count; ++row) {
    counts[row] = and_count_row(query, rows + row * words, words);
  }
}

Scanned scan_columns_avx2(const ColumnScan& scan, LaneCount* found) {
  return scan_columns<Avx2Vector>(scan, found);
}

std::uint64_t keyed_sum_avx2(const std::uint64_t* column, const std::uint64_t* keys) {
  __m256i sums[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};  // apart: they overlap
  for (std::size_t word = 0; word < kColumnWords; word += 8) {
    for (std::size_t lane = 0; lane < 2; ++lane) {
      const std::size_t four = word + 4 * lane;
      const __m256i mixed =
          Avx2Vector::xor_(Avx2Vector::load(column + four), Avx2Vector::load(keys + four));
      sums[lane] =
          _mm256_add_epi64(sums[lane], _mm256_mul_epu32(mixed, _mm256_srli_epi64(mixed, 32)));
    }
  }
  std::uint64_t quarters[4];
  Avx2Vector::store(quarters, _mm256_add_epi64(sums[0], sums[1]));
  return quarters[0] + quarters[1] + quarters[2] + quarters[3];
}

}  // namespace congener::fingerprints::kernels
