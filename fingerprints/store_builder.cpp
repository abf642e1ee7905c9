// Sorting by number of set bits, and turning rows into columns.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "aligned_words.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/store.hpp"
#include "kernels/kernel.hpp"
#include "transpose.hpp"

namespace congener::fingerprints {
namespace {

struct OwnedParts {
  std::vector<std::uint64_t> first_places;
  std::vector<std::uint64_t> positions;
  std::vector<std::uint64_t> bit_counts;
  AlignedWords words;
};

template <typename T>
ArrayView<T> view_of(const std::vector<T>& values) {
  return {values.data(), values.size()};
}

/// A counting sort, stable: positions ascend among molecules with equally many bits.
void sort_by_bits(const std::vector<std::uint32_t>& bits_of, std::uint32_t bits,
                  OwnedParts& parts) {
  parts.first_places.assign(bits + std::size_t{2}, 0);
  for (const std::uint32_t set : bits_of) {
    ++parts.first_places[set + std::size_t{1}];
  }
  for (std::size_t set = 1; set < parts.first_places.size(); ++set) {
    parts.first_places[set] += parts.first_places[set - 1];
  }
  std::vector<std::uint64_t> next = parts.first_places;
  parts.positions.resize(bits_of.size());
  for (std::size_t position = 0; position < bits_of.size(); ++position) {
    parts.positions[static_cast<std::size_t>(next[bits_of[position]]++)] = position;
  }
}

void fill_rows(const std::vector<std::uint64_t>& rows, std::size_t row_words, OwnedParts& parts) {
  std::uint64_t* place = parts.words.data();
  for (const std::uint64_t position : parts.positions) {
    place = std::copy_n(rows.data() + position * row_words, row_words, place);
  }
}

void fill_columns(const std::vector<std::uint64_t>& rows, std::size_t row_words,
                  OwnedParts& parts) {
  const std::size_t size = parts.positions.size();
  std::uint64_t square[64];
  for (std::size_t first = 0; first < size; first += 64) {
    const std::size_t block = first / kernels::kBlockLanes;
    const std::size_t lane_word = first % kernels::kBlockLanes / 64;
    for (std::size_t word = 0; word < row_words; ++word) {
      for (std::size_t lane = 0; lane < 64; ++lane) {
        const std::size_t place = first + lane;
        square[lane] =
            place < size ? rows[static_cast<std::size_t>(parts.positions[place]) * row_words + word]
                         : 0;
      }
      transpose_64(square);
      const std::size_t column = block * 64 * row_words + 64 * word;
      for (std::size_t bit = 0; bit < 64; ++bit) {
        parts.words.data()[(column + bit) * kernels::kColumnWords + lane_word] = square[bit];
      }
    }
  }
}

std::vector<std::uint64_t> count_bits(const std::vector<std::uint64_t>& rows,
                                      std::size_t row_words) {
  std::vector<std::uint64_t> counts(64 * row_words, 0);
  for (std::size_t word = 0; word < rows.size(); ++word) {
    for (std::uint64_t left = rows[word]; left != 0; left &= left - 1) {
      ++counts[64 * (word % row_words) + static_cast<std::size_t>(__builtin_ctzll(left))];
    }
  }
  return counts;
}

bool wants_rows(const StoreOptions& options, const std::vector<std::uint64_t>& bit_counts,
                std::uint64_t molecules) {
  std::uint64_t set = 0;
  for (const std::uint64_t count : bit_counts) {
    set += count;
  }
  const double all = static_cast<double>(molecules) * static_cast<double>(bit_counts.size());
  return molecules < options.rows_below_size ||
         (bit_counts.size() >= options.rows_from_bits &&
          static_cast<double>(set) >= options.rows_from_density * all);
}

}  // namespace

StoreBuilder::StoreBuilder(std::uint32_t bits, const StoreOptions& options)
    : bits_(bits), options_(options) {
  if (bits == 0 || bits % 64 != 0 || bits > kMostBits) {
    throw OptionError("fingerprints of " + std::to_string(bits) +
                      " bits cannot be stored; use a multiple of 64 from 64 to " +
                      std::to_string(kMostBits));
  }
}

void StoreBuilder::add(const std::uint64_t* words) {
  const std::size_t row_words = bits_ / 64;
  std::uint32_t set = 0;
  for (std::size_t word = 0; word < row_words; ++word) {
    set += static_cast<std::uint32_t>(__builtin_popcountll(words[word]));
  }
  rows_.insert(rows_.end(), words, words + row_words);
  bits_of_.push_back(set);
}

void StoreBuilder::add(const Fingerprint& fingerprint) {
  if (fingerprint.words.size() != bits_ / 64) {
    throw OptionError("a fingerprint of " + std::to_string(64 * fingerprint.words.size()) +
                      " bits does not fit a store of " + std::to_string(bits_) +
                      " bits; use one kind of fingerprint per store");
  }
  add(fingerprint.words.data());
}

FingerprintStore StoreBuilder::build() {
  const std::size_t row_words = bits_ / 64;
  const auto owned = std::make_shared<OwnedParts>();
  sort_by_bits(bits_of_, bits_, *owned);
  owned->bit_counts = count_bits(rows_, row_words);
  StoreParts parts;
  parts.bits = bits_;
  if (wants_rows(options_, owned->bit_counts, size())) {
    parts.layout = StoreLayout::Rows;
    owned->words = AlignedWords(rows_.size());
    fill_rows(rows_, row_words, *owned);
  } else {
    parts.layout = StoreLayout::Columns;
    owned->words = AlignedWords(static_cast<std::size_t>(store_words(parts.layout, bits_, size())));
    fill_columns(rows_, row_words, *owned);
  }
  parts.first_places = view_of(owned->first_places);
  parts.positions = view_of(owned->positions);
  parts.bit_counts = view_of(owned->bit_counts);
  parts.words = {owned->words.data(), owned->words.size()};
  parts.owner = owned;
  rows_ = {};
  bits_of_ = {};
  return FingerprintStore(std::move(parts));
}

}  // namespace congener::fingerprints
