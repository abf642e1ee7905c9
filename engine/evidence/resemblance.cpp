#include "evidence/resemblance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "chem/ketone_forms.hpp"
#include "chem/overlap_graph.hpp"
#include "chem/parse.hpp"
#include "chem/standardize.hpp"
#include "evidence/closeness.hpp"
#include "evidence/resemblance_view.hpp"
#include "finding/order.hpp"
#include "graph/graph_overlap.hpp"

namespace congener::evidence {
namespace {

std::vector<std::pair<int, int>> in_record(const std::vector<std::pair<int, int>>& pairs,
                                           const std::vector<int>& record_atoms,
                                           const std::vector<int>& entry_atoms) {
  std::vector<std::pair<int, int>> result;
  result.reserve(pairs.size());
  for (const auto& [atom, entry_atom] : pairs) {
    result.emplace_back(record_atoms[static_cast<std::size_t>(atom)],
                        entry_atoms[static_cast<std::size_t>(entry_atom)]);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// A building block lacks whole substituents of the entry; it has no other ones.
bool ends_in_hydrogen(const std::vector<SiteChange>& changes) {
  return std::all_of(changes.begin(), changes.end(),
                     [](const SiteChange& change) { return change.to == "hydrogen"; });
}

/// The same bytes however the atoms were summed up.
double rounded_mass_u(double mass_u) {
  constexpr double kDigits = 1e6;
  return std::round(mass_u * kDigits) / kDigits + 0.0;  // no negative zero
}

/// Whether to tell of what is left without protecting groups: when that is the entry itself, or
/// nearer to it than the whole.
bool is_clearer(const Resemblance& rest, const std::optional<Resemblance>& whole) {
  return !whole || rest.relation == Relation::Masked || rest.scores.overlap > whole->scores.overlap;
}

}  // namespace

std::vector<ResemblanceFinder::FamilyHit> ResemblanceFinder::family_hits(
    const View& view, bool with_variants, const Workspace& workspace) const {
  std::vector<FamilyHit> hits;
  const auto add = [&](std::size_t family, const rules::FamilyMatcher& matcher,
                       const FamilyVariant* variant) {
    if (const auto atoms = matcher.match(view.molecule())) {
      hits.push_back(
          {family, variant, *atoms,
           site_comparers_[family].contents(view.molecule(), matcher.places(view.molecule()))});
      return true;
    }
    return false;
  };
  for (std::size_t family = 0; family < workspace.families.size(); ++family) {
    const Workspace::FamilyRule& rule = workspace.families[family];
    if (add(family, rule.own, nullptr) || !with_variants) {
      continue;
    }
    for (std::size_t variant = 0; variant < rule.variants.size(); ++variant) {
      if (add(family, rule.variants[variant], &set_.families[family].variants[variant])) {
        break;  // the first that fits names the change
      }
    }
  }
  return hits;
}

/// The family's own core before a changed one.
const ResemblanceFinder::FamilyHit* ResemblanceFinder::hit_for(const Target& target,
                                                               const std::vector<FamilyHit>& hits) {
  const FamilyHit* best = nullptr;
  for (const FamilyHit& hit : hits) {
    const bool is_its = std::find(target.families.begin(), target.families.end(), hit.family) !=
                        target.families.end();
    if (is_its && (best == nullptr || (best->variant != nullptr && hit.variant == nullptr))) {
      best = &hit;
    }
  }
  return best;
}

std::optional<Resemblance> ResemblanceFinder::compare(std::size_t index, View& view,
                                                      const FamilyHit* hit) const {
  const Target& target = targets_[index];
  const bool is_member = hit != nullptr && hit->variant == nullptr;
  const Band* band = band_of(view.features.heavy_atoms());
  if (!is_member && band == nullptr) {
    return std::nullopt;
  }
  const double least = is_member ? 0 : least_overlap(index, *band, view.features);
  if (least > 1.0) {
    return std::nullopt;
  }
  view.is_compared = true;
  graph::OverlapOptions options;
  options.least_similarity = least;
  const graph::Overlap overlap =
      graph::maximum_overlap(view.features.ordered_graph(), target.ordered, options);
  if (!is_member && (overlap.similarity < least || overlap.common_bonds == 0)) {
    return std::nullopt;
  }
  Resemblance result;
  result.entry = set_.entries[target.entry].id;
  result.entry_name = set_.entries[target.entry].name;
  result.relation = relation_of(target, view, hit, overlap);
  result.protecting_groups = view.protecting_groups;
  result.mass_difference_u = rounded_mass_u(chem::average_mass_u(view.submitted) - target.mass_u);
  result.overlap_atoms =
      in_record(overlap.atom_pairs, view.molecule().record_atoms(), target.record_atoms);
  result.scores.overlap = overlap.similarity;
  describe(target, view, hit, result);
  if (result.relation == Relation::PartOfEntry && !ends_in_hydrogen(result.changes)) {
    result.relation = Relation::SiteModified;
  }
  measure(index, view, result);
  result.grade = grade_of(set_.similarity, result);
  if (!is_member && result.rarities.likeness < band->least_likeness) {
    return std::nullopt;
  }
  return result;
}

void ResemblanceFinder::compare_view(View& view, const std::vector<FamilyHit>& hits,
                                     bool may_lack_family,
                                     std::vector<std::optional<Resemblance>>& best) const {
  for (std::size_t index = 0; index < targets_.size(); ++index) {
    const FamilyHit* hit = hit_for(targets_[index], hits);
    if (hit == nullptr && !may_lack_family) {
      continue;
    }
    std::optional<Resemblance> result = compare(index, view, hit);
    if (result && (!best[index] || finding::is_closer(*result, *best[index]))) {
      best[index] = std::move(result);
    }
  }
}

void ResemblanceFinder::find_in(const Component& component, Workspace& workspace, Stage& stage,
                                std::vector<std::optional<Resemblance>>& best) const {
  // A gem-diol is compared as its ketone, as identity does; where a family's core may be, so is an
  // enol.
  const chem::Molecule& drawn = component.ketone ? *component.ketone : component.plain();
  Features as_drawn(drawn, workspace);
  const bool may_be_member = as_drawn.may_be_in_a_family();
  const std::optional<chem::Molecule> ketone =
      may_be_member ? chem::ketonised(drawn) : std::nullopt;
  Features features = ketone ? Features(*ketone, workspace) : std::move(as_drawn);
  View view(features, component.plain());
  // Changed cores are looked for only where they could be reported.
  const bool may_lack_family = may_be_like(features);
  const std::vector<FamilyHit> hits =
      may_be_member ? family_hits(view, may_lack_family, workspace) : std::vector<FamilyHit>{};
  if (!hits.empty() || may_lack_family) {
    compare_view(view, hits, may_lack_family, best);
  }
  // Protecting groups may hide the required groups of what is otherwise like an entry, and large
  // ones make the whole unlike it.
  if (may_be_member) {
    compare_without_protecting_groups(view, workspace, best);
  }
  if (view.is_compared) {
    stage = Stage::Compared;
  }
}

void ResemblanceFinder::compare_without_protecting_groups(
    View& view, Workspace& workspace, std::vector<std::optional<Resemblance>>& best) const {
  const auto rest = workspace.deprotector.deprotected(view.molecule());
  if (!rest) {
    return;
  }
  Features features(rest->molecule, workspace);
  View unmasked(features, view.submitted);
  unmasked.protecting_groups = rest->group_names;
  unmasked.identical = identities_.entries_equal_to(rest->molecule, workspace);
  std::vector<std::optional<Resemblance>> masked(targets_.size());
  compare_view(unmasked, family_hits(unmasked, false, workspace), false, masked);
  for (std::size_t index = 0; index < masked.size(); ++index) {
    if (masked[index] && is_clearer(*masked[index], best[index])) {
      best[index] = std::move(masked[index]);
    }
  }
  view.is_compared = view.is_compared || unmasked.is_compared;
}

std::vector<Resemblance> ResemblanceFinder::find(const std::vector<Component>& components,
                                                 Workspace& workspace, Stage& stage) const {
  std::vector<std::optional<Resemblance>> best(targets_.size());
  for (const Component& component : components) {
    if (component.counter_name.empty() && component.heavy_atoms > 0) {
      find_in(component, workspace, stage, best);
    }
  }
  std::vector<Resemblance> results;
  for (std::optional<Resemblance>& resemblance : best) {
    if (resemblance) {
      results.push_back(std::move(*resemblance));
    }
  }
  return results;
}

}  // namespace congener::evidence
