// Searches give what comparing every pair gives.

#include "congener/fingerprints/search.hpp"

#include <catch.hpp>
#include <string>
#include <vector>

#include "search_helpers.hpp"

using namespace congener::test;

namespace {

struct LibraryCase {
  std::size_t size;
  std::uint32_t bits;
  std::uint32_t set;
};

/// Sizes at the edges of vectors and blocks, short and long fingerprints, sparse and dense.
const std::vector<LibraryCase> kCases = {
    {1, 64, 8},       {63, 64, 20},     {130, 192, 60},    {511, 128, 10},
    {1000, 2048, 50}, {4095, 256, 30},  {4096, 256, 30},   {4097, 256, 30},
    {8193, 512, 40},  {700, 2048, 900}, {300, 4096, 3000}, {90, 32768, 40000},
};

std::vector<fp::Fingerprint> queries_for(const std::vector<fp::Fingerprint>& library,
                                         const LibraryCase& shape) {
  std::mt19937_64 random(shape.size + shape.bits);
  return {library[random() % library.size()],
          library[random() % library.size()],
          random_fingerprint(random, shape.bits, shape.set),
          empty_fingerprint(shape.bits),
          full_fingerprint(shape.bits),
          random_fingerprint(random, shape.bits, 1)};
}

const std::vector<fp::Threshold> kThresholds = {{0, 1}, {1, 1000}, {2, 5}, {7, 10}, {1, 1}};

std::string name_of(const LibraryCase& shape, const fp::Metric& metric, std::size_t query) {
  return std::to_string(shape.size) + " x " + std::to_string(shape.bits) + ", " +
         fp::to_string(metric.kind) + " " + std::to_string(metric.query_weight) + " " +
         std::to_string(metric.library_weight) + ", query " + std::to_string(query);
}

void compare_thresholds(const LibraryCase& shape, const std::vector<fp::Fingerprint>& library,
                        const fp::StoreList& stores, const fp::SearchOptions& base) {
  const auto queries = queries_for(library, shape);
  fp::SearchOptions options = base;
  for (const fp::Threshold& threshold : kThresholds) {
    options.threshold = threshold;
    const auto results = fp::threshold_search(stores, queries, options);
    REQUIRE(results.size() == queries.size());
    for (std::size_t query = 0; query < queries.size(); ++query) {
      INFO(name_of(shape, options.metric, query)
           << ", from " << threshold.numerator << "/" << threshold.denominator);
      const auto expected = brute_force(library, queries[query], options.metric, threshold);
      CHECK(difference(results[query].hits, expected) == "");
      CHECK(results[query].hit_count == expected.size());
      CHECK_FALSE(results[query].truncated);
    }
  }
}

void compare_nearest(const LibraryCase& shape, const std::vector<fp::Fingerprint>& library,
                     const fp::StoreList& stores, const fp::SearchOptions& options) {
  const auto queries = queries_for(library, shape);
  for (const std::size_t k : {std::size_t{1}, std::size_t{10}, std::size_t{5000}}) {
    const auto results = fp::nearest_search(stores, queries, k, options);
    REQUIRE(results.size() == queries.size());
    for (std::size_t query = 0; query < queries.size(); ++query) {
      INFO(name_of(shape, options.metric, query) << ", nearest " << k);
      auto expected = brute_force(library, queries[query], options.metric, options.threshold);
      expected.resize(std::min(k, expected.size()));
      CHECK(difference(results[query].hits, expected) == "");
    }
  }
}

}  // namespace

TEST_CASE("both searches equal brute force for every metric, layout and shape of library",
          "[unit][property]") {
  for (const LibraryCase& shape : kCases) {
    const auto library = mixed_library(shape.size, shape.size, shape.bits, shape.set);
    for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
      const fp::StoreList stores = {store_of(library, shape.bits, layout)};
      REQUIRE(stores[0].layout() == layout);
      for (const fp::Metric& metric : all_metrics()) {
        fp::SearchOptions options;
        options.metric = metric;
        compare_thresholds(shape, library, stores, options);
        compare_nearest(shape, library, stores, options);
      }
    }
  }
}

TEST_CASE("every kernel finds what brute force finds", "[unit][property][per_kernel]") {
  const KernelRestorer restorer;
  for (const std::string& kernel : fp::kernel_names()) {
    REQUIRE(fp::force_kernel(kernel));
    INFO("kernel " << kernel);
    for (const LibraryCase& shape : kCases) {
      const auto library = mixed_library(shape.bits, shape.size, shape.bits, shape.set);
      for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
        const fp::StoreList stores = {store_of(library, shape.bits, layout)};
        compare_thresholds(shape, library, stores, {});
        compare_nearest(shape, library, stores, {});
      }
    }
  }
}

