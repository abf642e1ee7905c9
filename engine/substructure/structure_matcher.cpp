#include "substructure/structure_matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <numeric>
#include <utility>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "support/limits.hpp"

namespace congener::substructure {
namespace {

constexpr const char* kTooManySteps =
    "the pattern has too many partial matches in this structure; the search for it was ended";
constexpr const char* kRdkitFailed = "RDKit cannot search this structure for the pattern";

/// Empty when RDKit cannot write it.
std::string written(const chem::Molecule& molecule) {
  try {
    return chem::canonical_smiles(molecule);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return "";
  }
}

/// The place of an atom among those that are no hydrogen; -1 for a hydrogen.
int heavy_number(const graph::GraphView& view, int atom) {
  const auto is_hydrogen = [](graph::AtomWord word) { return graph::element_of(word) == 1; };
  return is_hydrogen(view.atoms[atom])
             ? -1
             : atom - static_cast<int>(std::count_if(view.atoms, view.atoms + atom, is_hydrogen));
}

/// Keeps of the matches with the same atoms the first, ascending.
class MatchKeeper {
 public:
  void add(std::vector<int> atoms) {
    std::vector<int> key = atoms;
    std::sort(key.begin(), key.end());
    const auto [place, is_new] = by_atoms_.try_emplace(std::move(key), atoms);
    if (!is_new && atoms < place->second) {
      place->second = std::move(atoms);
    }
  }

  std::vector<std::vector<int>> take() {
    std::vector<std::vector<int>> matches;
    for (auto& [key, atoms] : by_atoms_) {
      matches.push_back(std::move(atoms));
    }
    std::sort(matches.begin(), matches.end());
    return matches;
  }

