#pragma once
// Other drawings of a ketone: as its gem-diol (covalent hydrate; OC1(O)CCNCC1 is 4-piperidone
// hydrate) and as its enol (OC1=CCNCC1).

#include <optional>

#include "chem/molecule.hpp"

namespace congener::chem {

/// The ketone of a gem-diol (two OH on one saturated carbon with two carbon neighbours), or nothing
/// when the molecule has no such group. All gem-diols of the molecule are changed.
std::optional<Molecule> dehydrated(const Molecule& molecule);

/// The ketone or aldehyde of an enol (one OH on a C=C that is not aromatic), or nothing when the
/// molecule has none. All enols of the molecule are changed, but for ene-diols, which could become
/// either of two ketones.
std::optional<Molecule> ketonised(const Molecule& molecule);

}  // namespace congener::chem
