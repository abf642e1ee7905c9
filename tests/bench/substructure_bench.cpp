// How fast is substructure search, against RDKit, on the same molecules and the same patterns in
// the same run? Which molecules hold a pattern is compared before it is timed; a difference ends
// the program with status 1, everything else that goes wrong with 2.
//
// substructure_bench FILE.smi[.gz] [REPEAT] [PATTERNS]
//
// PATTERNS: a file of lines NAME<tab>SMARTS, instead of the plain SMARTS below. Prints
// tab-separated lines: what was searched, the names of the columns, then seconds per search, each
// the best of REPEAT (5) turns. compare_substructure.py makes a table of them.
//
// The engines take turns, so that a noisy machine slows all alike. All that is made once for a
// library or a pattern is not timed. Congener searches a mapped file that was read before,
// RDKit searches molecules that are parsed and in memory.

#include <RDGeneral/RDLog.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <exception>
#include <iterator>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "congener/library_index.hpp"
#include "congener/substructure_search.hpp"
#include "congener/version.hpp"
#include "substructure_engines.hpp"

namespace {

using congener::SubstructurePattern;
using congener::fingerprints::IndexFile;

/// A shorter turn would measure the clock and the caches rather than the search.
constexpr double kShortestTurnSeconds = 0.02;

const std::vector<SubstructurePattern>& plain_patterns() {
  static const std::vector<SubstructurePattern> patterns = {
      {"piperidine", "C1CCNCC1"},
      {"fentanyl core", "[#6]C(=O)N(c1ccccc1)C1CCN(CC1)"},
      {"benzene", "c1ccccc1"},
      {"halogen on phenyl", "[F,Cl,Br,I]c1ccccc1"},
      {"phosphoryl fluoride", "P(=O)(F)[O,C]"},
      {"primary sulfonamide", "S(=O)(=O)[NH2]"},
      {"carbon six-ring of any bonds, N attached", "[#6]1~[#6]~[#6]~[#6]~[#6]~[#6]~1~[#7]"},
      {"tryptamine", "c1ccc2c(c1)[nH]cc2CCN"},
      {"pethidine-like", "CCOC(=O)C1CCN(CC1)c1ccccc1"},
      {"spiro ketal", "C1CCC2(CC1)OCCO2"},
      {"sulfonamide", "S(=O)(=O)N"},
      {"bridged polycycle", "C1CC2CC3CCC1C(C2)C3"},
  };
  return patterns;
}

/// In the order of the columns that are printed.
constexpr std::array<std::string_view, 4> kEngineNames = {"index", "index without graphs",
                                                          "SubstructMatch", "SubstructLibrary"};
using Engines = std::array<std::unique_ptr<bench::SubstructureEngine>, kEngineNames.size()>;
using Searches = std::array<std::unique_ptr<bench::PatternSearch>, kEngineNames.size()>;
using Seconds = std::array<double, kEngineNames.size()>;

/// Of this thread. SubstructLibrary, told to take one thread, searches in the one that calls it.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

IndexFile index_of(const std::string& molecules, bool for_substructures,
                   congener::IndexSummary& summary) {
  congener::IndexBuildOptions options;
  options.for_substructures = for_substructures;
  return congener::passing_index({molecules}, options, &summary);
}

Searches searches_for(const SubstructurePattern& pattern, const Engines& engines) {
  Searches searches;
  for (std::size_t engine = 0; engine < engines.size(); ++engine) {
    searches[engine] = engines[engine]->search_for(pattern);
  }
  return searches;
}

/// The first molecule that is in one list alone; both ascend and differ.
std::uint64_t first_difference(const std::vector<std::uint64_t>& left,
                               const std::vector<std::uint64_t>& right) {
  std::vector<std::uint64_t> different;
  std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                std::back_inserter(different));
  return different.front();
}

