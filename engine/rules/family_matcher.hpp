#pragma once
// Matches one family of the reference set: its core, with each required group on its labelled site.

#include <optional>
#include <utility>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/pattern.hpp"
#include "congener/reference_set.hpp"

namespace congener::rules {

/// Const members, but RDKit locks some patterns while they match: one object per thread.
class FamilyMatcher {
 public:
  /// Throws std::invalid_argument when a pattern is no SMARTS or a site is not labelled in the
  /// core.
  explicit FamilyMatcher(const Family& family);

  /// Atoms of the largest place where the core and all required groups are, ascending; nothing if
  /// none is. Largest, so that the answer does not depend on how the molecule is written.
  std::optional<std::vector<int>> match(const chem::Molecule& molecule) const;

 private:
  struct Group {
    int core_position = 0;
    std::vector<chem::Pattern> patterns;
  };
  bool add_group(const Group& group, const chem::Molecule& molecule, const std::vector<int>& core,
                 std::vector<int>& atoms) const;

  chem::Pattern core_;
  std::vector<Group> groups_;
};

}  // namespace congener::rules
