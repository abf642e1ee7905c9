#include "smarts_timing.hpp"

#include <GraphMol/Substruct/SubstructMatch.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdio>

namespace congener::test {
namespace {

/// Shorter rounds are repeated, so that the clock's own grain does not count.
constexpr double kLeastSeconds = 0.2;

struct Measured {
  double microseconds = 0;  ///< a molecule
  std::size_t hits = 0;
};

template <typename Ask>
Measured measured(std::size_t count, Ask ask) {
  using Clock = std::chrono::steady_clock;
  Measured result;
  double seconds = 0;
  double asked = 0;
  const Clock::time_point start = Clock::now();
  do {
    result.hits = 0;
    for (std::size_t molecule = 0; molecule < count; ++molecule) {
      result.hits += ask(molecule) ? 1 : 0;
    }
    asked += static_cast<double>(count);
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
  } while (seconds < kLeastSeconds);
  result.microseconds = 1e6 * seconds / asked;
  return result;
}

}  // namespace

void print_times(const std::vector<ComparedPattern>& patterns,
                 const std::vector<std::unique_ptr<ComparedMolecule>>& molecules) {
  std::vector<graph::KindSet> kinds;
  for (const auto& molecule : molecules) {
    kinds.push_back(graph::kinds_of(molecule->graph.view()));
  }
  graph::MatchScratch scratch;
  RDKit::SubstructMatchParameters parameters;
  parameters.maxMatches = 1;
  double sum_of_logarithms = 0;
  int count = 0;
  for (const ComparedPattern& pattern : patterns) {
    if (!pattern.graph.query || !pattern.rdkit || molecules.empty()) {
      continue;
    }
    const Measured on_graph = measured(molecules.size(), [&](std::size_t molecule) {
      return graph::matches(molecules[molecule]->graph.view(), kinds[molecule],
                            *pattern.graph.query, scratch);
    });
    const Measured in_rdkit = measured(molecules.size(), [&](std::size_t molecule) {
      return !RDKit::SubstructMatch(molecules[molecule]->rdkit->graph(), *pattern.rdkit, parameters)
                  .empty();
    });
    const double ratio = in_rdkit.microseconds / on_graph.microseconds;
    fmt::print("{:<40} RDKit {:9.3f} us, graph {:8.4f} us, {:7.1f} times as fast, {} hits{}\n",
               pattern.name, in_rdkit.microseconds, on_graph.microseconds, ratio, on_graph.hits,
               in_rdkit.hits == on_graph.hits ? "" : ": DIFFERENT");
    sum_of_logarithms += std::log(ratio);
    ++count;
    std::fflush(stdout);
  }
  fmt::print("{} patterns, {} molecules, {:.1f} times as fast in the geometric mean\n", count,
             molecules.size(), std::exp(sum_of_logarithms / std::max(count, 1)));
}

}  // namespace congener::test
