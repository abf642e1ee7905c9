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

/// Sums of parts may differ in their last digits from what they were cut at.
constexpr double kRounding = 1e-9;

}  // namespace

/// Whether the pair could be reported with this overlap and this part of its atom pairs, if its
/// Morgan fingerprints were equal.
bool ResemblanceFinder::is_enough(std::size_t index, const Band& band, double overlap,
                                  double atom_pair_part) const {
  const calibration::RarityTables& tables = band.tables[index];
  const double needed = calibration::RarityTables::kScores * band.least_likeness - kRounding;
  return overlap >= band.candidate_overlap[index] &&
         needed <= tables.overlap.part(overlap) + tables.morgan.most() + atom_pair_part;
}

/// Whether the molecule of the record, once its charges are gone, could be like this entry: neither
/// overlap nor atom pairs know charges or hydrogens.
bool ResemblanceFinder::may_be_like_uncharged(std::size_t index, const Band& band,
                                              Features& record) const {
  const Target& target = targets_[index];
  const double overlap = graph::overlap_bound(record.graph(), target.graph);
  const auto& atom_pair = band.tables[index].atom_pair;
  return is_enough(index, band, overlap, atom_pair.most()) &&
         is_enough(
             index, band, overlap,
             atom_pair.part(fingerprints::tanimoto(record.atom_pair(), target.prints.atom_pair)));
}

/// Whether the record could be like some entry in the form that is compared, by bounds that hold in
/// the form that it is in. Its bond orders may change as well, where it is not surely normal. For a
/// record without gem-diols, which lose an atom.
bool ResemblanceFinder::may_be_like_redrawn(Features& record) const {
  const Band* band = band_of(record.heavy_atoms());
  const bool has_its_bond_orders = chem::is_surely_normal(record.molecule());
  const graph::OverlapGraph blind =
      has_its_bond_orders ? graph::OverlapGraph() : chem::without_bond_orders(record.graph());
  for (std::size_t index = 0; band != nullptr && index < targets_.size(); ++index) {
    const Target& target = targets_[index];
    if (!sizes_compare(record.graph(), target.graph)) {
      continue;
    }
    if (has_its_bond_orders
            ? may_be_like_uncharged(index, *band, record)
            : is_enough(index, *band, graph::overlap_bound(blind, target.graph_without_bond_orders),
                        band->tables[index].atom_pair.most())) {
      return true;
    }
  }
  return false;
}

/// The smallest overlap with which the pair would be reported, given its two fingerprints: the
/// likeness is made of all three. Above 1 means that the pair is not reported. The cheapest bounds
/// come first, because most pairs end before a fingerprint is made, let alone an overlap searched.
double ResemblanceFinder::worked_out_least_overlap(std::size_t index, const Band& band,
                                                   Features& features) const {
  const double never = std::numeric_limits<double>::infinity();
  const Target& target = targets_[index];
  const calibration::RarityTables& tables = band.tables[index];
  if (!sizes_compare(features.graph(), target.graph)) {
    return never;
  }
  const double bound = graph::overlap_bound(features.graph(), target.graph);
  if (!is_enough(index, band, bound, tables.atom_pair.most())) {
    return never;
  }
  double missing = calibration::RarityTables::kScores * band.least_likeness - kRounding;
  const double most_overlap = tables.overlap.part(bound);
  missing -= tables.morgan.part(fingerprints::tanimoto(features.morgan(), target.prints.morgan));
  if (missing > most_overlap + tables.atom_pair.most()) {
    return never;
  }
  missing -=
      tables.atom_pair.part(fingerprints::tanimoto(features.atom_pair(), target.prints.atom_pair));
  return missing > most_overlap ? never
                                : std::max(band.candidate_overlap[index],
                                           tables.overlap.least_score(missing) - kRounding);
}

double ResemblanceFinder::least_overlap(std::size_t index, const Band& band,
                                        Features& features) const {
  features.least_overlaps.resize(targets_.size());
  std::optional<double>& least = features.least_overlaps[index];
  if (!least) {
    least = worked_out_least_overlap(index, band, features);
  }
  return *least;
}

Screen ResemblanceFinder::family_screen() const {
  return {GateScreen::Family, [](Features& record) { return record.may_be_in_a_family(); }};
}

Screen ResemblanceFinder::likeness_screen() const {
  // Fingerprints change with charges and drawings, so they must be those that are compared later.
  // To make that form is costly, and most records do not need it.
  return {GateScreen::Likeness, [this](Features& record) {
            if (is_as_compared(record.molecule())) {
              return may_be_like(record);
            }
            if (!chem::has_gem_diol(record.molecule()) && !may_be_like_redrawn(record)) {
              return false;
            }
            const chem::Molecule compared =
                compared_form(record.molecule(), record.workspace().standardizer);
            Features features(compared, record.workspace());
            return may_be_like(features);
          }};
}

bool ResemblanceFinder::may_be_like(Features& features) const {
  return features.may_lack_family() && has_candidate(features);
}

bool ResemblanceFinder::has_candidate(Features& features) const {
  const Band* band = band_of(features.heavy_atoms());
  for (std::size_t index = 0; band != nullptr && index < targets_.size(); ++index) {
    if (least_overlap(index, *band, features) <= 1.0) {
      return true;
    }
  }
  return false;
}

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
      graph::maximum_overlap(view.features.graph(), target.graph, options);
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

void ResemblanceFinder::find_in(const Component& component, Features* known, Workspace& workspace,
                                Stage& stage, std::vector<std::optional<Resemblance>>& best) const {
  // A gem-diol is compared as its ketone, as identity does; where a family's core may be, so is an
  // enol.
  const chem::Molecule& drawn = component.ketone ? *component.ketone : component.plain();
  Features as_drawn(drawn, workspace);
  if (known != nullptr && &known->molecule() == &drawn) {
    as_drawn = std::move(*known);
  }
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
                                                 Workspace& workspace, Stage& stage,
                                                 Features* known) const {
  std::vector<std::optional<Resemblance>> best(targets_.size());
  for (const Component& component : components) {
    if (component.counter_name.empty() && component.heavy_atoms > 0) {
      find_in(component, known, workspace, stage, best);
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
