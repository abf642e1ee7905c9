#pragma once
// Exact similarity search: all molecules from a threshold on, or the k nearest, for one query or
// many in one pass.
//
// The answers are those of comparing every pair, whatever the layout, the kernel and the number of
// threads. Molecules are passed over only when their number of set bits (Swamidass and Baldi 2007,
// doi 10.1021/ci600358f) or the columns added up so far prove that they cannot be hits.

#include <atomic>
#include <cstdint>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "congener/fingerprints/metric.hpp"
#include "congener/fingerprints/store.hpp"

namespace congener::fingerprints {

/// Settings of a search.
struct SearchOptions {
  Metric metric;
  /// Only molecules that score at least this much are hits, in both kinds of search. At 0 every
  /// molecule is one.
  Threshold threshold;
  /// threshold_search: keep so many of the best hits per query; 0 keeps all.
  std::uint64_t max_hits = 0;
  /// Threads to use; 0 means as many as OpenMP offers. Changes no result.
  int threads = 1;
  /// The search ends early, and says so, soon after this becomes true. May be null.
  const std::atomic<bool>* cancelled = nullptr;
};

/// A molecule that was found.
struct Hit {
  std::uint64_t position = 0;  ///< in the order in which the library was built
  double score = 0;
  std::uint32_t common_bits = 0;
  std::uint32_t library_bits = 0;  ///< bits set in the molecule's fingerprint
};

/// What was found for one query.
struct SearchResult {
  /// Best score first; equal scores (compared exactly, not as double) by position.
  std::vector<Hit> hits;
  /// threshold_search: how many molecules reach the threshold, those cut by max_hits included.
  /// nearest_search: the number of hits.
  std::uint64_t hit_count = 0;
  bool truncated = false;  ///< max_hits has cut hits off
  bool cancelled = false;  ///< ended early: hits may be missing, and hit_count is too low
};

/// A library in several parts. Positions count on from part to part. All must have equally many
/// bits; empty parts without bits are passed over.
using StoreList = std::vector<FingerprintStore>;

/// All molecules that score at least options.threshold. Throws congener::OptionError when an option
/// is out of range or a query has another number of words than the library; congener::FormatError
/// when a library from a file turns out to be damaged (IndexFile::verify finds all damage).
CONGENER_EXPORT SearchResult threshold_search(const FingerprintStore& store,
                                              const Fingerprint& query,
                                              const SearchOptions& options = {});

/// The same for many queries in one pass over a library, which is faster per query.
CONGENER_EXPORT std::vector<SearchResult> threshold_search(const StoreList& stores,
                                                           const std::vector<Fingerprint>& queries,
                                                           const SearchOptions& options = {});

/// The k molecules with the best scores; at equal scores the lower positions. Fewer when the
/// library is smaller or options.threshold leaves fewer. Throws as threshold_search does.
CONGENER_EXPORT SearchResult nearest_search(const FingerprintStore& store, const Fingerprint& query,
                                            std::uint64_t k, const SearchOptions& options = {});

/// The same for many queries in one pass over a library, which is faster per query.
CONGENER_EXPORT std::vector<SearchResult> nearest_search(const StoreList& stores,
                                                         const std::vector<Fingerprint>& queries,
                                                         std::uint64_t k,
                                                         const SearchOptions& options = {});

}  // namespace congener::fingerprints
