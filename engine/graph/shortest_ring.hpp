#pragma once
// Shortest rings through one atom of a SMILES.

#include <array>
#include <cstdint>

#include "graph/smiles_draft.hpp"

namespace congener::graph {

/// Whether the atom lies in just one ring of this size and in no smaller one, and has no bonds but
/// those of this ring and to ends of chains. RDKit finds this ring then: it looks for the shortest
/// rings of such atoms before it takes any bond away. Needs find_core.
bool has_one_shortest_ring(const SmilesDraft& draft, int atom, int size);

}  // namespace congener::graph
