#pragma once
// What is worked out of one molecule, each thing when it is first asked for and only once: the
// tiers look at the same graph, fingerprints and patterns.

#include <optional>
#include <vector>

#include "chem/molecule.hpp"
#include "congener/fingerprints/fingerprint.hpp"
#include "evidence/workspace.hpp"
#include "graph/ordered_graph.hpp"

namespace congener::evidence {

/// The fingerprints that resemblances are judged by.
struct Prints {
  fingerprints::Fingerprint morgan;
  fingerprints::Fingerprint atom_pair;
};

/// Of one molecule, for one thread.
class Features {
 public:
  /// Both must outlive it.
  Features(const chem::Molecule& molecule, Workspace& workspace);

  const chem::Molecule& molecule() const { return *molecule_; }

  Workspace& workspace() { return *workspace_; }
  int heavy_atoms() const { return heavy_atoms_; }
  const graph::OverlapGraph& graph();
  const graph::OrderedGraph& ordered_graph();
  const fingerprints::Fingerprint& morgan() { return prints().morgan; }
  const fingerprints::Fingerprint& atom_pair() { return prints().atom_pair; }
  /// Whether the precheck of some family, or of a changed core of one, is there.
  bool may_be_in_a_family();
  /// Whether a resemblance without a family's core may be reported (SimilarityRules).
  bool may_lack_family();

  /// By entry that is compared, what ResemblanceFinder::least_overlap has said of it.
  std::vector<std::optional<double>> least_overlaps;

 private:
  const Prints& prints();
  Prints made_prints() const;

  const chem::Molecule* molecule_;
  Workspace* workspace_;
  int heavy_atoms_;
  std::optional<graph::OverlapGraph> graph_;
  std::optional<graph::OrderedGraph> ordered_graph_;
  std::optional<Prints> prints_;
  std::optional<bool> may_be_in_a_family_;
  std::optional<bool> may_lack_family_;
};

}  // namespace congener::evidence
