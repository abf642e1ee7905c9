#pragma once
// A molecule on paper: coordinates in a plane, turned like those of another molecule, and a drawing
// of them in which atoms are marked.

#include <string>
#include <utility>
#include <vector>

#include "chem/molecule.hpp"

namespace congener::chem {

/// Atoms of the molecule that are marked. The kinds differ in shape, so that nobody needs to tell
/// colours apart.
struct DrawingMarks {
  std::vector<int> matched;  ///< with the bonds between them: a broad band
  std::vector<int> changed;  ///< a disc each
};

struct DrawingSize {
  int width_px = 300;
  int height_px = 220;
};

class Depiction {
 public:
  /// Computes coordinates; with those of a record nobody could lay two molecules side by side.
  /// Throws StructureError.
  explicit Depiction(const Molecule& molecule);

  /// Turns it, and turns it over where that is better, so that its atoms (first of each pair) lie
  /// as near as can be to those of the other one (second). Needs three pairs at least; does nothing
  /// with fewer.
  void turn_like(const Depiction& other, const std::vector<std::pair<int, int>>& pairs);

  /// One svg element without a prologue. No text of a record gets into it, only symbols of
  /// elements, isotopes and charges. Throws StructureError.
  std::string svg(const DrawingMarks& marks, const DrawingSize& size) const;

  /// The same as the bytes of a PNG file, on white.
  std::string png(const DrawingMarks& marks, const DrawingSize& size) const;

  /// A V2000 mol block with these coordinates (V3000 where V2000 has no room), without a name.
  std::string mol_block() const;

 private:
  Molecule molecule_;
};

/// Pairs of atoms (of the whole, of the part) under which the part lies in the whole, stereo aside;
/// empty: it does not.
std::vector<std::pair<int, int>> placed_in(const Molecule& part, const Molecule& whole);

}  // namespace congener::chem
