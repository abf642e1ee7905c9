#include "search_plan.hpp"

#include <algorithm>
#include <string>

#include "congener/error.hpp"
#include "touch.hpp"

namespace congener::fingerprints {
namespace {

std::uint32_t count_bits(const Fingerprint& fingerprint) {
  std::uint32_t count = 0;
  for (const std::uint64_t word : fingerprint.words) {
    count += static_cast<std::uint32_t>(__builtin_popcountll(word));
  }
  return count;
}

/// The rarer a column, the sooner the lanes without it are dropped.
std::vector<std::uint32_t> rarest_first(const Fingerprint& query, const FingerprintStore& store) {
  std::vector<std::uint32_t> columns;
  if (store.layout() != StoreLayout::Columns || store.size() == 0) {
    return columns;
  }
  for (std::uint32_t word = 0; word < query.words.size(); ++word) {
    for (std::uint64_t left = query.words[word]; left != 0; left &= left - 1) {
      columns.push_back(64 * word + static_cast<std::uint32_t>(__builtin_ctzll(left)));
    }
  }
  const auto& counts = store.parts().bit_counts;
  if (store.parts().guard) {
    store.parts().guard->check(counts);
  }
  std::sort(columns.begin(), columns.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] < counts[b] : a < b;
  });
  return columns;
}

/// The least need of any molecule in the tile: needs never fall with the number of bits, but few
/// bits may be too few.
std::uint32_t least_needed(const Tile& tile, Needed& needed) {
  const auto& range = tile.store->tile_bits(tile.number);
  for (std::uint32_t bits = range.least; bits <= range.most; ++bits) {
    const std::uint32_t common = needed.at(bits);
    if (common != Needed::kNever) {
      return common;
    }
  }
  return Needed::kNever;
}

std::size_t scan_block(const Tile& tile, const PreparedQuery& query, Needed& needed,
                       const kernels::Kernel& kernel, Scratch& scratch) {
  kernels::ScanColumns const scan_columns = kernel.scan_columns;
  const StoreParts& parts = tile.store->parts();
  const auto& columns = query.columns(tile.part);
  kernels::ColumnScan scan;
  scan.least_common = least_needed(tile, needed);
  if (scan.least_common == Needed::kNever) {
    return 0;
  }
  scan.block = parts.words.data + tile.number * parts.bits * kernels::kColumnWords;
  scan.columns = columns.data();
  scan.column_count = static_cast<std::uint32_t>(columns.size());
  const kernels::Scanned scanned = scan_columns(scan, scratch.found.data());
  if (parts.guard) {
    // Afterwards: what the scan has read is in the cache, and what it has not read does not matter.
    parts.guard->check_columns(scan.block, scan.columns, scanned.columns_read);
  }
  std::size_t count = scanned.found;
  // At a threshold of 0 the empty lanes that fill up the last block are found too.
  const std::uint64_t filled = tile.store->size() - tile.number * kernels::kBlockLanes;
  while (count > 0 && scratch.found[count - 1].lane >= filled) {
    --count;
  }
  return count;
}

