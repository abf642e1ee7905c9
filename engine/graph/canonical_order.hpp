#pragma once
// An order of a graph's atoms that does not depend on how the molecule was written, so that a
// search which follows it finds the same.

#include "graph/overlap_graph.hpp"

namespace congener::graph {

/// The same graph with its atoms in such an order and its bonds sorted by their atoms (begin <
/// end). Two spellings of a molecule give equal graphs but for OverlapAtom::molecule_atom. Colour
/// refinement with ties broken one by one: exotic graphs whose atoms refinement wrongly takes for
/// alike (none known among drug-like molecules) may keep traces of their spelling.
OverlapGraph in_canonical_order(const OverlapGraph& graph);

/// Whether one comes before other, by size and then by labels and bonds. Neither before the other:
/// the graphs are equal.
bool comes_before(const OverlapGraph& one, const OverlapGraph& other);

}  // namespace congener::graph
