#pragma once
// A SMARTS pattern, ready to match. RDKit locks recursive patterns while matching, so each thread
// owns its copies (evidence::Workspace).

#include <memory>
#include <string>
#include <vector>

#include "chem/molecule.hpp"

namespace RDKit {
class RWMol;
}

namespace congener::chem {

class Pattern {
 public:
  /// Throws std::invalid_argument when the text is no SMARTS.
  explicit Pattern(const std::string& smarts);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  bool is_in(const Molecule& molecule) const;

  /// All matches, symmetric ones included (they place the labelled sites differently); each lists
  /// the molecule's atoms in the order of the pattern's.
  std::vector<std::vector<int>> matches(const Molecule& molecule) const;

  /// Those of matches() whose first pattern atom is this atom of the molecule.
  std::vector<std::vector<int>> matches_from(const Molecule& molecule, int first_atom) const;

  /// Whether these atoms of a match have no bonds among themselves but those of the pattern.
  bool has_only_its_bonds(const Molecule& molecule, const std::vector<int>& match) const;

  /// Position in the pattern of the atom with this map number, or -1.
  int site(int map_number) const;

  /// For each atom of the pattern its map number; 0: none.
  std::vector<int> labels() const;

 private:
  std::unique_ptr<RDKit::RWMol> query_;
  bool first_atom_is_plain_ = false;  ///< its query can be asked of an atom without a whole match
};

}  // namespace congener::chem
