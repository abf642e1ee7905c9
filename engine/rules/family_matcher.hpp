#pragma once
// Matches one family of the reference set: its core, with each required group on its labelled site.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/pattern.hpp"
#include "congener/reference_set.hpp"

namespace congener::rules {

/// Where a molecule has a family's core with its required groups.
struct FamilyPlace {
  std::vector<int> core;        ///< the molecule's atoms in the order of the core's
  std::map<int, int> labelled;  ///< atom by map number, of the core and of the required groups
};

/// The family with the core of one of its variants, and that variant's groups and examples.
Family with_variant(const Family& family, const FamilyVariant& variant);

/// One object per thread: its members are const, but RDKit locks some patterns while they match.
class FamilyMatcher {
 public:
  /// Throws std::invalid_argument when a pattern is no SMARTS, a site is not labelled in the core,
  /// or labels and named sites do not go together.
  explicit FamilyMatcher(const Family& family);

  /// The atoms of the core and of all required groups at one place, ascending; nothing if there is
  /// no such place. The largest place is taken, so that the answer does not depend on how the
  /// molecule is written.
  std::optional<std::vector<int>> match(const chem::Molecule& molecule) const;

  /// All places, symmetric ones included: each place of the core with each way to place the labels
  /// of the required groups.
  std::vector<FamilyPlace> places(const chem::Molecule& molecule) const;

 private:
  struct Group {
    int core_position = 0;
    std::vector<chem::Pattern> patterns;
  };
  void check_labels(const Family& family) const;
  std::vector<FamilyPlace> with_group(const Group& group, const chem::Molecule& molecule,
                                      const std::vector<FamilyPlace>& places) const;
  bool add_group(const Group& group, const chem::Molecule& molecule, const std::vector<int>& core,
                 std::vector<int>& atoms) const;

  chem::Pattern core_;
  std::vector<Group> groups_;
};

}  // namespace congener::rules
