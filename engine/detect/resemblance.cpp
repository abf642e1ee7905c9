#include "detect/resemblance.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "chem/parse.hpp"
#include "congener/fingerprints/similarity.hpp"

namespace congener::detect {
namespace {

const SimilarityBand& band_of(const SimilarityRules& rules, int heavy_atoms) {
  for (const SimilarityBand& band : rules.bands) {
    if (heavy_atoms <= band.heavy_atoms_max) {
      return band;
    }
  }
  return rules.bands.back();
}

bool sizes_compare(const SimilarityRules& rules, int a, int b) {
  return std::max(a, b) * 100 <= std::min(a, b) * rules.max_size_ratio_percent;
}

}  // namespace

chem::Molecule plain_form(const chem::Molecule& molecule, chem::Standardizer& standardizer) {
  chem::Molecule plain =
      chem::has_isotopes(molecule) ? chem::without_isotopes(molecule) : molecule.copy();
  return chem::has_charged_atoms(plain) ? standardizer.uncharged(plain) : std::move(plain);
}

bool is_closer(const Resemblance& a, const Resemblance& b) {
  if (a.grade != b.grade) {
    return a.grade > b.grade;
  }
  const double score_a = a.scores.morgan + a.scores.atom_pair;
  const double score_b = b.scores.morgan + b.scores.atom_pair;
  return score_a != score_b ? score_a > score_b : a.entry < b.entry;
}

ResemblanceFinder::ResemblanceFinder(const ReferenceSet& set)
    : set_(set), families_of_entry_(set.entries.size()) {
  chem::Standardizer standardizer;
  const fingerprints::Generator generator;
  for (const Entry& entry : set.entries) {
    EntryPrint print;
    const chem::Molecule molecule =
        plain_form(standardizer.normalized(chem::parse_smiles(entry.smiles)), standardizer);
    print.compared = !entry.identity_only;
    print.heavy_atoms = chem::heavy_atom_count(molecule);
    const SimilarityBand& band = band_of(set.similarity, print.heavy_atoms);
    print.morgan_cut_off = band.morgan;
    print.atom_pair_cut_off = band.atom_pair;
    print.morgan = generator.morgan(molecule.graph());
    print.atom_pair = generator.atom_pair(molecule.graph());
    prints_.push_back(std::move(print));
  }
  for (std::size_t family = 0; family < set.families.size(); ++family) {
    for (const std::string& id : set.families[family].rests_on) {
      families_of_entry_[static_cast<std::size_t>(find_entry(set, id))].push_back(family);
    }
  }
}

std::vector<ResemblanceFinder::FamilyHit> ResemblanceFinder::match_families(
    const chem::Molecule& molecule, int heavy_atoms, const Workspace& workspace) const {
  std::vector<FamilyHit> hits;
  for (std::size_t family = 0; family < workspace.families.size(); ++family) {
    if (const auto atoms = workspace.families[family].match(molecule)) {
      FamilyHit hit;
      hit.family = family;
      hit.atoms = molecule.to_record_atoms(*atoms);
      hit.core_share = static_cast<double>(atoms->size()) / heavy_atoms;
      hits.push_back(std::move(hit));
    }
  }
  return hits;
}

bool ResemblanceFinder::similarity_applies(const chem::Molecule& molecule, int heavy_atoms,
                                           const Workspace& workspace) const {
  const bool any_size = std::any_of(prints_.begin(), prints_.end(), [&](const EntryPrint& print) {
    return print.compared && sizes_compare(set_.similarity, heavy_atoms, print.heavy_atoms);
  });
  return any_size && (!workspace.similarity_gate || workspace.similarity_gate->is_in(molecule));
}

Resemblance ResemblanceFinder::family_resemblance(std::size_t entry, const FamilyHit& hit,
                                                  const Scores& scores) const {
  const EntryPrint& print = prints_[entry];
  const bool is_similar =
      scores.morgan >= print.morgan_cut_off && scores.atom_pair >= print.atom_pair_cut_off;
  Resemblance result;
  result.relation = "core";
  result.family = set_.families[hit.family].id;
  result.family_name = set_.families[hit.family].name;
  result.atoms = hit.atoms;
  result.scores = scores;
  result.scores.core_share = hit.core_share;
  if (is_similar || hit.core_share >= set_.similarity.strong_core_share) {
    result.grade = Grade::Strong;
  } else if (hit.core_share >= set_.similarity.moderate_core_share) {
    result.grade = Grade::Moderate;
  } else {
    result.grade = Grade::Weak;
  }
  return result;
}

std::vector<Resemblance> ResemblanceFinder::find_in(const Component& component,
                                                    Workspace& workspace) const {
  std::vector<Resemblance> results;
  const chem::Molecule plain = plain_form(component.molecule, workspace.standardizer);
  const auto family_hits = match_families(plain, component.heavy_atoms, workspace);
  if (family_hits.empty() && !similarity_applies(plain, component.heavy_atoms, workspace)) {
    return results;
  }
  const fingerprints::Fingerprint morgan = workspace.generator.morgan(plain.graph());
  const fingerprints::Fingerprint atom_pair = workspace.generator.atom_pair(plain.graph());
  for (std::size_t entry = 0; entry < prints_.size(); ++entry) {
    const EntryPrint& print = prints_[entry];
    if (!print.compared) {
      continue;
    }
    Scores scores;
    scores.morgan = fingerprints::tanimoto(morgan, print.morgan);
    scores.atom_pair = fingerprints::tanimoto(atom_pair, print.atom_pair);
    Resemblance best;
    for (const FamilyHit& hit : family_hits) {
      const auto& families = families_of_entry_[entry];
      if (std::find(families.begin(), families.end(), hit.family) != families.end()) {
        Resemblance candidate = family_resemblance(entry, hit, scores);
        best = candidate.grade > best.grade ? std::move(candidate) : std::move(best);
      }
    }
    if (best.grade == Grade::None && scores.morgan >= print.morgan_cut_off &&
        scores.atom_pair >= print.atom_pair_cut_off &&
        sizes_compare(set_.similarity, component.heavy_atoms, print.heavy_atoms)) {
      best.relation = "similar";
      best.grade = Grade::Weak;
      best.scores = scores;
    }
    if (best.grade != Grade::None) {
      best.entry = set_.entries[entry].id;
      best.entry_name = set_.entries[entry].name;
      results.push_back(std::move(best));
    }
  }
  return results;
}

std::vector<Resemblance> ResemblanceFinder::find(const std::vector<Component>& components,
                                                 Workspace& workspace) const {
  std::map<std::string, Resemblance> best;  // by entry id
  for (const Component& component : components) {
    if (!component.counter_name.empty() || component.heavy_atoms == 0) {
      continue;
    }
    for (Resemblance& candidate : find_in(component, workspace)) {
      const auto [place, is_new] = best.try_emplace(candidate.entry, candidate);
      if (!is_new && is_closer(candidate, place->second)) {
        place->second = std::move(candidate);
      }
    }
  }
  std::vector<Resemblance> results;
  results.reserve(best.size());
  for (auto& [id, resemblance] : best) {
    results.push_back(std::move(resemblance));
  }
  return results;
}

}  // namespace congener::detect
