#pragma once
// One component of a record as the gate looks at it: its bare graph and what is worked out of it,
// each thing when it is first asked for and only once.

#include <optional>

#include "congener/fingerprints/fingerprint.hpp"
#include "evidence/gate_pattern.hpp"
#include "graph/atom_kinds.hpp"
#include "graph/molecule_fingerprints.hpp"
#include "graph/molecule_graph.hpp"
#include "graph/overlap_graph.hpp"
#include "graph/smarts_match.hpp"
#include "graph/smiles_graph.hpp"

namespace congener::evidence {

/// Scratch space of one thread.
struct GateSpace {
  graph::SmilesGraphReader reader;
  graph::MolBlockGraphReader block_reader;
  graph::MoleculeGraph record;
  graph::MoleculeGraph component;
  graph::MoleculeGraph normalised;
  graph::MoleculeGraph compared;
  graph::OverlapGraph overlap;
  graph::MoleculeFingerprints prints;
  graph::MatchScratch matching;
};

/// Of a component without isotopes, hydrogen atoms and bonded metals.
class GateRecord {
 public:
  /// drawn: a graph of one component, as submitted. Both must outlive it.
  GateRecord(const graph::MoleculeGraph& drawn, GateSpace& space)
      : drawn_(drawn), space_(space), kinds_(graph::kinds_of(drawn.view())) {}

  const graph::MoleculeGraph& drawn() const { return drawn_; }
  int heavy_atoms() const { return drawn_.atom_count; }

  /// With its functional groups as standardising it draws them. Null: only that can tell.
  const graph::MoleculeGraph* normalised();
  /// In the form that the tiers compare: normalised and uncharged. Null: as above.
  const graph::MoleculeGraph* compared();
  /// Whether the form that is compared may have an enol, of which the tiers may compare the ketone.
  bool has_enol();

  /// As drawn, to be asked for patterns.
  AskedGraph as_drawn() { return {drawn_.view(), kinds_, space_.matching}; }
  /// Only where compared() is not null. Neither step changes the kinds of atoms.
  AskedGraph as_compared() { return {compared()->view(), kinds_, space_.matching}; }

  /// Of the form that is compared, where it is normalised; for others as drawn.
  const graph::OverlapGraph& graph();
  /// Only where compared() is not null.
  const fingerprints::Fingerprint& morgan();
  /// Of the form that is compared; only where normalised() is not null.
  const fingerprints::Fingerprint& atom_pair();

 private:
  const graph::MoleculeGraph* made_normalised();
  const graph::MoleculeGraph* made_compared();

  const graph::MoleculeGraph& drawn_;
  GateSpace& space_;
  graph::KindSet kinds_;
  std::optional<const graph::MoleculeGraph*> normalised_;
  std::optional<const graph::MoleculeGraph*> compared_;
  const graph::OverlapGraph* graph_ = nullptr;
  const fingerprints::Fingerprint* morgan_ = nullptr;
  const fingerprints::Fingerprint* atom_pair_ = nullptr;
};

/// Copies one component of a record. The numbers of its atoms and bonds are its own.
void copy_component(const graph::MoleculeGraph& record, int component, graph::MoleculeGraph& copy);

}  // namespace congener::evidence
