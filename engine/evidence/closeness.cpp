#include "evidence/closeness.hpp"

#include <algorithm>
#include <cmath>

namespace congener::evidence {
namespace {

/// The smaller share of a molecule that has nothing to compare is 0.
double share(int part, int whole) {
  return whole > 0 ? static_cast<double>(std::max(part, 0)) / whole : 0.0;
}

Grade grade_of_member(const ClosenessRules& rules, const Closeness& parts) {
  if (rules.most_added > 0 && parts.added_atoms > rules.most_added) {
    return Grade::Weak;
  }
  if (parts.value >= rules.least_strong) {
    return Grade::Strong;
  }
  return parts.value >= rules.least_moderate ? Grade::Moderate : Grade::Weak;
}

}  // namespace

double closeness_value(const ClosenessRules& rules, const Closeness& parts) {
  if (!(parts.core_rarity > 0)) {
    return 0;
  }
  const double sum = rules.constant + rules.added * std::log1p(parts.added_atoms) +
                     rules.missing * std::log1p(parts.missing_atoms) +
                     rules.fingerprints * parts.fingerprints +
                     rules.core_rarity * std::min(parts.core_rarity, rules.most_decades);
  return 1 / (1 + std::exp(-sum));
}

void leave_out_shared(const std::vector<std::pair<int, int>>& shared,
                      std::vector<SiteChange>& changes) {
  for (SiteChange& change : changes) {
    const auto is_at_site = [&](const std::pair<int, int>& pair) {
      return std::binary_search(change.to_atoms.begin(), change.to_atoms.end(), pair.first) &&
             std::binary_search(change.from_atoms.begin(), change.from_atoms.end(), pair.second);
    };
    // The atom of a site that bears only hydrogen stands for none, so nothing is shared there.
    const int most = std::min(change.added_atoms, change.missing_atoms);
    const int count =
        std::min(most, static_cast<int>(std::count_if(shared.begin(), shared.end(), is_at_site)));
    change.added_atoms -= count;
    change.missing_atoms -= count;
  }
}

Closeness closeness_of_changes(const std::vector<SiteChange>& changes, int molecule_atoms,
                               int entry_atoms) {
  Closeness result;
  for (const SiteChange& change : changes) {
    result.added_atoms += change.added_atoms;
    result.missing_atoms += change.missing_atoms;
  }
  result.molecule_share = share(molecule_atoms - result.added_atoms, molecule_atoms);
  result.entry_share = share(entry_atoms - result.missing_atoms, entry_atoms);
  return result;
}

Grade grade_of(const SimilarityRules& rules, const Resemblance& resemblance) {
  if (resemblance.relation == Relation::Masked) {
    return Grade::Strong;
  }
  const bool is_piece = resemblance.relation == Relation::PartOfEntry;
  if (!is_piece && resemblance.relation != Relation::SiteModified) {
    return Grade::Weak;
  }
  const Grade grade = rules.closeness && resemblance.closeness
                          ? grade_of_member(*rules.closeness, *resemblance.closeness)
                          : Grade::Weak;
  return is_piece ? std::max(grade, Grade::Moderate) : grade;
}

}  // namespace congener::evidence
