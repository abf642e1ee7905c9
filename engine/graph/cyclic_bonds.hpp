#pragma once
// Bonds of a pattern that are in a ring of the pattern.

#include "graph/smarts_graph.hpp"

namespace congener::graph {

/// A ring of the pattern lies on a ring of the molecule: its bonds can only be ring bonds there,
/// and the search need not find that out at the far end of a chain.
void restrict_cyclic_bonds(SmartsGraph& graph);

}  // namespace congener::graph
