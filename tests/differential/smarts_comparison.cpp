#include "smarts_comparison.hpp"

#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"

namespace congener::test {
namespace {

constexpr unsigned int kMostMatches = 1000;
constexpr int kMostHeavyAtoms = graph::kMostAtoms;

using Matches = std::vector<std::vector<int>>;

/// RDKit 2022.09 hands out a raw owning pointer, later releases a unique_ptr.
template <typename Pointer>
std::shared_ptr<RDKit::ROMol> owned(Pointer&& pointer) {
  return std::shared_ptr<RDKit::ROMol>(std::forward<Pointer>(pointer));
}

/// Newer releases let the caller say how many matches of a recursive part they look for; the
/// differences that come from overlooked ones are no differences of ours.
template <typename Parameters>
void look_for_all_parts(Parameters& parameters) {
  if constexpr (requires { parameters.maxRecursiveMatches; }) {
    parameters.maxRecursiveMatches = 1'000'000;
  }
}

/// What two matches are compared by: as given, or the atoms alone.
Matches sorted(Matches matches, bool is_unique) {
  if (is_unique) {
    for (std::vector<int>& match : matches) {
      std::sort(match.begin(), match.end());
    }
  }
  std::sort(matches.begin(), matches.end());
  return matches;
}

Matches matches_of_graph(const ComparedMolecule& molecule, const ComparedPattern& pattern,
                         bool is_unique, graph::MatchScratch& scratch) {
  Matches matches;
  const auto keep = [&matches](graph::MatchedAtoms atoms) {
    matches.emplace_back(atoms.begin(), atoms.end());
    return matches.size() < kMostMatches;
  };
  const graph::GraphView view = molecule.graph.view();
  if (is_unique) {
    graph::visit_unique_matches(view, *pattern.graph.query, scratch, keep);
  } else {
    graph::visit_matches(view, *pattern.graph.query, scratch, keep);
  }
  return matches;
}

struct Counts {
  std::size_t molecules = 0;
  std::size_t left_out = 0;
  std::size_t questions = 0;
  std::size_t hits = 0;
  std::size_t different = 0;
};

std::size_t print_patterns_left_out(const std::vector<ComparedPattern>& patterns) {
  std::size_t different = 0;
  for (const ComparedPattern& pattern : patterns) {
    const bool is_good = pattern.graph.status == graph::SmartsStatus::Good;
    const bool contradicts = is_good && !pattern.rdkit;
    const bool refuses = pattern.graph.status == graph::SmartsStatus::Broken && pattern.rdkit;
    different += contradicts || refuses ? 1 : 0;
    if (!is_good || contradicts) {
      fmt::print("{} {}: {} at {}{}\n", pattern.name, pattern.smarts, pattern.graph.problem,
                 pattern.graph.place, contradicts || refuses ? ": DIFFERS from RDKit" : "");
    }
  }
  return different;
}

void compare_molecule(const ComparedMolecule& molecule,
                      const std::vector<ComparedPattern>& patterns, graph::MatchScratch& scratch,
                      Counts& counts) {
  const graph::KindSet kinds = graph::kinds_of(molecule.graph.view());
  for (const ComparedPattern& pattern : patterns) {
    if (!pattern.graph.query || !pattern.rdkit) {
      continue;
    }
    ++counts.questions;
    const std::string found = difference(molecule, pattern, scratch);
    counts.hits +=
        graph::matches(molecule.graph.view(), kinds, *pattern.graph.query, scratch) ? 1 : 0;
    if (!found.empty()) {
      ++counts.different;
      fmt::print("{} {} in {}: {}\n", pattern.name, pattern.smarts, molecule.smiles, found);
    }
  }
}

}  // namespace

std::vector<std::string> read_lines(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) {
    throw std::runtime_error("cannot read " + path);
  }
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::vector<ComparedPattern> read_patterns(const std::string& path) {
  chem::silence_rdkit();
  std::vector<ComparedPattern> patterns;
  for (const std::string& line : read_lines(path)) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string::npos) {
      continue;
    }
    ComparedPattern pattern;
    pattern.name = line.substr(0, tab);
    pattern.smarts = line.substr(tab + 1);
    try {
      pattern.rdkit = owned(RDKit::SmartsToMol(pattern.smarts));
    } catch (const std::exception&) {
      pattern.rdkit = nullptr;
    }
    pattern.graph = graph::parse_smarts(pattern.smarts);
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

std::unique_ptr<ComparedMolecule> read_molecule(const std::string& line) {
  auto molecule = std::make_unique<ComparedMolecule>();
  molecule->smiles = line.substr(0, line.find_first_of(" \t\r"));
  chem::ParseResult parsed =
      chem::parse_graph(molecule->smiles, StructureFormat::Smiles, kMostHeavyAtoms);
  if (!parsed.molecule || !chem::fill(molecule->graph, *parsed.molecule)) {
    return nullptr;
  }
  molecule->rdkit = std::make_unique<chem::Molecule>(std::move(*parsed.molecule));
  return molecule;
}

std::vector<std::unique_ptr<ComparedMolecule>> read_molecules(
    const std::vector<std::string>& lines) {
  std::vector<std::unique_ptr<ComparedMolecule>> molecules;
  for (const std::string& line : lines) {
    if (auto molecule = read_molecule(line)) {
      molecules.push_back(std::move(molecule));
    }
  }
  return molecules;
}

std::vector<std::vector<int>> matches_of_rdkit(const ComparedMolecule& molecule,
                                               const RDKit::ROMol& pattern, bool is_unique,
                                               unsigned int most) {
  RDKit::SubstructMatchParameters parameters;
  parameters.uniquify = is_unique;
  parameters.maxMatches = most;
  look_for_all_parts(parameters);
  Matches matches;
  for (const auto& match : RDKit::SubstructMatch(molecule.rdkit->graph(), pattern, parameters)) {
    std::vector<int> atoms;
    for (const auto& [query_atom, atom] : match) {
      atoms.push_back(atom);
    }
    matches.push_back(std::move(atoms));
  }
  return matches;
}

std::string difference(const ComparedMolecule& molecule, const ComparedPattern& pattern,
                       graph::MatchScratch& scratch) {
  const graph::GraphView view = molecule.graph.view();
  const bool is_there = !matches_of_rdkit(molecule, *pattern.rdkit, false, 1).empty();
  const bool is_found = graph::matches(view, graph::kinds_of(view), *pattern.graph.query, scratch);
  if (scratch.ended() == graph::Ended::StepLimit) {
    return "the step limit ended the search";
  }
  if (is_there != is_found) {
    return is_there ? "RDKit alone finds it" : "the graph alone finds it";
  }
  if (!is_there) {
    return {};
  }
  const Matches all = matches_of_rdkit(molecule, *pattern.rdkit, false, kMostMatches);
  const Matches found = matches_of_graph(molecule, pattern, false, scratch);
  if (all.size() != found.size()) {
    return fmt::format("{} matches in RDKit, {} on the graph", all.size(), found.size());
  }
  if (all.size() == kMostMatches) {
    return {};  // which thousand of them is nobody's promise
  }
  if (sorted(all, false) != sorted(found, false)) {
    return "other matches";
  }
  const Matches unique = matches_of_rdkit(molecule, *pattern.rdkit, true, kMostMatches);
  const bool is_same =
      sorted(unique, true) == sorted(matches_of_graph(molecule, pattern, true, scratch), true);
  return is_same ? "" : "other sets of atoms";
}

bool compare_all(const std::vector<ComparedPattern>& patterns,
                 const std::vector<std::string>& lines) {
  Counts counts;
  counts.different = print_patterns_left_out(patterns);
  graph::MatchScratch scratch;
  for (const std::string& line : lines) {
    const auto molecule = read_molecule(line);
    if (!molecule) {
      ++counts.left_out;
      continue;
    }
    ++counts.molecules;
    compare_molecule(*molecule, patterns, scratch, counts);
  }
  fmt::print(
      "{} patterns, {} molecules ({} lines left out), {} questions, {} with a match, {} "
      "different\n",
      patterns.size(), counts.molecules, counts.left_out, counts.questions, counts.hits,
      counts.different);
  return counts.different == 0;
}

}  // namespace congener::test
