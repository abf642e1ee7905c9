#pragma once
// A SMARTS pattern, or a structure that is looked for in others, ready to match. RDKit locks
// recursive patterns while matching, so each thread owns its copies (evidence::Workspace).
//
// What does not depend on the order of the matches is asked of the molecule's small graph, in a
// tenth of the time. Where the matches themselves are wanted they are RDKit's, in its order.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chem/molecule.hpp"

namespace RDKit {
class RWMol;
}
namespace congener::graph {
class MatchScratch;
class SmartsQuery;
}  // namespace congener::graph

namespace congener::chem {

class Pattern {
 public:
  /// Throws std::invalid_argument when the text is no SMARTS.
  explicit Pattern(const std::string& smarts);

  /// Of a structure, as SMILES: each atom stands for one of its element, with its charge where it
  /// has one, and each bond for one of its kind (single, double, triple, aromatic). Hydrogens are
  /// not compared; isotopes are, where they are drawn, if compares_isotopes. Throws
  /// std::invalid_argument, with the reason, when the text is no structure.
  static Pattern of_structure(const std::string& smiles, bool compares_isotopes);

  /// From now on the chirality and the double-bond geometry that it draws are compared, too.
  void compare_stereo() { compares_stereo_ = true; }
  bool has_stereo() const;

  /// The same pattern as SMARTS, without stereo.
  std::string smarts() const;
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

  /// Whether a match is wanted, of all or of those whose first atom is this one. It is asked of one
  /// after the other, in any order, until it says yes, and must not ask the same pattern.
  using IsWanted = std::function<bool(const std::vector<int>& match)>;
  bool has_match(const Molecule& molecule, const IsWanted& is_wanted) const;
  bool has_match_from(const Molecule& molecule, int first_atom, const IsWanted& is_wanted) const;

  /// Whether these atoms of a match have no bonds among themselves but those of the pattern.
  bool has_only_its_bonds(const Molecule& molecule, const std::vector<int>& match) const;

  /// Position in the pattern of the atom with this map number, or -1.
  int site(int map_number) const;

  /// For each atom of the pattern its map number; 0: none.
  std::vector<int> labels() const;

 private:
  explicit Pattern(std::unique_ptr<RDKit::RWMol> query);

  /// Whether the small graph has a wanted match that begins at this atom, or at kAnyAtom; stereo is
  /// passed over. Nothing: RDKit has to be asked.
  template <typename Wanted>
  std::optional<bool> small_graph_has(const Molecule& molecule, int first_atom,
                                      Wanted is_wanted) const;
  bool has_match_at(const Molecule& molecule, int first_atom, const IsWanted& is_wanted) const;
  std::vector<std::vector<int>> matches_by_rdkit(const Molecule& molecule, int first_atom) const;
  bool may_be_first(const Molecule& molecule, int atom) const;  ///< in next to no time

  std::unique_ptr<RDKit::RWMol> query_;
  std::unique_ptr<graph::SmartsQuery> small_query_;  ///< null: there is none of this pattern
  std::unique_ptr<graph::MatchScratch> scratch_;
  bool compares_stereo_ = false;
  bool first_atom_is_plain_ = false;  ///< its query can be asked of an atom without a whole match
};

}  // namespace congener::chem
