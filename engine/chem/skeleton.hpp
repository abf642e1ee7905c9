#pragma once
// Cheap keys that are equal for every form of a substance, because they ignore hydrogens, charges,
// bond orders, isotopes and stereo. Different keys prove that two molecules are not the same
// substance in any form.

#include <cstdint>

#include "chem/molecule.hpp"

namespace congener::chem {

/// Hash of the heavy-atom composition. About a nanosecond per atom: the first test for every
/// molecule.
std::uint64_t composition_key(const Molecule& molecule);

/// Hash of the heavy-atom graph (elements and connections), equal for isomorphic graphs.
/// Unequal graphs may collide; equal keys are only a reason to look closer.
std::uint64_t skeleton_key(const Molecule& molecule);

}  // namespace congener::chem
