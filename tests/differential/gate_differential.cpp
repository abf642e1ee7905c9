// Gate on = gate off, over a file of molecules and at several cuts, with and without the classes
// that are nearly met; and the forms that the gate works out of bare graphs = those of the
// standardisation. Prints each difference and lines of counts; exit code 1 when there is a
// difference. Without the gate a molecule costs a millisecond or more.
//
//   gate_differential SET_FOLDER FILE.smi CUT...       for example 1e-4 1e-3 1e-2

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "form_comparison.hpp"
#include "gate_comparison.hpp"

namespace {

using congener::test::GateComparison;

/// The first column of each line.
std::vector<std::string> read_structures(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) {
    throw std::runtime_error("cannot read " + path);
  }
  std::vector<std::string> structures;
  for (std::string line; std::getline(stream, line);) {
    structures.push_back(line.substr(0, line.find_first_of(" \t\r")));
  }
  return structures;
}

struct Counts {
  std::size_t stopped = 0;
  std::size_t found = 0;
  std::size_t similar_only = 0;
  std::size_t different = 0;
};

Counts compare_all(const congener::ReferenceSet& set, const std::vector<std::string>& structures,
                   double cut, bool near_misses) {
  const congener::test::GatePair pair(set, cut, near_misses);
  Counts counts;
  for (const std::string& smiles : structures) {
    const GateComparison comparison = congener::test::compared(pair, smiles);
    counts.stopped += comparison.is_stopped ? 1 : 0;
    counts.found += comparison.has_finding ? 1 : 0;
    counts.similar_only += comparison.is_similar_only ? 1 : 0;
    if (!comparison.is_same()) {
      ++counts.different;
      fmt::print("differs at {}: {}\nwith the gate: {}\nwithout: {}\n", cut, smiles,
                 comparison.with_gate, comparison.without_gate);
    }
  }
  return counts;
}

/// Whether there was no difference.
bool compare_forms(const std::vector<std::string>& structures) {
  congener::test::FormComparison comparison;
  std::size_t compared = 0;
  std::size_t different = 0;
  for (const std::string& smiles : structures) {
    const congener::test::FormDifference difference = comparison.difference(smiles);
    compared += difference.is_compared ? 1 : 0;
    if (!difference.text.empty()) {
      ++different;
      fmt::print("the form that is compared differs: {}: {}\n", smiles, difference.text);
    }
  }
  fmt::print("{} forms compared, {} different\n", compared, different);
  return different == 0;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 4) {
    fmt::print(stderr, "usage: gate_differential SET_FOLDER FILE.smi CUT...\n");
    return 2;
  }
  try {
    const congener::ReferenceSet set = congener::load_reference_set(arguments[1]);
    const std::vector<std::string> structures = read_structures(arguments[2]);
    bool is_same = compare_forms(structures);
    for (int index = 3; index < argument_count; ++index) {
      for (const bool near_misses : {false, true}) {
        const double cut = std::strtod(arguments[index], nullptr);
        const Counts counts = compare_all(set, structures, cut, near_misses);
        fmt::print(
            "cut {}{}: {} molecules, {} stopped by the gate or unreadable, {} with a finding, {} "
            "by overlap alone, {} different\n",
            cut, near_misses ? " with near misses" : "", structures.size(), counts.stopped,
            counts.found, counts.similar_only, counts.different);
        std::fflush(stdout);
        is_same = is_same && counts.different == 0;
      }
    }
    return is_same ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "gate_differential: {}\n", error.what());
    return 2;
  }
}
