#include "evidence/features.hpp"

#include "chem/overlap_graph.hpp"
#include "evidence/gate.hpp"

namespace congener::evidence {
namespace {

/// The kept value, made first where it is missing.
template <typename Value, typename Make>
const Value& kept(std::optional<Value>& place, Make make) {
  if (!place) {
    place = make();
  }
  return *place;
}

}  // namespace

Features::Features(const chem::Molecule& molecule, Workspace& workspace)
    : molecule_(&molecule),
      workspace_(&workspace),
      heavy_atoms_(chem::heavy_atom_count(molecule)) {}

const graph::OverlapGraph& Features::graph() {
  return kept(graph_, [&] { return chem::overlap_graph(*molecule_); });
}

const graph::OrderedGraph& Features::ordered_graph() {
  return kept(ordered_graph_, [&] { return graph::ordered(graph()); });
}

/// Of the small graph where it is known to give RDKit's bits, which takes a tenth of the time.
Prints Features::made_prints() const {
  const graph::MoleculeGraph* graph = molecule_->small_graph();
  if (graph != nullptr && is_plain_record(*graph)) {
    graph::MoleculeFingerprints& prints = workspace_->gate.prints;
    return {prints.morgan(*graph), prints.atom_pair(*graph)};
  }
  return {workspace_->generator.morgan(molecule_->graph()),
          workspace_->generator.atom_pair(molecule_->graph())};
}

const Prints& Features::prints() {
  return kept(prints_, [&] { return made_prints(); });
}

bool Features::may_be_in_a_family() {
  return kept(may_be_in_a_family_, [&] { return workspace_->may_be_in_a_family(*molecule_); });
}

bool Features::may_lack_family() {
  return kept(may_lack_family_, [&] {
    return !workspace_->similarity_gate || workspace_->similarity_gate->is_in(*molecule_);
  });
}

}  // namespace congener::evidence