std::size_t scan_rows(const Tile& tile, const PreparedQuery& query, Needed& needed,
                      const kernels::Kernel& kernel, Scratch& scratch) {
  const FingerprintStore& store = *tile.store;
  const StoreParts& parts = store.parts();
  const auto& range = store.tile_bits(tile.number);
  std::uint32_t least = range.least;
  std::uint32_t most = range.most;
  while (least <= most && needed.at(least) == Needed::kNever) {
    ++least;
  }
  while (most > least && needed.at(most) == Needed::kNever) {
    --most;
  }
  if (least > most) {
    return 0;
  }
  const std::uint64_t first = tile.number * store.tile_places();
  const std::uint64_t end = std::min(first + store.tile_places(), store.size());
  std::uint64_t place = std::max(first, parts.first_places[least]);
  const std::uint64_t stop = std::min(end, parts.first_places[most + std::size_t{1}]);
  const std::size_t row_words = parts.bits / 64;
  const std::uint64_t* const rows = parts.words.data + place * row_words;
  const auto row_count = static_cast<std::size_t>(stop - place);
  kernel.and_counts(query.words(), rows, row_words, row_count, scratch.counts.data());
  if (parts.guard) {
    parts.guard->check(rows, 8 * row_words * row_count);
  }
  const std::uint32_t* common = scratch.counts.data();
  std::size_t count = 0;
  for (std::uint32_t bits = least; bits <= most; ++bits) {
    const std::uint64_t same_bits_end = std::min(stop, parts.first_places[bits + std::size_t{1}]);
    const std::uint32_t least_common = place < same_bits_end ? needed.at(bits) : 0;
    for (; place < same_bits_end; ++place, ++common) {
      scratch.found[count] = {static_cast<std::uint32_t>(place - first), *common};
      count += *common >= least_common ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

std::vector<Tile> tiles_of(const StoreList& stores, const std::vector<Fingerprint>& queries) {
  std::vector<Tile> tiles;
  std::uint64_t first_position = 0;
  std::uint32_t bits = 0;
  for (std::uint32_t part = 0; part < stores.size(); ++part) {
    const FingerprintStore& store = stores[part];
    if (store.bits() != 0 && bits != 0 && store.bits() != bits) {
      throw OptionError("the parts of a library have fingerprints of " + std::to_string(bits) +
                        " and " + std::to_string(store.bits()) + " bits; search them apart");
    }
    bits = std::max(bits, store.bits());
    for (std::uint64_t number = 0; number < store.tile_count(); ++number) {
      tiles.push_back({&store, part, number, first_position});
    }
    first_position += store.size();
  }
  for (const Fingerprint& query : queries) {
    if (bits != 0 && query.words.size() != bits / 64) {
      throw OptionError("a query of " + std::to_string(64 * query.words.size()) +
                        " bits cannot be compared with a library of " + std::to_string(bits) +
                        " bits; use the library's kind of fingerprint");
    }
  }
  return tiles;
}

void check_options(const SearchOptions& options) {
  constexpr std::uint32_t kMostDenominator = 1'000'000'000;
  const Threshold& threshold = options.threshold;
  if (threshold.denominator == 0 || threshold.denominator > kMostDenominator ||
      threshold.numerator > threshold.denominator) {
    throw OptionError("a threshold must be a fraction from 0 to 1 with a denominator from 1 to " +
                      std::to_string(kMostDenominator));
  }
  if (options.threads < 0) {
    throw OptionError("the number of threads is negative; use 0 for all");
  }
}

PreparedQuery::PreparedQuery(const Fingerprint& query, const StoreList& stores,
                             const SearchOptions& options)
    : scorer_(options.metric, count_bits(query)),
      floor_(scorer_.floor_of(options.threshold)),
      words_(query.words.data()) {
  for (const FingerprintStore& store : stores) {
    columns_.push_back(rarest_first(query, store));
  }
}

Fraction PreparedQuery::best_score(const Tile& tile) const {
  // The best possible score rises up to as many bits as the query has, and falls from there.
  const auto& range = tile.store->tile_bits(tile.number);
  return scorer_.best_score(std::clamp(scorer_.query_bits(), range.least, range.most));
}

std::vector<Hit> PreparedQuery::hits_from(const std::vector<Match>& matches) const {
  std::vector<Hit> hits;
  hits.reserve(matches.size());
  for (const Match& match : matches) {
    const double score = scorer_.value(scorer_.score(match.bits, match.common));
    hits.push_back({match.position, score, match.common, match.bits});
  }
  return hits;
}

Needed::Needed(const Scorer& scorer, std::uint32_t library_bits, const Fraction& floor)
    : scorer_(&scorer), floor_(floor), needed_(library_bits + std::size_t{1}, kUnknown) {}

void Needed::raise(const Fraction& floor) {
  if (floor_ < floor) {
    floor_ = floor;
    std::fill(needed_.begin(), needed_.end(), kUnknown);
  }
}

std::uint32_t Needed::work_out(std::uint32_t bits) const {
  const std::uint32_t common = scorer_->least_common(bits, floor_);
  return common > std::min(bits, scorer_->query_bits()) ? kNever : common;
}

std::uint64_t words_wanted(const Tile& tile, const PreparedQuery& query, Needed& needed) {
  constexpr std::uint64_t kColumnsPerTest = 8;
  const std::uint32_t least_common = least_needed(tile, needed);
  const std::uint64_t columns = query.columns(tile.part).size();
  if (least_common == Needed::kNever || columns < least_common) {
    return 0;
  }
  // A lane cannot be given up before more columns than this have been added up.
  const std::uint64_t before_test = columns - least_common + kColumnsPerTest;
  return std::min(columns, before_test) * kernels::kColumnWords;
}

void read_whole_if_worth(const Tile& tile, std::uint64_t words_wanted) {
  constexpr std::uint64_t kJumpCost = 3;  // of a word, next to one read in order; measured
  const StoreParts& parts = tile.store->parts();
  const std::uint64_t words = std::uint64_t{tile.store->bits()} * kernels::kColumnWords;
  if (tile.store->layout() != StoreLayout::Columns || kJumpCost * words_wanted < words) {
    return;
  }
  const std::uint64_t* const first = parts.words.data + tile.number * words;
  const auto bytes = static_cast<std::size_t>(8 * words);
  parts.guard ? parts.guard->read_through(first, bytes) : touch(first, bytes);
}

void refuse_damaged(std::uint64_t place) {
  throw FormatError("the fingerprint store is damaged: the molecule at place " +
                    std::to_string(place) +
                    " has more bits set than it should; build the index anew, or take a backup");
}

std::size_t scan_tile(const Tile& tile, const PreparedQuery& query, Needed& needed,
                      const kernels::Kernel& kernel, Scratch& scratch) {
  return tile.store->layout() == StoreLayout::Columns
             ? scan_block(tile, query, needed, kernel, scratch)
             : scan_rows(tile, query, needed, kernel, scratch);
}

}  // namespace congener::fingerprints
