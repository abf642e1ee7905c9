// The k nearest molecules. The score of the k-th best so far is a threshold that rises while the
// search goes on: first through the tiles where the best scores are possible, then the others.

#include <algorithm>
#include <atomic>
#include <vector>

#include "congener/fingerprints/parallel.hpp"
#include "congener/fingerprints/search.hpp"
#include "search_plan.hpp"

namespace congener::fingerprints {
namespace {

constexpr std::size_t kQueriesTogether = 512;
/// Tiles that every query of a batch goes through on its own first: one in so many, and at least.
constexpr std::size_t kPromisingPart = 32;
constexpr std::size_t kPromisingLeast = 8;

/// The k best matches so far. Which they are does not depend on the order in which they come.
class Best {
 public:
  Best(const PreparedQuery& query, std::uint32_t library_bits, std::uint64_t k)
      : query_(&query), needed_(query.scorer(), library_bits, query.floor()), k_(k) {}

  void scan(const Tile& tile, const kernels::Kernel& kernel, Scratch& scratch) {
    find_in_tile(tile, *query_, needed_, kernel, scratch, [&](const Match& match) { take(match); });
  }

  void take(const Match& match) {
    const auto better = [&](const Match& a, const Match& b) { return query_->better(a, b); };
    if (heap_.size() == k_) {
      if (!better(match, heap_.front())) {
        return;
      }
      std::pop_heap(heap_.begin(), heap_.end(), better);
      heap_.pop_back();
    }
    heap_.push_back(match);
    std::push_heap(heap_.begin(), heap_.end(), better);
    if (heap_.size() == k_) {
      // Equal scores must still come through: a lower position wins.
      const Match& worst = heap_.front();
      needed_.raise(query_->scorer().score(worst.bits, worst.common));
    }
  }

  /// Could this tile hold anything better than what is known?
  bool may_gain(const Tile& tile) const { return !(query_->best_score(tile) < needed_.floor()); }

  /// An empty one that wants only what this one wants.
  Best empty_copy() const {
    Best copy = *this;
    copy.heap_.clear();
    return copy;
  }

  const std::vector<Match>& matches() const { return heap_; }

  SearchResult result() {
    std::sort(heap_.begin(), heap_.end(),
              [&](const Match& a, const Match& b) { return query_->better(a, b); });
    SearchResult result;
    result.hits = query_->hits_from(heap_);
    result.hit_count = result.hits.size();
    return result;
  }

 private:
  const PreparedQuery* query_;
  Needed needed_;
  std::uint64_t k_;
  std::vector<Match> heap_;  // the worst on top
};

/// The first `count` tiles by the best score possible in them.
std::vector<std::size_t> promising_tiles(const std::vector<Tile>& tiles, const PreparedQuery& query,
                                         std::size_t count) {
  std::vector<Fraction> best;
  std::vector<std::size_t> order;
  for (std::size_t index = 0; index < tiles.size(); ++index) {
    best.push_back(query.best_score(tiles[index]));
    order.push_back(index);
  }
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
  std::partial_sort(order.begin(), middle, order.end(), [&](std::size_t a, std::size_t b) {
    return best[b] < best[a] || (!(best[a] < best[b]) && a < b);
  });
  order.erase(middle, order.end());
  return order;
}

/// Queries that go through the library together.
class NearestBatch {
 public:
  NearestBatch(const std::vector<Tile>& tiles, const std::vector<PreparedQuery>& queries,
               std::uint64_t k, const SearchOptions& options)
      : tiles_(tiles),
        queries_(queries),
        options_(options),
        kernel_(kernels::current_kernel()),
        threads_(thread_count(options.threads)),
        scratch_(static_cast<std::size_t>(threads_)),
        seen_(queries.size()) {
    const std::uint32_t bits = tiles.empty() ? 0 : tiles.front().store->bits();
    for (const PreparedQuery& query : queries) {
      best_.emplace_back(query, bits, k);
    }
  }

