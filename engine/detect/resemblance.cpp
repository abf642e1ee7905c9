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
    const chem::Molecule drawn = standardizer.normalized(chem::parse_smiles(entry.smiles));
    const std::optional<chem::Molecule> changed = plain_form(drawn, standardizer);
    const chem::Molecule& molecule = changed ? *changed : drawn;
    print.compared = !entry.identity_only && entry.role == EntryRole::Precursor;
    print.heavy_atoms = chem::heavy_atom_count(molecule);
    const SimilarityBand& band = band_of(set.similarity, print.heavy_atoms);
    print.morgan_cut_off = band.morgan;
    print.atom_pair_cut_off = band.atom_pair;
    print.prints.morgan = generator.morgan(molecule.graph());
    print.prints.atom_pair = generator.atom_pair(molecule.graph());
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

Resemblance ResemblanceFinder::compare(std::size_t entry, const Prints& prints, int heavy_atoms,
                                       const std::vector<FamilyHit>& family_hits) const {
  const EntryPrint& print = prints_[entry];
  Scores scores;
  scores.morgan = fingerprints::tanimoto(prints.morgan, print.prints.morgan);
  scores.atom_pair = fingerprints::tanimoto(prints.atom_pair, print.prints.atom_pair);
  Resemblance best;
  const auto& families = families_of_entry_[entry];
  for (const FamilyHit& hit : family_hits) {
    if (std::find(families.begin(), families.end(), hit.family) != families.end()) {
      Resemblance candidate = family_resemblance(entry, hit, scores);
      if (candidate.grade > best.grade) {
        best = std::move(candidate);
      }
    }
  }
  if (best.grade == Grade::None && scores.morgan >= print.morgan_cut_off &&
      scores.atom_pair >= print.atom_pair_cut_off &&
      sizes_compare(set_.similarity, heavy_atoms, print.heavy_atoms)) {
    best.relation = "similar";
    best.grade = Grade::Weak;
    best.scores = scores;
  }
  best.entry = set_.entries[entry].id;
  best.entry_name = set_.entries[entry].name;
  return best;
}

bool ResemblanceFinder::any_morgan_reaches(const fingerprints::Fingerprint& morgan) const {
  return std::any_of(prints_.begin(), prints_.end(), [&](const EntryPrint& print) {
    return print.compared &&
           fingerprints::tanimoto(morgan, print.prints.morgan) >= print.morgan_cut_off;
  });
}

std::vector<Resemblance> ResemblanceFinder::find_in(const Component& component,
                                                    Workspace& workspace) const {
  std::vector<Resemblance> results;
  const chem::Molecule& plain = component.plain();
  const auto family_hits = match_families(plain, component.heavy_atoms, workspace);
  if (family_hits.empty() && !similarity_applies(plain, component.heavy_atoms, workspace)) {
    return results;
  }
  Prints prints;
  prints.morgan = workspace.generator.morgan(plain.graph());
  if (family_hits.empty() && !any_morgan_reaches(prints.morgan)) {
    return results;  // both cut-offs must be reached, so the dearer one is not needed
  }
  prints.atom_pair = workspace.generator.atom_pair(plain.graph());
  for (std::size_t entry = 0; entry < prints_.size(); ++entry) {
    if (prints_[entry].compared) {
      Resemblance best = compare(entry, prints, component.heavy_atoms, family_hits);
      if (best.grade != Grade::None) {
        results.push_back(std::move(best));
      }
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
