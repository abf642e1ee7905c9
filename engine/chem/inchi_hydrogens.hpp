#pragma once
// Where the mobile hydrogens of an InChI are drawn.

namespace RDKit {
class RWMol;
}

namespace congener::chem {

/// An InChI says which atoms share a hydrogen, not which one has it, and the InChI library then
/// draws an amide as an imidic acid, N=C-OH. People draw the amide, and rules of structure are
/// written for it. This redraws imidic acids, their sulfur likes, and imines beside an aromatic NH
/// as amides, thioamides and amines, with the bond orders of the library (no aromatic bonds yet).
/// The InChI stays the same.
void draw_mobile_hydrogens_as_usual(RDKit::RWMol& molecule);

}  // namespace congener::chem
