#pragma once
// Shortest rings through one atom of a SMILES.

#include <array>
#include <cstdint>

#include "graph/smiles_draft.hpp"

namespace congener::graph {

/// Whether the atom has just two ring bonds and lies in just one ring of this size and in no
/// smaller one.
bool has_one_shortest_ring(const SmilesDraft& draft, int atom, int size);

}  // namespace congener::graph
