#pragma once
// One pattern asked of one molecule by RDKit and on the packed graph.

#include <GraphMol/GraphMol.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chem/molecule.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/smarts_match.hpp"

namespace congener::test {

struct ComparedPattern {
  std::string name;
  std::string smarts;
  std::shared_ptr<RDKit::ROMol> rdkit;  ///< empty: no SMARTS to RDKit
  graph::ParsedSmarts graph;
};

struct ComparedMolecule {
  std::string smiles;
  std::unique_ptr<chem::Molecule> rdkit;
  graph::MoleculeGraph graph;
};

std::vector<std::string> read_lines(const std::string& path);
std::vector<ComparedPattern> read_patterns(const std::string& path);
/// Nothing when the structure is unreadable or too large for the graph.
std::unique_ptr<ComparedMolecule> read_molecule(const std::string& line);
std::vector<std::unique_ptr<ComparedMolecule>> read_molecules(
    const std::vector<std::string>& lines);

/// The number of matches, at most `most`, without those that exchange like atoms when unique.
std::vector<std::vector<int>> matches_of_rdkit(const ComparedMolecule& molecule,
                                               const RDKit::ROMol& pattern, bool is_unique,
                                               unsigned int most);

/// Empty: the same answers.
std::string difference(const ComparedMolecule& molecule, const ComparedPattern& pattern,
                       graph::MatchScratch& scratch);

/// Prints; true when all was the same.
bool compare_all(const std::vector<ComparedPattern>& patterns,
                 const std::vector<std::string>& lines);

}  // namespace congener::test
