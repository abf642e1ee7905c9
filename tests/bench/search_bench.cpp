// How fast is exact Tanimoto search, against a row-by-row engine and RDKit's FPBReader, on the same
// molecules in the same run? Results are compared before anything is timed; a difference ends the
// program.
//
// search_bench FILE.fp [QUERIES] [Google Benchmark options]
//
// FILE.fp is made by make_fingerprints from real molecules; without it (argument "-") 20,000 random
// fingerprints serve, to prove that all this runs. QUERIES (100) members of the library, spread
// evenly. Times are CPU times per query of the measuring thread, so that a noisy machine does
// little harm; the cases with several threads report wall time.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "congener/fingerprints/kernels.hpp"
#include "congener/fingerprints/search.hpp"
#include "fpb_engine.hpp"
#include "row_engine.hpp"

namespace {

namespace fp = congener::fingerprints;

struct Library {
  std::uint64_t bits = 64 * bench::kRowWords;
  std::vector<std::uint64_t> words;

  std::size_t row_words() const { return static_cast<std::size_t>(bits / 64); }
  std::size_t size() const { return words.size() / row_words(); }
};

Library random_library(std::size_t size) {
  std::mt19937_64 random(20261122);
  Library library;
  library.words.resize(size * library.row_words());
  for (std::size_t row = 0; row < size; ++row) {
    for (std::uint64_t bit = 0; bit < 30 + random() % 40; ++bit) {
      const std::uint64_t choice = std::min(random() % library.bits, random() % library.bits);
      library.words[row * library.row_words() + choice / 64] |= std::uint64_t{1} << (choice % 64);
    }
  }
  return library;
}

Library read_library(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[8] = {};
  Library library;
  std::uint64_t count = 0;
  file.read(magic, sizeof magic);
  file.read(reinterpret_cast<char*>(&library.bits), 8);
  file.read(reinterpret_cast<char*>(&count), 8);
  if (!file || std::memcmp(magic, "CGNBENCH", 8) != 0 || library.bits == 0) {
    throw std::runtime_error(path + " is not a file of make_fingerprints");
  }
  library.words.resize(static_cast<std::size_t>(count) * library.row_words());
  file.read(reinterpret_cast<char*>(library.words.data()),
            static_cast<std::streamsize>(8 * library.words.size()));
  if (!file) {
    throw std::runtime_error(path + " is shorter than it says");
  }
  return library;
}

std::vector<fp::Fingerprint> queries_from(const Library& library, std::size_t count) {
  std::vector<fp::Fingerprint> queries;
  for (std::size_t query = 0; query < count; ++query) {
    const auto* row = library.words.data() + query * library.size() / count * library.row_words();
    queries.push_back({{row, row + library.row_words()}, 0});
  }
  return queries;
}

fp::FingerprintStore store_of(const Library& library, fp::StoreLayout layout) {
  fp::StoreOptions options;
  options.rows_from_density = layout == fp::StoreLayout::Rows ? 0.0 : 2.0;
  options.rows_from_bits = 0;
  options.rows_below_size = 0;
  fp::StoreBuilder builder(static_cast<std::uint32_t>(library.bits), options);
  for (std::size_t row = 0; row < library.size(); ++row) {
    builder.add(library.words.data() + row * library.row_words());
  }
  return builder.build();
}

struct Engines {
  fp::FingerprintStore store;
  std::unique_ptr<bench::RowEngine> rows;  // null when it cannot be used
  std::unique_ptr<bench::FpbEngine> fpb;
  std::vector<fp::Fingerprint> queries;
};

/// One thing to do per query: a threshold, or k nearest when `nearest` is not 0.
struct Task {
  std::string name;
  std::uint32_t tenths = 0;
  std::size_t nearest = 0;
};

const Task kTasks[] = {{"t=0.4", 4, 0}, {"t=0.7", 7, 0}, {"10 nearest", 0, 10}};

fp::SearchOptions options_for(const Task& task, int threads) {
  fp::SearchOptions options;
  options.threshold = {task.tenths, 10};
  options.threads = threads;
  return options;
}

std::vector<fp::SearchResult> search(const Engines& engines, const Task& task, int threads) {
  const auto options = options_for(task, threads);
  return task.nearest != 0
             ? fp::nearest_search({engines.store}, engines.queries, task.nearest, options)
             : fp::threshold_search({engines.store}, engines.queries, options);
}

fp::SearchResult search_one(const Engines& engines, const Task& task, std::size_t query,
                            int threads) {
  const auto options = options_for(task, threads);
  return task.nearest != 0
             ? fp::nearest_search(engines.store, engines.queries[query], task.nearest, options)
             : fp::threshold_search(engines.store, engines.queries[query], options);
}

std::vector<bench::RowHit> search_rows(const Engines& engines, const Task& task,
                                       std::size_t query) {
  const std::uint64_t* const words = engines.queries[query].words.data();
  return task.nearest != 0 ? engines.rows->nearest(words, task.nearest)
                           : engines.rows->threshold(words, task.tenths, 10);
}

void require(bool holds, const std::string& what) {
  if (!holds) {
    throw std::runtime_error("the engines disagree: " + what);
  }
}

void compare_with_rows(const Engines& engines, const Task& task, std::size_t query,
                       const fp::SearchResult& found) {
  const auto expected = search_rows(engines, task, query);
  require(found.hits.size() == expected.size(), task.name + ", number of hits");
  for (std::size_t hit = 0; hit < expected.size(); ++hit) {
    require(found.hits[hit].position == expected[hit].position &&
                found.hits[hit].common_bits == expected[hit].common,
            fmt::format("{}, query {}, hit {}", task.name, query, hit));
  }
}

/// Every kernel, one query and many, against the row engine and FPBReader.
void compare(const Engines& engines) {
  const std::string best = fp::active_kernel();
  for (const Task& task : kTasks) {
    for (const std::string& kernel : fp::kernel_names()) {
      fp::force_kernel(kernel);
      const auto results = search(engines, task, 1);
      for (std::size_t query = 0; query < engines.queries.size(); ++query) {
        if (engines.rows != nullptr && (kernel == best || query % 10 == 0)) {
          compare_with_rows(engines, task, query, results[query]);
        }
        const auto alone = search_one(engines, task, query, 2);
        require(alone.hits.size() == results[query].hits.size(), task.name + ", alone");
        for (std::size_t hit = 0; hit < alone.hits.size(); ++hit) {
          require(alone.hits[hit].position == results[query].hits[hit].position,
                  task.name + ", one query or many");
        }
      }
    }
    fp::force_kernel(best);
    for (std::size_t query = 0; query < 5 && task.nearest == 0; ++query) {
      const auto found = search_one(engines, task, query, 1);
      const std::size_t by_rdkit =
          engines.fpb->threshold(engines.queries[query].words, task.tenths / 10.0);
      require(by_rdkit == found.hits.size(), task.name + ", FPBReader");
    }
  }
  fmt::print(stderr, "all engines and kernels agree on {} queries\n", engines.queries.size());
}

/// For compare_search.py, which compares with engines that this program does not hold.
void report_hits(const Engines& engines) {
  for (const Task& task : kTasks) {
    std::string counts;
    for (const fp::SearchResult& result : search(engines, task, 1)) {
      counts += std::to_string(result.hits.size()) + ' ';
    }
    benchmark::AddCustomContext("hits " + task.name, counts);
  }
}

template <typename Work>
void add_case(const std::string& name, std::size_t queries_per_call, bool wall, const Work& work) {
  auto* const added =
      benchmark::RegisterBenchmark(name.c_str(), [work, queries_per_call](benchmark::State& state) {
        std::size_t call = 0;
        for (auto step : state) {
          static_cast<void>(step);
          work(call++);
        }
        state.counters["queries"] = benchmark::Counter(static_cast<double>(state.iterations()) *
                                                       static_cast<double>(queries_per_call));
      });
  added->Unit(benchmark::kMicrosecond);
  if (wall) {
    added->UseRealTime();
  }
}

/// The query of a call: steps through all of them, so that an engine with time for a few only still
/// meets all sorts (neighbours in the library are alike).
class Turns {
 public:
  explicit Turns(std::size_t count) : count_(count) {
    while (std::gcd(step_, count) != 1) {
      ++step_;
    }
  }
  std::size_t operator()(std::size_t call) const { return call * step_ % count_; }

