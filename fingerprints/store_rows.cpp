#include "store_rows.hpp"

#include <algorithm>

#include "kernels/kernel.hpp"
#include "transpose.hpp"

namespace congener::fingerprints {

void read_square(const StoreParts& parts, std::uint64_t first, std::size_t word,
                 std::uint64_t* rows) {
  const std::size_t row_words = parts.bits / 64;
  if (parts.layout == StoreLayout::Rows) {
    for (std::size_t lane = 0; lane < 64; ++lane) {
      const std::uint64_t place = first + lane;
      rows[lane] = place < parts.positions.size ? parts.words[place * row_words + word] : 0;
    }
    return;
  }
  const std::uint64_t block = first / kernels::kBlockLanes;
  const std::uint64_t lane_word = first % kernels::kBlockLanes / 64;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    const std::uint64_t column = block * parts.bits + 64 * word + bit;
    rows[bit] = parts.words[column * kernels::kColumnWords + lane_word];
  }
  transpose_64(rows);
}

std::vector<std::uint64_t> rows_by_position(const FingerprintStore& store) {
  const StoreParts& parts = store.parts();
  const std::size_t row_words = parts.bits / 64;
  std::vector<std::uint64_t> rows(parts.positions.size * row_words);
  std::uint64_t square[64];
  for (std::size_t first = 0; first < parts.positions.size; first += 64) {
    const std::size_t count = std::min<std::size_t>(64, parts.positions.size - first);
    for (std::size_t word = 0; word < row_words; ++word) {
      read_square(parts, first, word, square);
      for (std::size_t lane = 0; lane < count; ++lane) {
        const auto position = static_cast<std::size_t>(parts.positions[first + lane]);
        rows[position * row_words + word] = square[lane];
      }
    }
  }
  return rows;
}

}  // namespace congener::fingerprints
