// The k nearest molecules. The score of the k-th best so far is a threshold that rises while the
// search goes on: first through the tiles where the best scores are possible, then the others.

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

#include "congener/fingerprints/parallel.hpp"
#include "congener/fingerprints/search.hpp"
#include "search_plan.hpp"

namespace congener::fingerprints {
namespace {

constexpr std::size_t kQueriesTogether = 512;
/// Fewer queries than this for each thread go through the library one after the other.
constexpr std::size_t kBatchPerThread = 8;
/// Tiles that every query of a batch goes through on its own first: one in so many, and at least.
constexpr std::size_t kPromisingPart = 32;
constexpr std::size_t kPromisingLeast = 8;
/// Scores, in tenths, that k molecules of the first tile may reach: most of it need not be ranked.
constexpr std::uint32_t kGuessedTenths[] = {7, 5, 4, 3, 2, 1};
constexpr std::uint64_t kMostGuessed = 1000;

/// The k best matches so far, for all threads. Which they are does not depend on the order in which
/// they come.
class Best {
 public:
  Best(const PreparedQuery& query, std::uint64_t k) : query_(&query), k_(k) {}

  const PreparedQuery& query() const { return *query_; }
  std::uint64_t k() const { return k_; }

  /// A score that k molecules are known to reach. It only rises.
  Fraction floor() const {
    const std::uint64_t packed = worst_.load(std::memory_order_relaxed);
    return query_->scorer().score(static_cast<std::uint32_t>(packed >> 32),
                                  static_cast<std::uint32_t>(packed));
  }

  void take(const std::vector<Match>& matches) {
    if (matches.empty()) {
      return;
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const Match& match : matches) {
      take_one(match);
    }
    if (heap_.size() == k_) {
      const Match& worst = heap_.front();
      worst_.store((std::uint64_t{worst.bits} << 32) | worst.common, std::memory_order_relaxed);
    }
  }

  SearchResult result() {
    std::sort(heap_.begin(), heap_.end(),
              [&](const Match& a, const Match& b) { return query_->better(a, b); });
    SearchResult result;
    result.hits = query_->hits_from(heap_);
    result.hit_count = result.hits.size();
    return result;
  }

 private:
  void take_one(const Match& match) {
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
  }

  const PreparedQuery* query_;
  std::uint64_t k_;
  std::mutex mutex_;
  std::vector<Match> heap_;              // the worst on top
  std::atomic<std::uint64_t> worst_{0};  // once there are k: bits set in the worst, bits in common
};

/// What one thread needs to look for one query.
class Seeker {
 public:
  Seeker(Best& best, std::uint32_t library_bits)
      : best_(&best), needed_(best.query().scorer(), library_bits, best.query().floor()) {}

  /// Could this tile hold anything better than what any thread knows? Equal scores must still come
  /// through: a lower position wins.
  bool may_gain(const Tile& tile) {
    needed_.raise(best_->floor());
    return !(best_->query().best_score(tile) < needed_.floor());
  }

  /// What a scan of the tile will read at least.
  std::uint64_t words_wanted(const Tile& tile) {
    return fingerprints::words_wanted(tile, best_->query(), needed_);
  }

  void scan(const Tile& tile, const kernels::Kernel& kernel, Scratch& scratch) {
    const bool first = !guessed_ && best_->floor() == Fraction{} && best_->k() <= kMostGuessed;
    guessed_ = true;
    if (!first || !scan_guessing(tile, kernel, scratch)) {
      scan_with(needed_, tile, kernel, scratch);
      best_->take(scratch.matches);
    }
  }

 private:
  /// Takes the tile's best when at least k of its molecules reach a guessed score.
  bool scan_guessing(const Tile& tile, const kernels::Kernel& kernel, Scratch& scratch) {
    const Scorer& scorer = best_->query().scorer();
    for (const std::uint32_t tenths : kGuessedTenths) {
      const Fraction guess = scorer.floor_of({tenths, 10});
      if (!(needed_.floor() < guess)) {
        return false;
      }
      Needed guessed(scorer, tile.store->bits(), guess);
      scan_with(guessed, tile, kernel, scratch);
      if (scratch.matches.size() >= best_->k()) {
        best_->take(scratch.matches);
        return true;
      }
    }
    return false;
  }