 private:
  std::size_t count_;
  std::size_t step_ = 37;
};

void add_cases(const Engines& engines) {
  const std::size_t count = engines.queries.size();
  const Turns turn(count);
  for (const Task& task : kTasks) {
    const auto one = [&engines, &task, turn](int threads) {
      return [&engines, &task, turn, threads](std::size_t call) {
        benchmark::DoNotOptimize(search_one(engines, task, turn(call), threads));
      };
    };
    for (const std::string& kernel : fp::kernel_names()) {
      add_case(task.name + "/one query, " + kernel, 1, false, [one, kernel](std::size_t call) {
        fp::force_kernel(kernel);
        one(1)(call);
      });
    }
    const std::string best = fp::active_kernel();
    for (const int threads : {1, 2}) {
      const std::string suffix = fmt::format("{} thread(s)", threads);
      add_case(task.name + "/one query, best, " + suffix, 1, threads > 1,
               [one, best, threads](std::size_t call) {
                 fp::force_kernel(best);
                 one(threads)(call);
               });
      add_case(task.name + "/batch, best, " + suffix, count, threads > 1,
               [&engines, &task, threads, best](std::size_t) {
                 fp::force_kernel(best);
                 benchmark::DoNotOptimize(search(engines, task, threads));
               });
    }
    if (engines.rows != nullptr) {
      add_case(task.name + "/row-major AVX2", 1, false, [&engines, &task, turn](std::size_t call) {
        benchmark::DoNotOptimize(search_rows(engines, task, turn(call)));
      });
    }
    if (task.nearest == 0) {
      add_case(task.name + "/RDKit FPBReader", 1, false, [&engines, &task, turn](std::size_t call) {
        benchmark::DoNotOptimize(
            engines.fpb->threshold(engines.queries[turn(call)].words, task.tenths / 10.0));
      });
    }
  }
}

int measure(const std::string& path, std::size_t query_count) {
  const Library library = path == "-" ? random_library(20000) : read_library(path);
  Engines engines;
  if (query_count == 0) {
    throw std::runtime_error("QUERIES is 0; ask for at least one");
  }
  engines.queries = queries_from(library, query_count);
  engines.store = store_of(library, fp::StoreLayout::Columns);
  if (bench::row_engine_supported() && library.row_words() == bench::kRowWords) {
    engines.rows = std::make_unique<bench::RowEngine>(library.words.data(), library.size());
  }
  engines.fpb = std::make_unique<bench::FpbEngine>(library.words, library.row_words());
  fmt::print(stderr, "{} fingerprints of {} bits\n", library.size(), library.bits);
  compare(engines);
  report_hits(engines);
  add_cases(engines);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: search_bench FILE.fp|- [QUERIES] [Google Benchmark options]\n");
    return 2;
  }
  try {
    return measure(argv[1], argc > 2 ? std::stoull(argv[2]) : 100);
  } catch (const std::exception& error) {
    fmt::print(stderr, "search_bench: {}\n", error.what());
    return 2;
  }
}
