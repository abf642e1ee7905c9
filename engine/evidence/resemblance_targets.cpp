// The side of the entries: what is made once of each, and what a component must reach to be
// compared with it.

#include <algorithm>
#include <utility>

#include "chem/parse.hpp"
#include "congener/fingerprints/similarity.hpp"
#include "evidence/resemblance.hpp"
#include "graph/graph_overlap.hpp"

namespace congener::evidence {
namespace {

/// The least overlap with which a pair could have this likeness, if its fingerprints were equal.
double least_bound(const calibration::RarityTables& tables, double least_likeness) {
  constexpr double kRounding = 1e-9;
  const double missing = calibration::RarityTables::kScores * least_likeness -
                         tables.morgan.most() - tables.atom_pair.most();
  return tables.overlap.least_score(missing - kRounding) - kRounding;
}

}  // namespace

ResemblanceFinder::ResemblanceFinder(const ReferenceSet& set, const IdentityMatcher& identities,
                                     double max_false_flags)
    : set_(set), identities_(identities), family_screen_(set), names_(set.substituent_names) {
  if (const std::string& smarts = set.similarity.required_smarts; !smarts.empty()) {
    required_.emplace(smarts);
    required_in_any_drawing_.emplace(smarts, graph::Kept{false, false});
  }
  std::vector<rules::FamilyMatcher> families;
  for (const Family& family : set.families) {
    families.emplace_back(family);
    site_comparers_.emplace_back(family, names_);
  }
  chem::Standardizer standardizer;
  const fingerprints::Generator generator;
  std::vector<int> heavy_atoms;
  for (std::size_t entry = 0; entry < set.entries.size(); ++entry) {
    const chem::Molecule drawn =
        standardizer.normalized(chem::parse_smiles(set.entries[entry].smiles));
    const std::optional<chem::Molecule> plain = plain_form(drawn, standardizer);
    heavy_atoms.push_back(chem::heavy_atom_count(drawn));
    if (is_compared(set, set.entries[entry])) {
      compared_.push_back(entry);
      targets_.push_back(target_of(entry, plain ? *plain : drawn, families, generator));
    }
  }
  for (const Target& target : targets_) {
    kinds_.add(target.graph());
  }
  for (Target& target : targets_) {
    target.counts = kinds_.counts(target.graph());
  }
  calibration_.emplace(set, heavy_atoms);
  make_bands(max_false_flags);
}

ResemblanceFinder::Target ResemblanceFinder::target_of(
    std::size_t entry, const chem::Molecule& molecule,
    const std::vector<rules::FamilyMatcher>& families,
    const fingerprints::Generator& generator) const {
  Target target;
  target.entry = entry;
  target.mass_u = chem::average_mass_u(molecule);
  target.record_atoms = molecule.record_atoms();
  target.ordered = graph::ordered(chem::overlap_graph(molecule));
  target.graph_without_bond_orders = graph::without_bond_orders(target.graph());
  target.prints.morgan = generator.morgan(molecule.graph());
  target.prints.atom_pair = generator.atom_pair(molecule.graph());
  for (std::size_t family = 0; family < set_.families.size(); ++family) {
    const auto& rests_on = set_.families[family].rests_on;
    if (std::find(rests_on.begin(), rests_on.end(), set_.entries[entry].id) != rests_on.end()) {
      target.families.push_back(family);
      target.sites.push_back(
          site_comparers_[family].contents(molecule, families[family].places(molecule)));
    }
  }
  return target;
}

void ResemblanceFinder::make_bands(double max_false_flags) {
  const double candidate_part = calibration::score_of_rate(set_.similarity.candidate_rate);
  for (std::size_t index = 0; index < calibration_->bands().size(); ++index) {
    Band band;
    band.least_likeness = calibration_->least_likeness(index, max_false_flags);
    for (const Target& target : targets_) {
      band.tables.push_back(calibration_->tables(target.entry, index));
      const calibration::RarityTables& tables = band.tables.back();
      band.candidate_overlap.push_back(tables.overlap.least_score(candidate_part));
      band.least_bound.push_back(
          std::max(band.candidate_overlap.back(), least_bound(tables, band.least_likeness)));
    }
    bands_.push_back(std::move(band));
  }
}

const ResemblanceFinder::Band* ResemblanceFinder::band_of(int heavy_atoms) const {
  const std::size_t band = calibration_->band_of(heavy_atoms);
  return band < bands_.size() ? &bands_[band] : nullptr;
}

bool ResemblanceFinder::sizes_compare(int one, int other) const {
  const int most = set_.similarity.max_size_ratio_percent;
  const auto [smaller, larger] = std::minmax({one, other});
  return most == 0 || larger * 100 <= smaller * most;
}

std::vector<Scores> ResemblanceFinder::all_scores(const chem::Molecule& molecule, bool with_overlap,
                                                  double exact_from,
                                                  const Workspace& workspace) const {
  const graph::OverlapGraph graph = chem::overlap_graph(molecule);
  std::optional<graph::OrderedGraph> ordered;
  graph::OverlapOptions options;
  options.least_similarity = exact_from;
  // Below the limit only a bound is known: as if it were reached, so that no rate is too low.
  const auto overlap_or_bound = [&](const Target& target) {
    const double bound = graph::overlap_bound(graph, target.graph());
    if (bound < exact_from) {
      return bound;
    }
    if (!ordered) {
      ordered = graph::ordered(graph);
    }
    return std::max(exact_from,
                    graph::maximum_overlap(*ordered, target.ordered, options).similarity);
  };
  const Prints prints{workspace.generator.morgan(molecule.graph()),
                      workspace.generator.atom_pair(molecule.graph())};
  std::vector<Scores> result;
  for (const Target& target : targets_) {
    Scores scores;
    scores.morgan = fingerprints::tanimoto(prints.morgan, target.prints.morgan);
    scores.atom_pair = fingerprints::tanimoto(prints.atom_pair, target.prints.atom_pair);
    if (with_overlap && sizes_compare(static_cast<int>(graph.atoms.size()), target.heavy_atoms())) {
      scores.overlap = overlap_or_bound(target);
    }
    result.push_back(scores);
  }
  return result;
}

}  // namespace congener::evidence