 private:
  std::map<std::vector<int>, std::vector<int>> by_atoms_;
};

}  // namespace

std::string_view StructureMatcher::Source::text() const {
  return record != nullptr ? record->structure : molecule.index->structure(molecule.position);
}

StructureFormat StructureMatcher::Source::format() const {
  return record != nullptr ? record->format : StructureFormat::Smiles;
}

StructureMatcher::StructureMatcher(const PatternSet& patterns,
                                   const SubstructureSearchOptions& options)
    : patterns_(patterns),
      all_patterns_(patterns.patterns().size()),
      max_heavy_atoms_(options.max_heavy_atoms),
      with_atoms_(options.with_atoms),
      compares_stereo_(options.compare_stereo),
      rdkit_patterns_(patterns.patterns().size()) {
  support::check_heavy_atom_limit(max_heavy_atoms_);
  chem::silence_rdkit();
  std::iota(all_patterns_.begin(), all_patterns_.end(), std::size_t{0});
}

const StructureAnswer& StructureMatcher::answer(const Record& record) {
  source_ = {&record, {}};
  answer_.clear();
  answer_.problem = record.problem.empty() ? read() : record.problem;
  if (answer_.problem.empty()) {
    ask_all(all_patterns_);
  }
  const bool needs_smiles = !answer_.patterns.empty() && record.format == StructureFormat::MolBlock;
  if (needs_smiles && (molecule_ || parse().empty())) {
    answer_.smiles = written(*molecule_);
  }
  return answer_;
}

const StructureAnswer& StructureMatcher::answer(const IndexedMolecule& molecule,
                                                std::span<const std::size_t> patterns) {
  source_ = {nullptr, molecule};
  answer_.clear();
  if (molecule.graph.empty()) {
    answer_.problem = read();
  } else {
    molecule_.reset();
    kinds_ = molecule.kinds;
    view_ = packed_.view(molecule.graph);
    if (!view_) {
      throw FormatError(fmt::format(
          "the index cannot be used: the graph of molecule {} is damaged; build it anew",
          molecule.position + 1));
    }
  }
  if (answer_.problem.empty()) {
    ask_all(patterns);
  }
  return answer_;
}

graph::ReadOutcome StructureMatcher::read_graph() {
  switch (source_.format()) {
    case StructureFormat::Smiles:
      return reader_.read(source_.text(), graph_);
    case StructureFormat::MolBlock:
      return block_reader_.read(source_.text(), graph_);
    case StructureFormat::Inchi:
      break;
  }
  return graph::ReadOutcome::Character;
}

std::string StructureMatcher::read() {
  molecule_.reset();
  view_.reset();
  std::string problem;
  if (read_graph() == graph::ReadOutcome::Certain && graph_.atom_count <= heavy_atom_limit()) {
    view_ = graph_.view();
  } else {
    problem = parse();
    if (problem.empty() && chem::fill(graph_, *molecule_)) {
      view_ = graph_.view();
    }
  }
  kinds_ = view_ ? graph::kinds_of(*view_) : 0;
  return problem;
}

std::string StructureMatcher::parse() {
  // What is stereo takes as long to find out as all the rest; a mol block's SMILES tells it.
  const bool needs_stereo = compares_stereo_ || source_.format() != StructureFormat::Smiles;
  chem::ParseResult parsed =
      needs_stereo ? chem::parse_structure(source_.text(), source_.format(), heavy_atom_limit())
                   : chem::parse_graph(source_.text(), source_.format(), heavy_atom_limit());
  molecule_ = std::move(parsed.molecule);
  return std::move(parsed.problem);
}

void StructureMatcher::ask_all(std::span<const std::size_t> patterns) {
  for (const std::size_t pattern : patterns) {
    ask(pattern);
  }
}

void StructureMatcher::ask(std::size_t pattern) {
  const CompiledPattern& compiled = patterns_.patterns()[pattern];
  const bool asks_graph =
      view_ && compiled.query && (view_->are_rings_known || !compiled.query->needs_rings());
  if (asks_graph) {
    ask_graph(pattern);
  } else {
    ask_rdkit(pattern);
  }
}

void StructureMatcher::ask_graph(std::size_t pattern) {
  const CompiledPattern& compiled = patterns_.patterns()[pattern];
  if (graph::matches(*view_, kinds_, *compiled.query, scratch_)) {
    if (compiled.confirms_by_rdkit) {
      ask_rdkit(pattern);
    } else {
      answer_.patterns.push_back(
          {pattern, "", with_atoms_ ? list_of(*compiled.query) : MatchList{}});
    }
  } else if (scratch_.ended() == graph::Ended::StepLimit) {
    answer_.patterns.push_back({pattern, kTooManySteps, {}});
  }
}

void StructureMatcher::ask_rdkit(std::size_t pattern) {
  try {
    if (!molecule_) {
      const std::string problem = parse();
      if (!problem.empty()) {
        answer_.patterns.push_back({pattern, problem, {}});
        return;
      }
    }
    const chem::Pattern& asked = rdkit_pattern(pattern);
    if (asked.is_in(*molecule_)) {
      answer_.patterns.push_back(
          {pattern, "", with_atoms_ ? list_of(asked.matches(*molecule_)) : MatchList{}});
    }
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the record
  } catch (const Error&) {
    throw;  // a damaged index
  } catch (const std::exception&) {
    answer_.patterns.push_back({pattern, kRdkitFailed, {}});
  }
}

MatchList StructureMatcher::list_of(const graph::SmartsQuery& query) {
  MatchKeeper keeper;
  int left = kMostMatches;
  const graph::Ended ended =
      graph::visit_matches(*view_, query, scratch_, [&](graph::MatchedAtoms atoms) {
        keeper.add(in_record({atoms.begin(), atoms.end()}));
        return --left > 0;
      });
  return {keeper.take(), ended == graph::Ended::Complete};
}

MatchList StructureMatcher::list_of(const std::vector<std::vector<int>>& matches) const {
  MatchKeeper keeper;
  for (const std::vector<int>& atoms : matches) {
    keeper.add(in_record(atoms));
  }
  return {keeper.take(), matches.size() < static_cast<std::size_t>(kMostMatches)};
}

std::vector<int> StructureMatcher::in_record(const std::vector<int>& atoms) const {
  std::vector<int> numbers;
  for (const int atom : atoms) {
    const int number = molecule_ ? molecule_->record_atoms()[static_cast<std::size_t>(atom)]
                                 : heavy_number(*view_, atom);
    if (number >= 0) {
      numbers.push_back(number);
    }
  }
  return numbers;
}

const chem::Pattern& StructureMatcher::rdkit_pattern(std::size_t pattern) {
  std::optional<chem::Pattern>& kept = rdkit_patterns_[pattern];
  if (!kept) {
    kept.emplace(patterns_.for_rdkit(pattern));
  }
  return *kept;
}

}  // namespace congener::substructure
