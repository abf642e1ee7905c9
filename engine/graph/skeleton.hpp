#pragma once
// Keys of the elements and connections of a molecule, whatever its bonds, charges and hydrogens:
// the same numbers as chem/skeleton.hpp makes of an RDKit molecule.

#include <cstdint>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// What each oxygen adds to a composition key.
std::uint64_t oxygen_key();

/// Of the elements of all heavy atoms.
std::uint64_t composition_key(const GraphView& molecule);

/// Of the elements and how they are connected.
std::uint64_t skeleton_key(const GraphView& molecule);

}  // namespace congener::graph
