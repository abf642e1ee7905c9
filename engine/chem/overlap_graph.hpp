#pragma once
// A molecule as graph overlap compares it.

#include "chem/molecule.hpp"
#include "graph/overlap_graph.hpp"

namespace congener::chem {

/// Hydrogens drawn as atoms are left out.
graph::OverlapGraph overlap_graph(const Molecule& molecule);

}  // namespace congener::chem
