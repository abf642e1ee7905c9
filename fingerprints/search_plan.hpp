#pragma once
// What both kinds of search share: the tiles of a library, a query made ready for them, and the
// scan of one tile for one query.

#include <cstdint>
#include <vector>

#include "congener/fingerprints/search.hpp"
#include "kernels/kernel.hpp"
#include "read_guard.hpp"
#include "score.hpp"

namespace congener::fingerprints {

/// One tile of one part of the library.
struct Tile {
  const FingerprintStore* store = nullptr;
  std::uint32_t part = 0;            ///< index of the store
  std::uint64_t number = 0;          ///< of the tile in its store
  std::uint64_t first_position = 0;  ///< of the store in the library
};

/// All tiles, in the order of the library. Throws congener::OptionError when the parts have
/// different numbers of bits or a query does not fit.
std::vector<Tile> tiles_of(const StoreList& stores, const std::vector<Fingerprint>& queries);

/// Throws congener::OptionError when an option is out of range.
void check_options(const SearchOptions& options);

/// A hit before its score becomes a double.
struct Match {
  std::uint64_t position = 0;
  std::uint32_t common = 0;
  std::uint32_t bits = 0;  ///< set in the molecule
  double ratio = 0;        ///< of the score's fraction; rounded, so it only decides when it differs
};

/// A query, ready for all parts of a library. Constant once made.
class PreparedQuery {
 public:
  PreparedQuery(const Fingerprint& query, const StoreList& stores, const SearchOptions& options);

  const Scorer& scorer() const { return scorer_; }
  const Fraction& floor() const { return floor_; }  ///< the threshold
  const std::uint64_t* words() const { return words_; }
  /// The set bits, rarest in this part first.
  const std::vector<std::uint32_t>& columns(std::uint32_t part) const { return columns_[part]; }

  /// The best score that any molecule of the tile can have.
  Fraction best_score(const Tile& tile) const;

  Match match(std::uint64_t position, std::uint32_t common, std::uint32_t bits) const {
    const Fraction score = scorer_.score(bits, common);
    return {position, common, bits,
            static_cast<double>(score.numerator) / static_cast<double>(score.denominator)};
  }

  /// Is a the better hit? Score, then position: a total order.
  bool better(const Match& a, const Match& b) const {
    // Numerator and denominator are exact as doubles, and rounding a quotient keeps its order: only
    // equal ratios need a closer look.
    if (a.ratio != b.ratio) {
      return a.ratio > b.ratio;
    }
    if (a.common != b.common || a.bits != b.bits) {
      const Fraction score_a = scorer_.score(a.bits, a.common);
      const Fraction score_b = scorer_.score(b.bits, b.common);
      if (score_b < score_a || score_a < score_b) {
        return score_b < score_a;
      }
    }
    return a.position < b.position;
  }

  std::vector<Hit> hits_from(const std::vector<Match>& matches) const;

 private:
  Scorer scorer_;
  Fraction floor_;
  const std::uint64_t* words_;
  std::vector<std::vector<std::uint32_t>> columns_;
};

/// The common bits that a score needs, by number of set bits; worked out when first asked for.
/// One per thread and query.
class Needed {
 public:
  Needed(const Scorer& scorer, std::uint32_t library_bits, const Fraction& floor);

  /// Another lowest score, not below the one before.
  void raise(const Fraction& floor);

  const Fraction& floor() const { return floor_; }

  /// Fewest common bits for a molecule with so many bits set; kNever when it cannot be a hit.
  std::uint32_t at(std::uint32_t bits) {
    std::uint32_t& needed = needed_[bits];
    if (needed == kUnknown) {
      needed = work_out(bits);
    }
    return needed;
  }

  static constexpr std::uint32_t kNever = 0xFFFFFFFE;

 private:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  std::uint32_t work_out(std::uint32_t bits) const;

  const Scorer* scorer_;
  Fraction floor_;
  std::vector<std::uint32_t> needed_;
};

/// Room for what a scan finds. One per thread.
struct Scratch {
  std::vector<kernels::LaneCount> found = std::vector<kernels::LaneCount>(kernels::kBlockLanes);
  std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(kernels::kBlockLanes);
  std::vector<Match> matches;
};

/// The molecules of a tile that may reach the floor, with their exact common bits, ascending by
/// place; lanes count from the tile's first place. Some may miss the floor by a little. What was
/// read of an index file has been checked: throws congener::FormatError when it is damaged.
std::size_t scan_tile(const Tile& tile, const PreparedQuery& query, Needed& needed,
                      const kernels::Kernel& kernel, Scratch& scratch);

/// The words of a tile of columns that a scan for this query reads at least.
std::uint64_t words_wanted(const Tile& tile, const PreparedQuery& query, Needed& needed);

/// Brings a tile into the cache from end to end when scans are going to read a good part of it:
/// memory is several times as fast in order as in jumps from column to column.
void read_whole_if_worth(const Tile& tile, std::uint64_t words_wanted);

/// Throws congener::FormatError: a molecule has more bits set than its place says. Only a damaged
/// index file can have that; every score relies on it.
[[noreturn]] void refuse_damaged(std::uint64_t place);

/// Scans a tile and hands over every molecule that does reach the floor.
template <typename Take>
void find_in_tile(const Tile& tile, const PreparedQuery& query, Needed& needed,
                  const kernels::Kernel& kernel, Scratch& scratch, const Take& take) {
  const std::size_t count = scan_tile(tile, query, needed, kernel, scratch);
  const StoreParts& parts = tile.store->parts();
  const std::uint64_t first = tile.number * tile.store->tile_places();
  std::uint32_t bits = tile.store->tile_bits(tile.number).least;
  for (std::size_t index = 0; index < count; ++index) {
    const kernels::LaneCount& found = scratch.found[index];
    const std::uint64_t place = first + found.lane;
    while (parts.first_places[bits + std::size_t{1}] <= place) {
      ++bits;
    }
    if (found.common > bits) {
      refuse_damaged(place);
    }
    if (found.common >= needed.at(bits)) {
      if (parts.guard) {
        parts.guard->check(&parts.positions[static_cast<std::size_t>(place)],
                           sizeof(std::uint64_t));
      }
      take(query.match(tile.first_position + parts.positions[static_cast<std::size_t>(place)],
                       found.common, bits));
    }
  }
}

inline bool is_cancelled(const SearchOptions& options) {
  return options.cancelled != nullptr && options.cancelled->load(std::memory_order_relaxed);
}

}  // namespace congener::fingerprints
