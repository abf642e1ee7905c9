#include "calibration/score_counter.hpp"

#include <algorithm>
#include <optional>

#include "calibration/score_calibration.hpp"
#include "calibration/score_grid.hpp"
#include "congener/reference_set.hpp"

namespace congener::calibration {
namespace {

std::uint8_t on_grid(double score) {
  return static_cast<std::uint8_t>(grid_step_of(score));
}

}  // namespace

/// The tables of the counted entries, as the detector will have them.
class ScoreCounter::Lookup {
 public:
  Lookup(const std::vector<std::string>& entries, const std::vector<ScoreTail>& tails) {
    for (const std::string& id : entries) {
      Entry entry;
      entry.id = id;
      set_.entries.push_back(std::move(entry));
    }
    set_.calibration.tails = tails;
    calibration_.emplace(set_, std::vector<int>(entries.size(), 0));
    for (std::size_t band = 0; band < calibration_->bands().size(); ++band) {
      for (std::size_t entry = 0; entry < entries.size(); ++entry) {
        tables_.push_back(calibration_->tables(entry, band));
      }
    }
  }

  /// With the entry that it is most like; 0 for a size that is not counted.
  double likeness(const GridScores& molecule) const {
    const std::size_t band = calibration_->band_of(molecule.heavy_atoms);
    double most = 0;
    if (band < calibration_->bands().size()) {
      for (std::size_t entry = 0; entry < molecule.by_entry.size(); ++entry) {
        const auto& [overlap, morgan, atom_pair] = molecule.by_entry[entry];
        most = std::max(most,
                        tables_[band * molecule.by_entry.size() + entry].likeness(
                            {grid_score(overlap), grid_score(morgan), grid_score(atom_pair), 0}));
      }
    }
    return most;
  }

 private:
  ReferenceSet set_;
  std::optional<ScoreCalibration> calibration_;
  std::vector<RarityTables> tables_;  ///< by band, entry
};

void ScoreCounter::add(const MeasuredScores& molecule) {
  if (!molecule.is_member) {
    count_scores(molecule);
    likeness_.add(0, ScoreKind::MemberLikeness, molecule.heavy_atoms, 0);
  }
  if (molecule.is_compared) {
    keep(molecule);
  } else if (!molecule.is_member) {
    likeness_.add(0, ScoreKind::Likeness, molecule.heavy_atoms, 0);
  }
}

std::vector<ScoreTail> ScoreCounter::tails() {
  std::vector<ScoreTail> tails = builder_.tails();
  const Lookup lookup(entries_, tails);
  for (const GridScores& molecule : kept_) {
    likeness_.add(0, molecule.is_member ? ScoreKind::MemberLikeness : ScoreKind::Likeness,
                  molecule.heavy_atoms, lookup.likeness(molecule));
  }
  kept_.clear();
  for (ScoreTail& tail : likeness_.tails()) {
    tails.push_back(std::move(tail));
  }
  return tails;
}

void ScoreCounter::count_scores(const MeasuredScores& molecule) {
  for (std::size_t entry = 0; entry < molecule.by_entry.size(); ++entry) {
    const Scores& scores = molecule.by_entry[entry];
    builder_.add(entry, ScoreKind::Overlap, molecule.heavy_atoms, scores.overlap);
    builder_.add(entry, ScoreKind::Morgan, molecule.heavy_atoms, scores.morgan);
    builder_.add(entry, ScoreKind::AtomPair, molecule.heavy_atoms, scores.atom_pair);
  }
}

void ScoreCounter::keep(const MeasuredScores& molecule) {
  GridScores kept{molecule.heavy_atoms, molecule.is_member, {}};
  for (const Scores& scores : molecule.by_entry) {
    kept.by_entry.push_back(
        {on_grid(scores.overlap), on_grid(scores.morgan), on_grid(scores.atom_pair)});
  }
  kept_.push_back(std::move(kept));
}

}  // namespace congener::calibration
