// Caps, cancelling, and what a search refuses.

#include <atomic>
#include <catch.hpp>
#include <vector>

#include "congener/error.hpp"
#include "search_helpers.hpp"

using namespace congener::test;

TEST_CASE("a cap keeps the best hits, says that it cut, and still counts all", "[unit]") {
  // Enough hits per thread that the collectors cut while they collect.
  const auto library = mixed_library(21, 40000, 64, 12);
  const auto store = store_of(library, 64, fp::StoreLayout::Columns);
  for (const int threads : {1, 3}) {
    fp::SearchOptions options;
    options.threads = threads;
    auto expected = brute_force(library, library[3], {}, {});
    options.max_hits = 77;
    const auto cut = fp::threshold_search(store, library[3], options);
    CHECK(cut.truncated);
    CHECK(cut.hit_count == expected.size());
    expected.resize(77);
    CHECK(difference(cut.hits, expected) == "");
  }
}

TEST_CASE("a cap that is just reached cuts nothing", "[unit]") {
  const auto library = mixed_library(22, 500, 64, 12);
  const auto store = store_of(library, 64, fp::StoreLayout::Rows);
  fp::SearchOptions options;
  options.max_hits = library.size();
  const auto result = fp::threshold_search(store, library[0], options);
  CHECK_FALSE(result.truncated);
  CHECK(result.hits.size() == library.size());
}

TEST_CASE("a cancelled search says so", "[unit]") {
  const auto library = mixed_library(23, 9000, 64, 12);
  const auto store = store_of(library, 64, fp::StoreLayout::Columns);
  const std::atomic<bool> stop{true};
  fp::SearchOptions options;
  options.cancelled = &stop;
  for (const int threads : {1, 2}) {
    options.threads = threads;
    CHECK(fp::threshold_search(store, library[0], options).cancelled);
    CHECK(fp::nearest_search(store, library[0], 3, options).cancelled);
  }
  const std::atomic<bool> go_on{false};
  options.cancelled = &go_on;
  CHECK_FALSE(fp::threshold_search(store, library[0], options).cancelled);
  CHECK_FALSE(fp::nearest_search(store, library[0], 3, options).cancelled);
}

TEST_CASE("what cannot be searched is refused", "[unit]") {
  const auto store = store_of({full_fingerprint(64)}, 64, fp::StoreLayout::Rows);
  const auto longer = store_of({full_fingerprint(128)}, 128, fp::StoreLayout::Rows);
  const std::vector<fp::Fingerprint> queries = {full_fingerprint(64)};
  using congener::OptionError;
  CHECK_THROWS_AS(fp::threshold_search(store, full_fingerprint(128)), OptionError);
  CHECK_THROWS_AS(fp::nearest_search(store, full_fingerprint(128), 1), OptionError);
  CHECK_THROWS_AS(fp::threshold_search({store, longer}, queries), OptionError);
  fp::SearchOptions options;
  options.threshold = {2, 1};
  CHECK_THROWS_AS(fp::threshold_search(store, queries[0], options), OptionError);
  options.threshold = {0, 0};
  CHECK_THROWS_AS(fp::nearest_search(store, queries[0], 1, options), OptionError);
  options.threshold = {};
  options.threads = -1;
  CHECK_THROWS_AS(fp::threshold_search(store, queries[0], options), OptionError);
  options.threads = 2;
  options.metric.weight_denominator = 0;
  CHECK_THROWS_AS(fp::threshold_search(store, queries[0], options), OptionError);
}

TEST_CASE("a molecule with more bits than its place says stops the search", "[unit]") {
  const auto store = store_of({empty_fingerprint(64)}, 64, fp::StoreLayout::Rows);
  fp::StoreParts parts = store.parts();
  const std::uint64_t damaged = 0xFF;
  parts.words.data = &damaged;
  const fp::FingerprintStore changed(parts);
  CHECK_THROWS_AS(fp::threshold_search(changed, full_fingerprint(64)), congener::FormatError);
  CHECK_THROWS_AS(fp::nearest_search(changed, full_fingerprint(64), 1), congener::FormatError);
  for (const int threads : {2, 3}) {
    fp::SearchOptions options;
    options.threads = threads;
    CHECK_THROWS_AS(fp::threshold_search(changed, full_fingerprint(64), options),
                    congener::FormatError);
  }
}

TEST_CASE("an empty library and no neighbours are no error", "[unit]") {
  fp::StoreBuilder builder(64);
  const auto store = builder.build();
  CHECK(store.size() == 0);
  CHECK(fp::threshold_search(store, full_fingerprint(64)).hits.empty());
  CHECK(fp::nearest_search(store, full_fingerprint(64), 5).hits.empty());
  CHECK(fp::threshold_search(fp::FingerprintStore(), full_fingerprint(64)).hits.empty());
  const auto one = store_of({full_fingerprint(64)}, 64, fp::StoreLayout::Columns);
  CHECK(fp::nearest_search(one, full_fingerprint(64), 0).hits.empty());
  CHECK(fp::nearest_search(fp::StoreList{one}, std::vector<fp::Fingerprint>{}, 3).empty());
}
