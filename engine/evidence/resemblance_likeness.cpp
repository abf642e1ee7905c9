// Which molecules may be like an entry although they lack a family's core: bounds that rule out
// what need not be compared, for the tiers and, on bare graphs, for the gate.

#include <algorithm>
#include <limits>

#include "congener/fingerprints/similarity.hpp"
#include "evidence/resemblance.hpp"
#include "graph/drawn_forms.hpp"
#include "graph/graph_overlap.hpp"

namespace congener::evidence {
namespace {

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

/// The smallest overlap with which the pair would be reported, given its two fingerprints: the
/// likeness is made of all three. Above 1 means that the pair is not reported. The cheapest bounds
/// come first, because most pairs end before a fingerprint is made, let alone an overlap searched.
/// bound: of the overlap.
template <typename Molecule>
double ResemblanceFinder::worked_out_least_overlap(std::size_t index, const Band& band,
                                                   double bound, Molecule& molecule) const {
  const double never = std::numeric_limits<double>::infinity();
  const Target& target = targets_[index];
  const calibration::RarityTables& tables = band.tables[index];
  if (!sizes_compare(molecule.heavy_atoms(), target.heavy_atoms()) ||
      !is_enough(index, band, bound, tables.atom_pair.most())) {
    return never;
  }
  double missing = calibration::RarityTables::kScores * band.least_likeness - kRounding;
  const double most_overlap = tables.overlap.part(bound);
  missing -= tables.morgan.part(fingerprints::tanimoto(molecule.morgan(), target.prints.morgan));
  if (missing > most_overlap + tables.atom_pair.most()) {
    return never;
  }
  missing -=
      tables.atom_pair.part(fingerprints::tanimoto(molecule.atom_pair(), target.prints.atom_pair));
  return missing > most_overlap ? never
                                : std::max(band.candidate_overlap[index],
                                           tables.overlap.least_score(missing) - kRounding);
}

double ResemblanceFinder::least_overlap(std::size_t index, const Band& band,
                                        Features& features) const {
  features.least_overlaps.resize(targets_.size());
  std::optional<double>& least = features.least_overlaps[index];
  if (!least) {
    least = worked_out_least_overlap(
        index, band, graph::overlap_bound(features.graph(), targets_[index].graph()), features);
  }
  return *least;
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

/// Whether the molecule of the record, once its charges are gone, could be like this entry: neither
/// overlap nor atom pairs know charges or hydrogens.
bool ResemblanceFinder::may_be_like_uncharged(std::size_t index, const Band& band,
                                              GateRecord& record) const {
  const Target& target = targets_[index];
  const double overlap = graph::overlap_bound(record.graph(), target.graph());
  const auto& atom_pair = band.tables[index].atom_pair;
  return is_enough(index, band, overlap, atom_pair.most()) &&
         is_enough(
             index, band, overlap,
             atom_pair.part(fingerprints::tanimoto(record.atom_pair(), target.prints.atom_pair)));
}

/// Whether the record could be like some entry in the form that is compared, by bounds that hold in
/// the form that it is in. Its bond orders may change as well, where standardising it changes bonds
/// and where its ketone may be compared. For a record that loses no atom.
bool ResemblanceFinder::may_be_like_redrawn(GateRecord& record) const {
  const Band* band = band_of(record.heavy_atoms());
  const bool keeps_bonds = record.normalised() != nullptr && record.compared() == nullptr;
  const graph::OverlapGraph blind =
      keeps_bonds ? graph::OverlapGraph() : graph::without_bond_orders(record.graph());
  for (std::size_t index = 0; band != nullptr && index < targets_.size(); ++index) {
    const Target& target = targets_[index];
    if (!sizes_compare(record.heavy_atoms(), target.heavy_atoms())) {
      continue;
    }
    if (keeps_bonds
            ? may_be_like_uncharged(index, *band, record)
            : is_enough(index, *band, graph::overlap_bound(blind, target.graph_without_bond_orders),
                        band->tables[index].atom_pair.most())) {
      return true;
    }
  }
  return false;
}

/// Nearly all molecules are far from all entries, and the kinds of their bonds alone say so: with
/// these no overlap could be as large as is needed at least.
bool ResemblanceFinder::may_be_like(std::size_t index, const Band& band,
                                    const graph::OverlapCounts& counts, GateRecord& record) const {
  const Target& target = targets_[index];
  const int bonds = graph::common_bonds(counts, target.counts);
  const int common = bonds + std::min(2 * bonds, counts.atom_count);
  const double size = counts.atom_count + counts.bond_count;
  if (common * common < band.least_bound[index] * size * target.size()) {
    return false;
  }
  const double bound = graph::overlap_bound(counts, target.counts, bonds);
  return worked_out_least_overlap(index, band, bound, record) <= 1.0;
}

bool ResemblanceFinder::may_be_like(GateRecord& record) const {
  if (required_in_any_drawing_ && !required_in_any_drawing_->may_be_in(record.as_drawn())) {
    return false;
  }
  if (record.compared() == nullptr || family_screen_.may_compare_ketone(record)) {
    return graph::may_have_gem_diol(record.drawn()) || may_be_like_redrawn(record);
  }
  if (required_ && !required_->may_be_in(record.as_compared())) {
    return false;
  }
  const Band* band = band_of(record.heavy_atoms());
  const graph::OverlapCounts counts = kinds_.counts(*record.compared());
  for (std::size_t index = 0; band != nullptr && index < targets_.size(); ++index) {
    if (may_be_like(index, *band, counts, record)) {
      return true;
    }
  }
  return false;
}

Screen ResemblanceFinder::family_screen() const {
  return {GateScreen::Family,
          [this](GateRecord& record) { return family_screen_.may_find(record); }};
}

Screen ResemblanceFinder::likeness_screen() const {
  return {GateScreen::Likeness, [this](GateRecord& record) { return may_be_like(record); }};
}

std::vector<std::string> ResemblanceFinder::unbounded_rules() const {
  std::vector<std::string> rules = family_screen_.unreadable();
  if (required_ && !required_->is_readable()) {
    rules.emplace_back("similarity.required_smarts");
  }
  return rules;
}

}  // namespace congener::evidence
