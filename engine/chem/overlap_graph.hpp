#pragma once
// A molecule as graph overlap compares it.

#include "chem/molecule.hpp"
#include "graph/overlap_graph.hpp"

namespace congener::chem {

/// Hydrogens drawn as atoms are left out.
graph::OverlapGraph overlap_graph(const Molecule& molecule);

/// The graph without what another drawing of the same groups may change: bond orders and
/// aromaticity. Two such graphs have at least as much in common as those that they are made of.
graph::OverlapGraph without_bond_orders(graph::OverlapGraph graph);

}  // namespace congener::chem
