// What is told of a pair that was compared: kind of relation, what differs where, how close and how
// rare it is.

#include <algorithm>

#include "congener/calibration.hpp"
#include "evidence/closeness.hpp"
#include "evidence/resemblance_view.hpp"

namespace congener::evidence {
namespace {

std::vector<int> firsts(const std::vector<std::pair<int, int>>& pairs) {
  std::vector<int> result;
  for (const auto& [first, second] : pairs) {
    result.push_back(first);
  }
  return result;
}

std::vector<int> at(const std::vector<int>& numbers, const std::vector<int>& places) {
  std::vector<int> result;
  for (const int place : places) {
    result.push_back(numbers[static_cast<std::size_t>(place)]);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

Relation ResemblanceFinder::relation_of(const Target& target, const View& view,
                                        const FamilyHit* hit, const graph::Overlap& overlap) {
  if (std::find(view.identical.begin(), view.identical.end(), target.entry) !=
      view.identical.end()) {
    return Relation::Masked;
  }
  if (hit == nullptr) {
    return Relation::Similar;
  }
  if (hit->variant != nullptr) {
    return Relation::CoreModified;
  }
  const graph::OverlapGraph& graph = view.features.graph();
  const bool is_all_of_view =
      static_cast<std::size_t>(overlap.common_atoms) == graph.atoms.size() &&
      static_cast<std::size_t>(overlap.common_bonds) == graph.bonds.size();
  return is_all_of_view && overlap.pieces == 1 && graph.atoms.size() < target.graph().atoms.size()
             ? Relation::PartOfEntry
             : Relation::SiteModified;
}

/// Family, matched atoms and what changed.
void ResemblanceFinder::describe(const Target& target, const View& view, const FamilyHit* hit,
                                 Resemblance& result) const {
  if (hit == nullptr) {
    result.atoms = firsts(result.overlap_atoms);
    return;
  }
  const Family& family = set_.families[hit->family];
  result.family = family.id;
  result.family_name = family.name;
  result.variant = hit->variant != nullptr ? hit->variant->name : "";
  result.atoms = view.molecule().to_record_atoms(hit->atoms);
  result.scores.core_share = static_cast<double>(hit->atoms.size()) / view.features.heavy_atoms();
  const auto place = std::find(target.families.begin(), target.families.end(), hit->family);
  const auto& own_sites = target.sites[static_cast<std::size_t>(place - target.families.begin())];
  for (SiteChange& change : site_comparers_[hit->family].changes(own_sites, hit->sites)) {
    change.from_atoms = at(target.record_atoms, change.from_atoms);
    change.to_atoms = at(view.molecule().record_atoms(), change.to_atoms);
    result.changes.push_back(std::move(change));
  }
  leave_out_shared(result.overlap_atoms, result.changes);
}

/// For members of families.
Closeness ResemblanceFinder::closeness_of(const Target& target, const View& view,
                                          const Resemblance& result) const {
  Closeness closeness = closeness_of_changes(result.changes, view.features.heavy_atoms(),
                                             static_cast<int>(target.graph().atoms.size()));
  closeness.fingerprints = (result.scores.morgan + result.scores.atom_pair) / 2;
  closeness.core_rarity = core_rarity_of(set_.calibration, result.family);
  if (set_.similarity.closeness) {
    closeness.value = closeness_value(*set_.similarity.closeness, closeness);
  }
  return closeness;
}

void ResemblanceFinder::measure(std::size_t index, View& view, Resemblance& result) const {
  const Target& target = targets_[index];
  Scores& scores = result.scores;
  scores.morgan = view.morgan_like(target.prints);
  scores.atom_pair = view.atom_pair_like(target.prints);
  if (const Band* band = band_of(view.features.heavy_atoms())) {
    const calibration::RarityTables& tables = band->tables[index];
    result.rarities.entry = calibration_->source_of(target.entry);
    Scores counted = scores;
    if (sizes_compare(view.features.heavy_atoms(), target.heavy_atoms())) {
      result.rarities.overlap = tables.overlap.rarity(scores.overlap);
    } else {
      counted.overlap = 0;  // was never counted at such sizes
    }
    result.rarities.morgan = tables.morgan.rarity(scores.morgan);
    result.rarities.atom_pair = tables.atom_pair.rarity(scores.atom_pair);
    result.rarities.likeness = tables.likeness(counted);
    result.false_flags = calibration_->rarity_of_likeness(
        result.rarities.likeness, static_cast<std::size_t>(band - bands_.data()),
        has_family_core(result));
  }
  if (has_family_core(result)) {
    result.closeness = closeness_of(target, view, result);
  }
}

}  // namespace congener::evidence
