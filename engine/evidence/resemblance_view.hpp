#pragma once
// What ResemblanceFinder keeps of one component while it compares it. For its own sources only.

#include <optional>
#include <string>
#include <vector>

#include "chem/overlap_graph.hpp"
#include "chem/parse.hpp"
#include "congener/fingerprints/similarity.hpp"
#include "evidence/resemblance.hpp"

namespace congener::evidence {

/// A component as it is compared: as submitted, or what is left without its protecting groups.
struct ResemblanceFinder::View {
  View(const chem::Molecule& compared, const chem::Molecule& whole)
      : molecule(compared),
        submitted(whole),
        heavy_atoms(chem::heavy_atom_count(compared)),
        graph(chem::overlap_graph(compared)) {}

  double morgan_like(const Prints& target, const fingerprints::Generator& generator) {
    if (!morgan) {
      morgan = generator.morgan(molecule.graph());
    }
    return fingerprints::tanimoto(*morgan, target.morgan);
  }
  double atom_pair_like(const Prints& target, const fingerprints::Generator& generator) {
    if (!atom_pair) {
      atom_pair = generator.atom_pair(molecule.graph());
    }
    return fingerprints::tanimoto(*atom_pair, target.atom_pair);
  }

  const chem::Molecule& molecule;
  const chem::Molecule& submitted;  ///< with its protecting groups
  int heavy_atoms;
  graph::OverlapGraph graph;
  std::vector<std::string> protecting_groups;
  std::vector<std::size_t> identical;  ///< entries that it is, without its protecting groups
  std::optional<fingerprints::Fingerprint> morgan;  ///< made when first asked for, as the next
  std::optional<fingerprints::Fingerprint> atom_pair;
  bool is_compared = false;  ///< some overlap was computed
};

/// Where a family's core, or a changed one, stands in a view with the required groups.
struct ResemblanceFinder::FamilyHit {
  std::size_t family = 0;
  const FamilyVariant* variant = nullptr;
  std::vector<int> atoms;
  std::vector<rules::SiteContents> sites;
};

}  // namespace congener::evidence
