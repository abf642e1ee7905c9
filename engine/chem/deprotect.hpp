#pragma once
// What a molecule is without its protecting groups. It is only compared with the entries, so that a
// masked form of a listed substance is seen as one. RDKit's Deprotect does the work, with a list of
// groups given as data. Its own list is not used, because some of its entries are not what their
// names say in 2022.09 ("benzyl" there is phenyl) or leave an alcohol where a ketone was.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/pattern.hpp"

namespace congener::chem {

struct ProtectingGroup {
  std::string name;  ///< as shown ("N-Boc")
  /// SMARTS of the group with the atom that bears it, which has label 1 and stays. An atom with
  /// label 2 stays as well, joined to it by a double bond (the oxygen of a ketal). All other atoms
  /// are the group, and what only they hold is gone with them, so their hydrogens should be said.
  std::string smarts;
};

struct Deprotected {
  Molecule molecule;                      ///< numbers of the record kept
  std::vector<std::string> group_names;   ///< sorted, as often as each was there
  std::vector<int> removed_record_atoms;  ///< heavy atoms of the groups, ascending
};

/// Holds RDKit's queries: one object per thread.
class Deprotector {
 public:
  /// Throws std::invalid_argument when a group has no name, its pattern is no SMARTS of one part,
  /// or labels are not 1, or 1 and 2, once each, at atoms of one element.
  explicit Deprotector(const std::vector<ProtectingGroup>& groups);
  ~Deprotector();
  Deprotector(Deprotector&&) noexcept;
  Deprotector& operator=(Deprotector&&) noexcept;

  /// The molecule without any group of the list, however many and however nested; nothing when it
  /// has none, is not one component, or makes no sensible molecule without them.
  std::optional<Deprotected> deprotected(const Molecule& molecule) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace congener::chem
