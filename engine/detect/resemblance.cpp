#include "detect/resemblance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "chem/parse.hpp"
#include "congener/fingerprints/similarity.hpp"
#include "rules/graph_overlap.hpp"

namespace congener::detect {
namespace {

/// How many ordinary molecules come as near to the entry by the score that is rarest, times three
/// for having looked at three.
double rate_of_rarest(const ScoreRarities& rarities) {
  constexpr double kScores = 3;
  return std::min(1.0, kScores * std::min({rarities.overlap.rate, rarities.morgan.rate,
                                           rarities.atom_pair.rate}));
}

Grade grade_of_rate(const SimilarityRules& rules, double rate) {
  if (rate <= rules.strong_rate) {
    return Grade::Strong;
  }
  return rate <= rules.moderate_rate ? Grade::Moderate : Grade::Weak;
}

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

bool is_closer(const Resemblance& a, const Resemblance& b) {
  const auto rank = [](const Resemblance& item) {
    return std::make_tuple(item.grade, item.relation, item.scores.overlap,
                           item.scores.morgan + item.scores.atom_pair);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.entry < b.entry;
}

/// A component as it is compared: as submitted, or what is left without its protecting groups.
struct ResemblanceFinder::View {
  View(const chem::Molecule& compared, const chem::Molecule& whole)
      : molecule(compared),
        submitted(whole),
        heavy_atoms(chem::heavy_atom_count(compared)),
        graph(chem::overlap_graph(compared)) {}

  const Prints& fingerprints(const fingerprints::Generator& generator) {
    if (!prints) {
      prints.emplace();
      prints->morgan = generator.morgan(molecule.graph());
      prints->atom_pair = generator.atom_pair(molecule.graph());
    }
    return *prints;
  }

  const chem::Molecule& molecule;
  const chem::Molecule& submitted;  ///< with its protecting groups
  int heavy_atoms;
  chem::OverlapGraph graph;
  std::vector<std::string> protecting_groups;
  std::vector<std::size_t> identical;  ///< entries that it is, without its protecting groups
  std::optional<Prints> prints;
  bool is_compared = false;  ///< some overlap was computed
};

/// Where a family's core, or a changed one, stands in a view with the required groups.
struct ResemblanceFinder::FamilyHit {
  std::size_t family = 0;
  const FamilyVariant* variant = nullptr;
  std::vector<int> atoms;
  std::vector<rules::SiteContents> sites;
};

/// Cheapest first: most pairs end here, without a search for their overlap.
bool ResemblanceFinder::is_candidate(const Target& target, const Least& least, View& view,
                                     const Workspace& workspace) const {
  if (!sizes_compare(view.graph, target.graph) ||
      rules::overlap_bound(view.graph, target.graph) < least.overlap) {
    return false;
  }
  const Prints& prints = view.fingerprints(workspace.generator);
  return fingerprints::tanimoto(prints.morgan, target.prints.morgan) >= least.morgan ||
         fingerprints::tanimoto(prints.atom_pair, target.prints.atom_pair) >= least.atom_pair;
}

std::vector<ResemblanceFinder::FamilyHit> ResemblanceFinder::family_hits(
    const View& view, bool with_variants, const Workspace& workspace) const {
  std::vector<FamilyHit> hits;
  if (!workspace.may_be_in_a_family(view.molecule)) {
    return hits;
  }
  const auto add = [&](std::size_t family, const rules::FamilyMatcher& matcher,
                       const FamilyVariant* variant) {
    if (const auto atoms = matcher.match(view.molecule)) {
      hits.push_back(
          {family, variant, *atoms,
           site_comparers_[family].contents(view.molecule, matcher.places(view.molecule))});
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
                                                      const FamilyHit* hit,
                                                      const Workspace& workspace) const {
  const Target& target = targets_[index];
  const bool is_member = hit != nullptr && hit->variant == nullptr;
  const Band* band = band_of(view.heavy_atoms);
  if (!is_member &&
      (band == nullptr || !is_candidate(target, band->least[index], view, workspace))) {
    return std::nullopt;
  }
  view.is_compared = true;
  const double least = is_member ? 0 : band->least[index].overlap;
  rules::OverlapOptions options;
  options.least_similarity = least;
  const rules::Overlap overlap = rules::maximum_overlap(view.graph, target.graph, options);
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
      in_record(overlap.atom_pairs, view.molecule.record_atoms(), target.record_atoms);
  result.scores.overlap = overlap.similarity;
  describe(target, view, hit, result);
  if (result.relation == Relation::PartOfEntry && !ends_in_hydrogen(result.changes)) {
    result.relation = Relation::SiteModified;
  }
  measure(target, view, workspace, result);
  return result;
}

Relation ResemblanceFinder::relation_of(const Target& target, const View& view,
                                        const FamilyHit* hit, const rules::Overlap& overlap) {
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
  const bool is_all_of_view =
      static_cast<std::size_t>(overlap.common_atoms) == view.graph.atoms.size() &&
      static_cast<std::size_t>(overlap.common_bonds) == view.graph.bonds.size();
  return is_all_of_view && overlap.pieces == 1 &&
                 view.graph.atoms.size() < target.graph.atoms.size()
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
  result.atoms = view.molecule.to_record_atoms(hit->atoms);
  result.scores.core_share = static_cast<double>(hit->atoms.size()) / view.heavy_atoms;
  const auto place = std::find(target.families.begin(), target.families.end(), hit->family);
  const auto& own_sites = target.sites[static_cast<std::size_t>(place - target.families.begin())];
  for (SiteChange& change : site_comparers_[hit->family].changes(own_sites, hit->sites)) {
    change.from_atoms = at(target.record_atoms, change.from_atoms);
    change.to_atoms = at(view.molecule.record_atoms(), change.to_atoms);
    result.changes.push_back(std::move(change));
  }
}

void ResemblanceFinder::measure(const Target& target, View& view, const Workspace& workspace,
                                Resemblance& result) const {
  const Prints& prints = view.fingerprints(workspace.generator);
  result.scores.morgan = fingerprints::tanimoto(prints.morgan, target.prints.morgan);
  result.scores.atom_pair = fingerprints::tanimoto(prints.atom_pair, target.prints.atom_pair);
  result.rarities = calibration_->rarities(target.entry, view.heavy_atoms, result.scores);
  result.false_flag_rate =
      calibration_->over_all_entries(result.rarities.overlap.rate, view.heavy_atoms);
  switch (result.relation) {
    case Relation::Masked:
    case Relation::PartOfEntry:
      result.grade = Grade::Strong;
      break;
    case Relation::SiteModified:
      result.grade = grade_of_rate(set_.similarity, rate_of_rarest(result.rarities));
      break;
    case Relation::CoreModified:
    case Relation::Similar:
    case Relation::None:
      result.grade = Grade::Weak;
      break;
  }
}

void ResemblanceFinder::compare_view(View& view, const std::vector<FamilyHit>& hits,
                                     bool may_lack_family, const Workspace& workspace,
                                     std::vector<std::optional<Resemblance>>& best) const {
  for (std::size_t index = 0; index < targets_.size(); ++index) {
    const FamilyHit* hit = hit_for(targets_[index], hits);
    if (hit == nullptr && !may_lack_family) {
      continue;
    }
    std::optional<Resemblance> result = compare(index, view, hit, workspace);
    if (result && (!best[index] || is_closer(*result, *best[index]))) {
      best[index] = std::move(result);
    }
  }
}

void ResemblanceFinder::find_in(const Component& component, Workspace& workspace, Stage& stage,
                                std::vector<std::optional<Resemblance>>& best) const {
  // A gem-diol is compared as its ketone, as identity does.
  const chem::Molecule& plain = component.ketone ? *component.ketone : component.plain();
  View view(plain, component.plain());
  const bool may_lack_family =
      !workspace.similarity_gate || workspace.similarity_gate->is_in(plain);
  const std::vector<FamilyHit> hits = family_hits(view, may_lack_family, workspace);
  if (hits.empty() && !(may_lack_family && may_overlap(view.graph, view.heavy_atoms))) {
    return;
  }
  compare_view(view, hits, may_lack_family, workspace, best);
  if (view.is_compared) {
    stage = Stage::Compared;
  }
  const bool is_member = std::any_of(hits.begin(), hits.end(),
                                     [](const FamilyHit& hit) { return hit.variant == nullptr; });
  if (!is_member) {
    return;
  }
  if (const auto rest = workspace.deprotector.deprotected(plain)) {
    View unmasked(rest->molecule, component.plain());
    unmasked.protecting_groups = rest->group_names;
    unmasked.identical = identities_.entries_equal_to(rest->molecule, workspace);
    std::vector<std::optional<Resemblance>> masked(targets_.size());
    compare_view(unmasked, family_hits(unmasked, false, workspace), false, workspace, masked);
    for (std::size_t index = 0; index < masked.size(); ++index) {
      if (masked[index] && is_clearer(*masked[index], best[index])) {
        best[index] = std::move(masked[index]);
      }
    }
  }
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

}  // namespace congener::detect
