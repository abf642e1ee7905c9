#pragma once
// A similarity search of which only the molecules that hold some patterns count.

#include <cstdint>
#include <vector>

#include "congener/index_search.hpp"
#include "substructure/pattern_set.hpp"
#include "substructure/structure_matcher.hpp"

namespace congener::index {

struct FilteredResult {
  fingerprints::SearchResult result;
  std::uint64_t undecided = 0;  ///< see QueryAnswer
};

/// Not thread-safe; it uses several threads itself. The index must outlive it.
class HitFilter {
 public:
  /// Throws OptionError when a pattern cannot be read, or the index holds no structures.
  HitFilter(const fingerprints::IndexFile& index, const IndexSearchOptions& options);

  /// As fingerprints::threshold_search and nearest_search of the molecules that hold all patterns.
  std::vector<FilteredResult> threshold_search(
      const fingerprints::StoreList& stores, const std::vector<fingerprints::Fingerprint>& queries,
      const fingerprints::SearchOptions& options);
  std::vector<FilteredResult> nearest_search(const fingerprints::StoreList& stores,
                                             const std::vector<fingerprints::Fingerprint>& queries,
                                             std::uint64_t nearest,
                                             const fingerprints::SearchOptions& options);

 private:
  FilteredResult filtered(fingerprints::SearchResult&& result);

  const fingerprints::IndexFile& index_;
  substructure::PatternSet patterns_;
  std::vector<substructure::StructureMatcher> matchers_;  ///< one per thread
};

}  // namespace congener::index
