#pragma once
// Drawings of one substance differ in what they draw as a bond: a salt may be drawn with a hydrogen
// bond, with a bond of order zero or with its ions bonded, an N-oxide with an arrow. Here they all
// become covalent bonds and charges, so that one substance gets one answer.

#include <string>

namespace RDKit {
class RWMol;
}

namespace congener::chem {

struct MendedDrawing {
  bool changed = false;
  std::string problem;  ///< what cannot be mended without a guess; empty: nothing
};

/// Works on a molecule as it was read, before or after RDKit has sanitized it; a changed one has to
/// be sanitized (again).
/// - Atom map numbers are dropped: they number the atoms of a reaction and are no property of the
///   substance.
/// - Hydrogen bonds and bonds of order zero are cut.
/// - A dative bond between non-metals becomes a single bond between charges (R3N->O is
///   [N+][O-]).
/// - A bond between a cation and an anion, or between a nitrogen and a hydrogen halide, is cut
/// where
///   one of the two has no bond left to give: such a drawing can mean the salt only.
/// - A lone halogen atom beside other parts is a hydrogen halide, however its hydrogens are drawn.
MendedDrawing mend_drawn_bonds(RDKit::RWMol& molecule);

}  // namespace congener::chem