  void scan_with(Needed& needed, const Tile& tile, const kernels::Kernel& kernel,
                 Scratch& scratch) {
    scratch.matches.clear();
    find_in_tile(tile, best_->query(), needed, kernel, scratch,
                 [&](const Match& match) { scratch.matches.push_back(match); });
  }

  Best* best_;
  Needed needed_;
  bool guessed_ = false;
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
        library_bits_(tiles.empty() ? 0 : tiles.front().store->bits()),
        threads_(threads_to_be_had(options.threads)),
        scratch_(static_cast<std::size_t>(threads_)),
        seen_(queries.size()) {
    for (const PreparedQuery& query : queries) {
      best_.emplace_back(query, k);
    }
  }

  std::vector<SearchResult> run() {
    if (queries_.size() < kBatchPerThread * static_cast<std::size_t>(threads_)) {
      for (std::size_t query = 0; query < queries_.size(); ++query) {
        scan_alone(query);
      }
    } else {
      parallel_for(queries_.size(), threads_,
                   [&](std::size_t query, int thread) { scan_promising(query, thread); });
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

  /// One query with all threads, through the most promising tiles first.
  void scan_alone(std::size_t query) {
    const auto order = promising_tiles(tiles_, queries_[query], tiles_.size());
    std::vector<Seeker> seekers(scratch_.size(), Seeker(best_[query], library_bits_));
    parallel_for(order.size(), threads_, [&](std::size_t rank, int thread) {
      scan_if_gain(seekers[static_cast<std::size_t>(thread)], tiles_[order[rank]], thread);
    });
  }

  void scan_promising(std::size_t query, int thread) {
    seen_[query] = promising_tiles(tiles_, queries_[query],
                                   std::max(kPromisingLeast, tiles_.size() / kPromisingPart));
    Seeker seeker(best_[query], library_bits_);
    for (const std::size_t tile : seen_[query]) {
      scan_if_gain(seeker, tiles_[tile], thread);
    }
    std::sort(seen_[query].begin(), seen_[query].end());
  }

  void scan_others() {
    std::vector<std::vector<Seeker>> seekers(scratch_.size());
    for (std::vector<Seeker>& of_thread : seekers) {
      for (Best& best : best_) {
        of_thread.emplace_back(best, library_bits_);
      }
    }
    parallel_for(tiles_.size(), threads_, [&](std::size_t tile, int thread) {
      scan_for_all(tile, seekers[static_cast<std::size_t>(thread)], thread);
    });
  }

  /// One tile for every query that has not seen it.
  void scan_for_all(std::size_t tile, std::vector<Seeker>& seekers, int thread) {
    std::vector<std::size_t> interested;
    std::uint64_t words = 0;
    for (std::size_t query = 0; query < queries_.size(); ++query) {
      const std::vector<std::size_t>& seen = seen_[query];
      if (seekers[query].may_gain(tiles_[tile]) &&
          !std::binary_search(seen.begin(), seen.end(), tile)) {
        interested.push_back(query);
        words += seekers[query].words_wanted(tiles_[tile]);
      }
    }
    read_whole_if_worth(tiles_[tile], words);
    for (const std::size_t query : interested) {
      scan_if_gain(seekers[query], tiles_[tile], thread);
    }
  }

  void scan_if_gain(Seeker& seeker, const Tile& tile, int thread) {
    if (seeker.may_gain(tile) && !cancelled()) {
      seeker.scan(tile, kernel_, scratch_[static_cast<std::size_t>(thread)]);
    }
  }

  const std::vector<Tile>& tiles_;
  const std::vector<PreparedQuery>& queries_;
  const SearchOptions& options_;
  const kernels::Kernel& kernel_;
  std::uint32_t library_bits_;
  int threads_;
  std::vector<Scratch> scratch_;                // one per thread
  std::deque<Best> best_;                       // one per query; they cannot be moved
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
