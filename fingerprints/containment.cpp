#include "congener/fingerprints/containment.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "congener/error.hpp"
#include "kernels/kernel.hpp"
#include "read_guard.hpp"

namespace congener::fingerprints {
namespace {

using kernels::kBlockLanes;
using kernels::kColumnWords;

/// The molecules that were found, by position, put together from places.
class Found {
 public:
  explicit Found(const StoreParts& parts)
      : parts_(parts), words_((parts.positions.size + 63) / 64) {}

  void add(std::uint64_t place) {
    const std::uint64_t* const position = parts_.positions.data + place;
    if (parts_.guard) {
      parts_.guard->check(position, sizeof *position);
    }
    if (*position >= parts_.positions.size) {
      throw FormatError("the order of the molecules is damaged");
    }
    words_[static_cast<std::size_t>(*position / 64)] |= std::uint64_t{1} << (*position % 64);
  }

  std::vector<std::uint64_t> take() { return std::move(words_); }

 private:
  const StoreParts& parts_;
  std::vector<std::uint64_t> words_;
};

/// A block of columns: what is left when all columns are laid one over the other.
void find_in_block(const StoreParts& parts, std::uint64_t block,
                   const std::vector<std::uint32_t>& bits, Found& found) {
  const std::uint64_t first = block * kBlockLanes;
  const std::uint64_t count = std::min<std::uint64_t>(kBlockLanes, parts.positions.size - first);
  const std::uint64_t* const columns = parts.words.data + block * parts.bits * kColumnWords;
  std::array<std::uint64_t, kColumnWords> left;
  left.fill(~std::uint64_t{0});
  for (const std::uint32_t bit : bits) {
    if (parts.guard) {
      parts.guard->check_columns(columns, &bit, 1);
    }
    const std::uint64_t* const column = columns + bit * kColumnWords;
    std::uint64_t any = 0;
    for (std::size_t word = 0; word < kColumnWords; ++word) {
      left[word] &= column[word];
      any |= left[word];
    }
    if (any == 0) {
      return;
    }
  }
  for (std::uint64_t word = 0; 64 * word < count; ++word) {
    for (std::uint64_t lanes = left[static_cast<std::size_t>(word)]; lanes != 0;
         lanes &= lanes - 1) {
      const std::uint64_t lane = 64 * word + static_cast<std::uint64_t>(__builtin_ctzll(lanes));
      if (lane < count) {
        found.add(first + lane);
      }
    }
  }
}

void find_in_row(const StoreParts& parts, std::uint64_t place,
                 const std::vector<std::uint32_t>& bits, Found& found) {
  const std::size_t row_words = parts.bits / 64;
  const std::uint64_t* const row = parts.words.data + place * row_words;
  if (parts.guard) {
    parts.guard->check(row, 8 * row_words);
  }
  if (std::all_of(bits.begin(), bits.end(),
                  [&](std::uint32_t bit) { return (row[bit / 64] >> (bit % 64) & 1U) != 0; })) {
    found.add(place);
  }
}

}  // namespace

std::vector<std::uint64_t> molecules_with_bits(const FingerprintStore& store,
                                               std::vector<std::uint32_t> bits) {
  const StoreParts& parts = store.parts();
  for (const std::uint32_t bit : bits) {
    if (bit >= parts.bits) {
      throw OptionError("the fingerprints have no bit " + std::to_string(bit));
    }
  }
  if (parts.guard) {
    parts.guard->check(parts.bit_counts);
  }
  std::sort(bits.begin(), bits.end(), [&](std::uint32_t a, std::uint32_t b) {
    return parts.bit_counts[a] != parts.bit_counts[b] ? parts.bit_counts[a] < parts.bit_counts[b]
                                                      : a < b;
  });
  Found found(parts);
  if (parts.layout == StoreLayout::Rows) {
    for (std::uint64_t place = 0; place < store.size(); ++place) {
      find_in_row(parts, place, bits, found);
    }
  } else {
    for (std::uint64_t block = 0; block * kBlockLanes < store.size(); ++block) {
      find_in_block(parts, block, bits, found);
    }
  }
  return found.take();
}

}  // namespace congener::fingerprints
