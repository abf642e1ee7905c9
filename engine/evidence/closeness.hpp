#pragma once
// Closeness: how much of a member of a family and of an entry is the same, as one number with its
// parts, and the grade that follows from it.

#include <utility>
#include <vector>

#include "congener/family.hpp"
#include "congener/finding.hpp"

namespace congener::evidence {

/// The value that these parts have by the rules; 0 when the rarity of the core is not known.
double closeness_value(const ClosenessRules& rules, const Closeness& parts);

/// Takes from the size of each change what the overlap maps from the entry's substituents at that
/// site onto those of the molecule. shared: atom of the molecule, atom of the entry, numbered as
/// in the changes.
void leave_out_shared(const std::vector<std::pair<int, int>>& shared,
                      std::vector<SiteChange>& changes);

/// Sizes and shares of a pair with these changes; the rest is left at 0.
Closeness closeness_of_changes(const std::vector<SiteChange>& changes, int molecule_atoms,
                               int entry_atoms);

/// The grade of a resemblance with its relation and closeness filled in. A masked entry is strong,
/// because it is the entry. A piece of an entry is at least moderate: nothing foreign was added.
Grade grade_of(const SimilarityRules& rules, const Resemblance& resemblance);

}  // namespace congener::evidence
