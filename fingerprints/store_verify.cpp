// The full check of a store: everything that a search relies on.

#include <string>
#include <vector>

#include "congener/error.hpp"
#include "congener/fingerprints/store.hpp"
#include "kernels/kernel.hpp"
#include "store_rows.hpp"

namespace congener::fingerprints {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw FormatError("the fingerprint store is damaged: " + what + "; build it anew");
}

void check_positions(const StoreParts& parts) {
  std::vector<bool> met(parts.positions.size, false);
  for (std::size_t place = 0; place < parts.positions.size; ++place) {
    const std::uint64_t position = parts.positions[place];
    if (position >= met.size() || met[static_cast<std::size_t>(position)]) {
      refuse("position " + std::to_string(position) + " at place " + std::to_string(place) +
             " is out of range or occurs twice");
    }
    met[static_cast<std::size_t>(position)] = true;
  }
  for (std::size_t bits = 0; bits + 1 < parts.first_places.size; ++bits) {
    for (std::uint64_t place = parts.first_places[bits] + 1; place < parts.first_places[bits + 1];
         ++place) {
      if (parts.positions[place] < parts.positions[place - 1]) {
        refuse("molecules with " + std::to_string(bits) + " set bits are out of order");
      }
    }
  }
}

/// Counts of set bits, by place and by bit, to compare with what the store says.
class Counts {
 public:
  explicit Counts(const StoreParts& parts) : of_bit_(parts.bits, 0), of_lane_(64, 0) {}

  /// 64 molecules as rows of one word, which holds the bits from `first_bit` on.
  void add_square(const std::uint64_t* rows, std::size_t first_bit) {
    for (std::size_t lane = 0; lane < 64; ++lane) {
      of_lane_[lane] += static_cast<std::uint32_t>(__builtin_popcountll(rows[lane]));
      for (std::uint64_t left = rows[lane]; left != 0; left &= left - 1) {
        ++of_bit_[first_bit + static_cast<std::size_t>(__builtin_ctzll(left))];
      }
    }
  }

  /// After all words of 64 molecules.
  void check_lanes(const FingerprintStore& store, std::uint64_t first_place) {
    for (std::size_t lane = 0; lane < 64; ++lane) {
      const std::uint64_t place = first_place + lane;
      const std::uint32_t expected = place < store.size() ? store.bits_at(place) : 0;
      if (of_lane_[lane] != expected) {
        refuse("the molecule at place " + std::to_string(place) + " has " +
               std::to_string(of_lane_[lane]) + " bits set instead of " + std::to_string(expected));
      }
      of_lane_[lane] = 0;
    }
  }

  void check_bits(const StoreParts& parts) const {
    for (std::size_t bit = 0; bit < of_bit_.size(); ++bit) {
      if (of_bit_[bit] != parts.bit_counts[bit]) {
        refuse("bit " + std::to_string(bit) + " is set in " + std::to_string(of_bit_[bit]) +
               " molecules instead of " + std::to_string(parts.bit_counts[bit]));
      }
    }
  }

 private:
  std::vector<std::uint64_t> of_bit_;
  std::vector<std::uint32_t> of_lane_;
};

}  // namespace

void FingerprintStore::verify() const {
  check_positions(parts_);
  Counts counts(parts_);
  std::uint64_t end = size();
  if (parts_.layout == StoreLayout::Columns) {
    end = (size() + kernels::kBlockLanes - 1) / kernels::kBlockLanes * kernels::kBlockLanes;
  }
  std::uint64_t rows[64];
  for (std::uint64_t first = 0; first < end; first += 64) {
    for (std::size_t word = 0; word < parts_.bits / 64; ++word) {
      read_square(parts_, first, word, rows);
      counts.add_square(rows, 64 * word);
    }
    counts.check_lanes(*this, first);
  }
  counts.check_bits(parts_);
}

}  // namespace congener::fingerprints
