// All molecules from a threshold on: tiles outside, queries inside, so that a tile is read from
// memory once for all queries.

#include <algorithm>
#include <atomic>
#include <vector>

#include "congener/fingerprints/parallel.hpp"
#include "congener/fingerprints/search.hpp"
#include "search_plan.hpp"

namespace congener::fingerprints {
namespace {

/// Queries that go through the library together: bounds the memory of what they need.
constexpr std::size_t kQueriesTogether = 512;
/// A thread takes several tiles at a time when each is soon done.
constexpr std::size_t kFewQueries = 8;
constexpr int kTilesForFew = 4;

/// What one thread has found for one query.
class Collector {
 public:
  Collector(const PreparedQuery& query, std::uint32_t library_bits, std::uint64_t max_hits)
      : query_(&query), needed_(query.scorer(), library_bits, query.floor()), max_hits_(max_hits) {}

  void scan(const Tile& tile, const kernels::Kernel& kernel, Scratch& scratch) {
    find_in_tile(tile, *query_, needed_, kernel, scratch,
                 [&](const Match& match) { matches_.push_back(match); });
    cut();
  }

  /// What a scan of the tile will read at least.
  std::uint64_t words_wanted(const Tile& tile) {
    return fingerprints::words_wanted(tile, *query_, needed_);
  }

  void take_over(Collector& other) {
    matches_.insert(matches_.end(), other.matches_.begin(), other.matches_.end());
    cut_off_ += other.cut_off_;
    other.matches_ = {};
  }

  SearchResult result() {
    const auto better = [&](const Match& a, const Match& b) { return query_->better(a, b); };
    SearchResult result;
    result.hit_count = matches_.size() + cut_off_;
    std::sort(matches_.begin(), matches_.end(), better);
    if (max_hits_ != 0 && matches_.size() > max_hits_) {
      matches_.resize(static_cast<std::size_t>(max_hits_));
    }
    result.hits = query_->hits_from(matches_);
    result.truncated = result.hit_count > result.hits.size();
    return result;
  }

 private:
  /// Memory stays in proportion to max_hits.
  void cut() {
    constexpr std::uint64_t kFewest = 8192;
    if (max_hits_ == 0 || matches_.size() < std::max(kFewest, 2 * max_hits_)) {
      return;
    }
    const auto last = matches_.begin() + static_cast<std::ptrdiff_t>(max_hits_);
    std::nth_element(matches_.begin(), last, matches_.end(),
                     [&](const Match& a, const Match& b) { return query_->better(a, b); });
    cut_off_ += static_cast<std::uint64_t>(matches_.end() - last);
    matches_.erase(last, matches_.end());
  }

  const PreparedQuery* query_;
  Needed needed_;
  std::uint64_t max_hits_;
  std::uint64_t cut_off_ = 0;
  std::vector<Match> matches_;
};

struct Worker {
  Scratch scratch;
  std::vector<Collector> collectors;  // one per query

  void scan(const Tile& tile, const kernels::Kernel& kernel) {
    std::uint64_t words = 0;
    for (Collector& collector : collectors) {
      words += collector.words_wanted(tile);
    }
    read_whole_if_worth(tile, words);
    for (Collector& collector : collectors) {
      collector.scan(tile, kernel, scratch);
    }
  }
};

std::vector<SearchResult> search_together(const std::vector<Tile>& tiles,
                                          const std::vector<PreparedQuery>& queries,
                                          const SearchOptions& options) {
  const kernels::Kernel& kernel = kernels::current_kernel();
  const int threads = threads_to_be_had(options.threads);
  const std::uint32_t bits = tiles.empty() ? 0 : tiles.front().store->bits();
  std::vector<Worker> workers(static_cast<std::size_t>(threads));
  for (Worker& worker : workers) {
    for (const PreparedQuery& query : queries) {
      worker.collectors.emplace_back(query, bits, options.max_hits);
    }
  }
  std::atomic<bool> cancelled{false};
  parallel_for(
      tiles.size(), threads,
      [&](std::size_t index, int thread) {
        if (is_cancelled(options)) {
          cancelled = true;
          return;
        }
        workers[static_cast<std::size_t>(thread)].scan(tiles[index], kernel);
      },
      queries.size() < kFewQueries ? kTilesForFew : 1);
  std::vector<SearchResult> results;
  for (std::size_t query = 0; query < queries.size(); ++query) {
    Collector& all = workers.front().collectors[query];
    for (std::size_t other = 1; other < workers.size(); ++other) {
      all.take_over(workers[other].collectors[query]);
    }
    results.push_back(all.result());
    results.back().cancelled = cancelled;
  }
  return results;
}

}  // namespace

std::vector<SearchResult> threshold_search(const StoreList& stores,
                                           const std::vector<Fingerprint>& queries,
                                           const SearchOptions& options) {
  check_options(options);
  const std::vector<Tile> tiles = tiles_of(stores, queries);
  std::vector<SearchResult> results;
  for (std::size_t first = 0; first < queries.size(); first += kQueriesTogether) {
    const std::size_t last = std::min(first + kQueriesTogether, queries.size());
    std::vector<PreparedQuery> together;
    for (std::size_t query = first; query < last; ++query) {
      together.emplace_back(queries[query], stores, options);
    }
    for (SearchResult& result : search_together(tiles, together, options)) {
      results.push_back(std::move(result));
    }
  }
  return results;
}

SearchResult threshold_search(const FingerprintStore& store, const Fingerprint& query,
                              const SearchOptions& options) {
  return std::move(threshold_search(StoreList{store}, std::vector<Fingerprint>{query}, options)[0]);
}

}  // namespace congener::fingerprints
