#include "row_engine.hpp"

#include <immintrin.h>

#include <algorithm>

namespace bench {
namespace {

constexpr std::uint32_t kBits = 64 * kRowWords;

void add(__m256i a, __m256i b, __m256i c, __m256i& sum, __m256i& carry) {
  const __m256i half = _mm256_xor_si256(a, b);
  carry = _mm256_or_si256(_mm256_and_si256(a, b), _mm256_and_si256(half, c));
  sum = _mm256_xor_si256(half, c);
}

__m256i bits_of_words(__m256i bits) {
  const __m256i counts = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1,
                                          2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low_half = _mm256_set1_epi8(0x0F);
  const __m256i low = _mm256_and_si256(bits, low_half);
  const __m256i high = _mm256_and_si256(_mm256_srli_epi32(bits, 4), low_half);
  return _mm256_sad_epu8(
      _mm256_add_epi8(_mm256_shuffle_epi8(counts, low), _mm256_shuffle_epi8(counts, high)),
      _mm256_setzero_si256());
}

/// Eight vectors of 256 bits through seven full adders: four bit counts instead of eight.
std::uint32_t common_bits(const std::uint64_t* a, const std::uint64_t* b) {
  const auto both = [&](std::size_t index) {
    return _mm256_and_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + 4 * index)),
                            _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + 4 * index)));
  };
  __m256i ones;
  __m256i twos;
  __m256i fours;
  __m256i eights;
  __m256i twos_a;
  __m256i twos_b;
  __m256i fours_a;
  __m256i fours_b;
  const __m256i zero = _mm256_setzero_si256();
  add(zero, both(0), both(1), ones, twos_a);
  add(ones, both(2), both(3), ones, twos_b);
  add(zero, twos_a, twos_b, twos, fours_a);
  add(ones, both(4), both(5), ones, twos_a);
  add(ones, both(6), both(7), ones, twos_b);
  add(twos, twos_a, twos_b, twos, fours_b);
  add(zero, fours_a, fours_b, fours, eights);
  __m256i sum = _mm256_slli_epi64(bits_of_words(eights), 3);
  sum = _mm256_add_epi64(sum, _mm256_slli_epi64(bits_of_words(fours), 2));
  sum = _mm256_add_epi64(sum, _mm256_slli_epi64(bits_of_words(twos), 1));
  sum = _mm256_add_epi64(sum, bits_of_words(ones));
  const __m128i pair = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si64(pair) + _mm_extract_epi64(pair, 1));
}

std::uint32_t bits_of(const std::uint64_t* row) {
  return common_bits(row, row);
}

bool better(const RowHit& a, const RowHit& b) {
  const std::uint64_t left = std::uint64_t{a.common} * b.either;
  const std::uint64_t right = std::uint64_t{b.common} * a.either;
  return left != right ? left > right : a.position < b.position;
}

}  // namespace

bool row_engine_supported() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("popcnt") != 0;
}

RowEngine::RowEngine(const std::uint64_t* rows, std::size_t count)
    : first_places_(kBits + 2, 0), positions_(count), words_(count * kRowWords) {
  for (std::size_t row = 0; row < count; ++row) {
    ++first_places_[bits_of(rows + row * kRowWords) + 1];
  }
  for (std::size_t bits = 1; bits < first_places_.size(); ++bits) {
    first_places_[bits] += first_places_[bits - 1];
  }
  std::vector<std::uint64_t> next = first_places_;
  for (std::size_t row = 0; row < count; ++row) {
    const std::uint64_t place = next[bits_of(rows + row * kRowWords)]++;
    positions_[place] = row;
    std::copy_n(rows + row * kRowWords, kRowWords, words_.data() + place * kRowWords);
  }
}

std::vector<RowHit> RowEngine::threshold(const std::uint64_t* query, std::uint64_t over,
                                         std::uint64_t under) const {
  std::vector<RowHit> hits;
  const std::uint64_t a = bits_of(query);
  for (std::uint64_t b = 0; b <= kBits; ++b) {
    if (std::min(a, b) * under < over * std::max(a, b)) {
      continue;
    }
    // common / (a + b - common) >= over / under
    const std::uint64_t needed = (over * (a + b) + over + under - 1) / (over + under);
    for (std::uint64_t place = first_places_[b]; place < first_places_[b + 1]; ++place) {
      const std::uint32_t common = common_bits(query, words_.data() + place * kRowWords);
      if (common >= needed) {
        hits.push_back({positions_[place], common, static_cast<std::uint32_t>(a + b) - common});
      }
    }
  }
  std::sort(hits.begin(), hits.end(), better);
  return hits;
}

std::vector<RowHit> RowEngine::nearest(const std::uint64_t* query, std::size_t k) const {
  std::vector<RowHit> heap;  // the worst on top
  const std::uint64_t a = bits_of(query);
  std::vector<std::uint32_t> order;  // numbers of bits, best bound first
  for (std::uint32_t b = 1; b <= kBits; ++b) {
    if (first_places_[b] != first_places_[b + 1]) {
      order.push_back(b);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint64_t b, std::uint64_t c) {
    return std::min(a, b) * std::max(a, c) > std::min(a, c) * std::max(a, b);
  });
  for (const std::uint32_t b : order) {
    const auto needed = [&]() -> std::uint64_t {  // rounded down: equal scores must come through
      if (heap.size() < k) {
        return 0;
      }
      const std::uint64_t over = heap.front().common;
      const std::uint64_t under = heap.front().either;
      return (over * (a + b) + over + under - 1) / (over + under);
    };
    std::uint64_t least = needed();
    if (least > std::min<std::uint64_t>(a, b)) {
      break;
    }
    for (std::uint64_t place = first_places_[b]; place < first_places_[b + 1]; ++place) {
      const std::uint32_t common = common_bits(query, words_.data() + place * kRowWords);
      if (common < least) {
        continue;
      }
      const RowHit hit{positions_[place], common, static_cast<std::uint32_t>(a) + b - common};
      if (heap.size() == k && !better(hit, heap.front())) {
        continue;
      }
      if (heap.size() == k) {
        std::pop_heap(heap.begin(), heap.end(), better);
        heap.pop_back();
      }
      heap.push_back(hit);
      std::push_heap(heap.begin(), heap.end(), better);
      least = needed();
    }
  }
  std::sort(heap.begin(), heap.end(), better);
  return heap;
}

}  // namespace bench