TEST_CASE("the number of threads changes nothing", "[unit][property]") {
  const LibraryCase shape{20000, 256, 30};
  const auto library = mixed_library(5, shape.size, shape.bits, shape.set);
  for (const int threads : {2, 3, 8, 0}) {
    for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
      const fp::StoreList stores = {store_of(library, shape.bits, layout)};
      fp::SearchOptions options;
      options.threads = threads;
      compare_thresholds(shape, library, stores, options);
      compare_nearest(shape, library, stores, options);
      const auto alone = queries_for(library, shape)[0];
      const auto expected = brute_force(library, alone, {}, {});
      const auto nearest = fp::nearest_search(stores[0], alone, 25, options);
      CHECK(difference(nearest.hits, {expected.begin(), expected.begin() + 25}) == "");
    }
  }
}

TEST_CASE("many queries at once find what each finds alone", "[unit][property]") {
  // More tiles than a query of a batch goes through first, and more queries than threads could
  // take.
  const LibraryCase shape{40000, 64, 12};
  const auto library = mixed_library(7, shape.size, shape.bits, shape.set);
  auto queries = queries_for(library, shape);
  for (std::size_t query = 0; query < 44; ++query) {
    queries.push_back(library[query * library.size() / 44]);
  }
  for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
    const auto store = store_of(library, shape.bits, layout);
    for (const int threads : {1, 2, 5}) {
      fp::SearchOptions all;
      all.threads = threads;
      all.threshold = {threads == 2 ? 1U : 0U, 3};
      fp::SearchOptions half = all;
      half.threshold = {1, 2};
      const auto nearest = fp::nearest_search({store}, queries, 20, all);
      const auto above = fp::threshold_search({store}, queries, half);
      for (std::size_t query = 0; query < queries.size(); ++query) {
        INFO("query " << query << ", " << threads << " threads");
        auto expected = brute_force(library, queries[query], {}, all.threshold);
        expected.resize(std::min<std::size_t>(20, expected.size()));
        CHECK(difference(nearest[query].hits, expected) == "");
        CHECK(difference(above[query].hits,
                         brute_force(library, queries[query], {}, half.threshold)) == "");
      }
    }
  }
}

TEST_CASE("a library in parts is searched like one in one piece", "[unit][property]") {
  const LibraryCase shape{9000, 256, 30};
  const auto library = mixed_library(6, shape.size, shape.bits, shape.set);
  fp::StoreList stores;
  std::size_t first = 0;
  for (const std::size_t last :
       {std::size_t{5000}, std::size_t{5000}, std::size_t{5007}, library.size()}) {
    const std::vector<fp::Fingerprint> part(library.begin() + static_cast<std::ptrdiff_t>(first),
                                            library.begin() + static_cast<std::ptrdiff_t>(last));
    const auto layout = last == 5007 ? fp::StoreLayout::Rows : fp::StoreLayout::Columns;
    stores.push_back(store_of(part, shape.bits, layout));
    first = last;
  }
  stores.emplace_back();
  compare_thresholds(shape, library, stores, {});
  compare_nearest(shape, library, stores, {});
}

TEST_CASE("a score exactly at the threshold is a hit, and one a hair below is not", "[unit]") {
  // 7 of 10 bits: exactly 0.7, which no double is.
  fp::Fingerprint query = empty_fingerprint(64);
  query.words[0] = 0x3FF;
  fp::Fingerprint other = empty_fingerprint(64);
  other.words[0] = 0x7F;
  for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
    const auto store = store_of({with_count(other)}, 64, layout);
    fp::SearchOptions options;
    options.threshold = fp::parse_threshold("0.7");
    CHECK(fp::threshold_search(store, query, options).hit_count == 1);
    options.threshold = fp::parse_threshold("0.700000001");
    CHECK(fp::threshold_search(store, query, options).hit_count == 0);
    CHECK(fp::nearest_search(store, query, 1, options).hits.empty());
  }
}

TEST_CASE("scores of a third are found at a third for every metric that can have them",
          "[unit][property]") {
  const auto library = mixed_library(8, 3000, 64, 12);
  const auto store = store_of(library, 64, fp::StoreLayout::Columns);
  for (const fp::Metric& metric : all_metrics()) {
    fp::SearchOptions options;
    options.metric = metric;
    for (std::uint32_t under = 1; under <= 12; ++under) {
      for (std::uint32_t over = 0; over <= under; ++over) {
        options.threshold = {over, under};
        const auto expected = brute_force(library, library[17], metric, options.threshold);
        INFO(fp::to_string(metric.kind) << " from " << over << "/" << under);
        CHECK(difference(fp::threshold_search(store, library[17], options).hits, expected) == "");
      }
    }
  }
}