  std::vector<SearchResult> run() {
    const bool alone = queries_.size() == 1 && threads_ == 1;
    const std::size_t count =
        alone ? tiles_.size() : std::max(kPromisingLeast, tiles_.size() / kPromisingPart);
    parallel_for(queries_.size(), threads_,
                 [&](std::size_t query, int thread) { scan_promising(query, count, thread); });
    if (!alone) {
      scan_others();
    }
    std::vector<SearchResult> results;
    for (Best& best : best_) {
      results.push_back(best.result());
      results.back().cancelled = cancelled_;
    }
    return results;
  }

 private:
  bool cancelled() {
    if (is_cancelled(options_)) {
      cancelled_ = true;
    }
    return cancelled_;
  }

  void scan_promising(std::size_t query, std::size_t count, int thread) {
    Best& best = best_[query];
    seen_[query] = promising_tiles(tiles_, queries_[query], count);
    for (const std::size_t tile : seen_[query]) {
      if (!best.may_gain(tiles_[tile]) || cancelled()) {
        return;  // nor can a later tile gain anything, here or in scan_others
      }
      best.scan(tiles_[tile], kernel_, scratch_[static_cast<std::size_t>(thread)]);
    }
  }

  void scan_others() {
    std::vector<std::vector<Best>> found(static_cast<std::size_t>(threads_));
    for (std::vector<Best>& of_thread : found) {
      for (const Best& best : best_) {
        of_thread.push_back(best.empty_copy());
      }
    }
    for (std::vector<std::size_t>& seen : seen_) {
      std::sort(seen.begin(), seen.end());
    }
    parallel_for(tiles_.size(), threads_, [&](std::size_t tile, int thread) {
      const auto worker = static_cast<std::size_t>(thread);
      for (std::size_t query = 0; query < queries_.size() && !cancelled(); ++query) {
        Best& best = found[worker][query];
        if (best.may_gain(tiles_[tile]) &&
            !std::binary_search(seen_[query].begin(), seen_[query].end(), tile)) {
          best.scan(tiles_[tile], kernel_, scratch_[worker]);
        }
      }
    });
    for (const std::vector<Best>& of_thread : found) {
      for (std::size_t query = 0; query < queries_.size(); ++query) {
        for (const Match& match : of_thread[query].matches()) {
          best_[query].take(match);
        }
      }
    }
  }

  const std::vector<Tile>& tiles_;
  const std::vector<PreparedQuery>& queries_;
  const SearchOptions& options_;
  const kernels::Kernel& kernel_;
  int threads_;
  std::vector<Scratch> scratch_;                // one per thread
  std::vector<Best> best_;                      // one per query
  std::vector<std::vector<std::size_t>> seen_;  // per query: tiles done first
  std::atomic<bool> cancelled_{false};
};

}  // namespace

std::vector<SearchResult> nearest_search(const StoreList& stores,
                                         const std::vector<Fingerprint>& queries, std::uint64_t k,
                                         const SearchOptions& options) {
  check_options(options);
  const std::vector<Tile> tiles = tiles_of(stores, queries);
  std::vector<SearchResult> results;
  if (k == 0) {
    results.resize(queries.size());
    return results;
  }
  for (std::size_t first = 0; first < queries.size(); first += kQueriesTogether) {
    const std::size_t last = std::min(first + kQueriesTogether, queries.size());
    std::vector<PreparedQuery> together;
    for (std::size_t query = first; query < last; ++query) {
      together.emplace_back(queries[query], stores, options);
    }
    for (SearchResult& result : NearestBatch(tiles, together, k, options).run()) {
      results.push_back(std::move(result));
    }
  }
  return results;
}

SearchResult nearest_search(const FingerprintStore& store, const Fingerprint& query,
                            std::uint64_t k, const SearchOptions& options) {
  return std::move(
      nearest_search(StoreList{store}, std::vector<Fingerprint>{query}, k, options)[0]);
}

}  // namespace congener::fingerprints
