#pragma once
// Asks one structure for all patterns of a search.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/pattern.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/record_reader.hpp"
#include "graph/atom_kinds.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/packed_molecule.hpp"
#include "graph/smarts_match.hpp"
#include "graph/smiles_graph.hpp"
#include "substructure/pattern_set.hpp"

namespace congener::substructure {

/// Atoms of each match, as SubstructureHit has them.
struct MatchList {
  std::vector<std::vector<int>> matches;
  bool are_all = true;
};

/// One pattern that is in a structure, or of which that could not be found out.
struct PatternAnswer {
  std::size_t pattern = 0;
  std::string problem;  ///< empty: it is there
  MatchList list;       ///< empty unless asked for
};

/// All patterns that are not in it are left out.
struct StructureAnswer {
  std::string problem;  ///< not empty: the structure could not be asked, and why
  std::vector<PatternAnswer> patterns;
  std::string smiles;  ///< of a mol block that holds a pattern: the SMILES that RDKit writes

  bool is_empty() const { return problem.empty() && patterns.empty(); }
  void clear() {
    problem.clear();
    patterns.clear();
    smiles.clear();
  }
};

/// Most matches that are looked at of one pattern in one structure, equal ones included.
constexpr int kMostMatches = 4096;

/// A molecule of an index, with the graph that it has there (stored_graph.hpp), or an empty one.
struct IndexedMolecule {
  const fingerprints::IndexFile* index = nullptr;
  std::uint64_t position = 0;
  std::string_view graph;
  graph::KindSet kinds = 0;  ///< of the graph
};

/// Holds scratch space and RDKit's patterns: one per thread. The set must outlive it.
class StructureMatcher {
 public:
  StructureMatcher(const PatternSet& patterns, const SubstructureSearchOptions& options);

  /// Never throws for a bad structure. What is returned is valid until the next call.
  const StructureAnswer& answer(const Record& record);

  /// Asks for these patterns only, ascending; the others are known not to be there. Throws
  /// FormatError when the index is damaged.
  const StructureAnswer& answer(const IndexedMolecule& molecule,
                                std::span<const std::size_t> patterns);

 private:
  /// Where the text is that RDKit parses, should it have to.
  struct Source {
    const Record* record = nullptr;
    IndexedMolecule molecule;  ///< when there is no record

    std::string_view text() const;
    StructureFormat format() const;
  };

  /// What is in an index was small enough for it.
  int heavy_atom_limit() const {
    return source_.record != nullptr ? max_heavy_atoms_ : kMostHeavyAtoms;
  }
  graph::ReadOutcome read_graph();
  std::string read();
  std::string parse();
  void ask_all(std::span<const std::size_t> patterns);
  void ask(std::size_t pattern);
  void ask_graph(std::size_t pattern);
  void ask_rdkit(std::size_t pattern);
  MatchList list_of(const graph::SmartsQuery& query);
  MatchList list_of(const std::vector<std::vector<int>>& matches) const;
  std::vector<int> in_record(const std::vector<int>& atoms) const;
  const chem::Pattern& rdkit_pattern(std::size_t pattern);

  const PatternSet& patterns_;
  std::vector<std::size_t> all_patterns_;
  int max_heavy_atoms_;
  bool with_atoms_;
  bool compares_stereo_;
  StructureAnswer answer_;  ///< kept, so that most answers allocate nothing
  graph::SmilesGraphReader reader_;
  graph::MolBlockGraphReader block_reader_;
  graph::PackedReader packed_;
  graph::MatchScratch scratch_;
  graph::MoleculeGraph graph_;
  Source source_;
  std::optional<graph::GraphView> view_;    ///< the graph of the source, where there is one
  graph::KindSet kinds_ = 0;                ///< of view_
  std::optional<chem::Molecule> molecule_;  ///< set where RDKit was needed
  std::vector<std::optional<chem::Pattern>> rdkit_patterns_;
};

}  // namespace congener::substructure
