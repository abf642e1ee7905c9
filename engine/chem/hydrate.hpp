#pragma once
// Covalent hydrates: a ketone drawn, or sold, as its gem-diol. OC1(O)CCNCC1 is 4-piperidone
// hydrate.

#include <optional>

#include "chem/molecule.hpp"

namespace congener::chem {

/// The ketone of a gem-diol (two OH on one saturated carbon with two carbon neighbours), or nothing
/// when the molecule has no such group. All gem-diols of the molecule are changed.
std::optional<Molecule> dehydrated(const Molecule& molecule);

}  // namespace congener::chem