/// Number of hits. Throws Disagreement.
std::uint64_t compared_hits(const SubstructurePattern& pattern, const Searches& searches,
                            const IndexFile& index) {
  const std::vector<std::uint64_t> expected = searches.front()->positions();
  for (std::size_t engine = 0; engine < searches.size(); ++engine) {
    const std::vector<std::uint64_t> found = searches[engine]->positions();
    if (found != expected) {
      const std::uint64_t position = first_difference(expected, found);
      throw bench::Disagreement(
          fmt::format("{} ({}): {} hits by {}, {} by {}; the first difference is molecule {}, {}",
                      pattern.name, pattern.text, expected.size(), kEngineNames.front(),
                      found.size(), kEngineNames[engine], position + 1, index.structure(position)));
    }
    if (searches[engine]->count() != expected.size()) {
      throw bench::Disagreement(fmt::format("{} ({}): {} does not count its own hits", pattern.name,
                                            pattern.text, kEngineNames[engine]));
    }
  }
  return expected.size();
}

/// Seconds of a search, as the mean of one turn. A best of single searches would favour the fast
/// engines, which search more often in the same time.
double turn_of(bench::PatternSearch& search) {
  const double start = cpu_seconds();
  double spent = 0;
  int searches = 0;
  while (spent < kShortestTurnSeconds) {
    search.count();
    ++searches;
    spent = cpu_seconds() - start;
  }
  return spent / searches;
}

Seconds best_turns(const Searches& searches, int repeat) {
  Seconds best;
  best.fill(std::numeric_limits<double>::infinity());
  for (int turn = 0; turn < repeat; ++turn) {
    for (std::size_t engine = 0; engine < searches.size(); ++engine) {
      best[engine] = std::min(best[engine], turn_of(*searches[engine]));
    }
  }
  return best;
}

void print_line(const SubstructurePattern& pattern, std::uint64_t hits, const Seconds& seconds) {
  fmt::print("{}\t{}\t{}", pattern.name, pattern.text, hits);
  for (const double value : seconds) {
    fmt::print("\t{:.9f}", value);
  }
  fmt::print("\n");
  std::fflush(stdout);
}

int measure(const std::string& molecules, int repeat,
            const std::vector<SubstructurePattern>& patterns) {
  congener::IndexSummary summary;
  const IndexFile index = index_of(molecules, true, summary);
  const IndexFile without_graphs = index_of(molecules, false, summary);
  bench::RdkitEngines rdkit = bench::rdkit_engines(index);
  const Engines engines = {bench::index_engine(index), bench::index_engine(without_graphs),
                           std::move(rdkit.match), std::move(rdkit.library)};
  fmt::print("molecules\t{}\nnot screened\t{}\nRDKit\t{}\n", index.size(), summary.not_screened,
             congener::rdkit_version());
  fmt::print("pattern\tSMARTS\thits\t{}\n", fmt::join(kEngineNames, "\t"));
  std::vector<std::uint64_t> hits;
  hits.reserve(patterns.size());
  for (const SubstructurePattern& pattern : patterns) {
    hits.push_back(compared_hits(pattern, searches_for(pattern, engines), index));
  }
  fmt::print(stderr, "all engines agree on {} patterns\n", patterns.size());
  for (std::size_t place = 0; place < patterns.size(); ++place) {
    const Searches searches = searches_for(patterns[place], engines);
    print_line(patterns[place], hits[place], best_turns(searches, repeat));
  }
  return 0;
}

int repeat_of(const std::string& text) {
  const int repeat = std::stoi(text);
  if (repeat < 1) {
    throw std::runtime_error("REPEAT is " + text + "; ask for at least one turn");
  }
  return repeat;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    fmt::print(stderr, "usage: substructure_bench FILE.smi[.gz] [REPEAT] [PATTERNS]\n");
    return 2;
  }
  boost::logging::disable_logs("rdApp.*");
  try {
    return measure(argv[1], argc > 2 ? repeat_of(argv[2]) : 5,
                   argc > 3 ? congener::read_patterns(argv[3]) : plain_patterns());
  } catch (const bench::Disagreement& difference) {
    fmt::print(stderr, "substructure_bench: the engines disagree: {}\n", difference.what());
    return 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "substructure_bench: {}\n", error.what());
    return 2;
  }
}
