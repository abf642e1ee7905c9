#include "calibration/score_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "calibration/score_grid.hpp"

namespace congener::calibration {
namespace {

using calibration::kGridTolerance;

constexpr double kDecades = 12;  // rates end at 1e-12 (rarity_of)

}  // namespace

double score_of_rate(double rate) {
  return std::clamp(-std::log10(std::max(rate, 1e-300)) / kDecades, 0.0, 1.0);
}

RarityTable::RarityTable(const ScoreTail* tail) : rarities_(1), parts_(1, 0.0) {
  if (tail == nullptr) {
    first_score_ = std::numeric_limits<double>::infinity();
    return;
  }
  first_score_ = tail->first_score;
  step_ = tail->step;
  rarities_.front().molecules = tail->molecules;
  const auto last = static_cast<std::size_t>((1.0 - first_score_) / step_ + kGridTolerance);
  for (std::size_t bin = 0; bin <= last; ++bin) {
    rarities_.push_back(rarity_of(*tail, first_score_ + static_cast<double>(bin) * step_));
    parts_.push_back(score_of_rate(rarities_.back().rate));
  }
}

std::size_t RarityTable::place_of(double score) const {
  const double bin = (score - first_score_) / step_ + kGridTolerance;
  return bin >= 0 ? std::min(static_cast<std::size_t>(bin) + 1, parts_.size() - 1) : 0;
}

double RarityTable::least_score(double part) const {
  const auto place = std::lower_bound(parts_.begin(), parts_.end(), part);
  if (place == parts_.end()) {
    return std::numeric_limits<double>::infinity();
  }
  const auto bin = static_cast<double>(place - parts_.begin()) - 1;
  return bin < 0 ? 0.0 : first_score_ + bin * step_;
}

double RarityTables::likeness(const Scores& scores) const {
  return (overlap.part(scores.overlap) + morgan.part(scores.morgan) +
          atom_pair.part(scores.atom_pair)) /
         kScores;
}

ScoreCalibration::ScoreCalibration(const ReferenceSet& set, const std::vector<int>& heavy_atoms)
    : set_(set), source_of_entry_(set.entries.size()) {
  std::set<std::string> counted;
  for (const ScoreTail& tail : set.calibration.tails) {
    const SizeBand sizes = calibration::size_band_of(tail);
    const auto is_it = [&](const SizeBand& band) { return calibration::is_same(band, sizes); };
    if (std::none_of(bands_.begin(), bands_.end(), is_it)) {
      bands_.push_back(sizes);
    }
    if (tail.score == ScoreKind::Overlap) {
      counted.insert(tail.entry);
    }
  }
  for (std::size_t entry = 0; entry < set.entries.size(); ++entry) {
    int least_difference = std::numeric_limits<int>::max();
    for (std::size_t other = 0; other < set.entries.size(); ++other) {
      const int difference =
          other == entry ? -1 : std::abs(heavy_atoms[other] - heavy_atoms[entry]);
      if (counted.count(set.entries[other].id) != 0 && difference < least_difference) {
        least_difference = difference;
        source_of_entry_[entry] = set.entries[other].id;
      }
    }
  }
}

std::size_t ScoreCalibration::band_of(int heavy_atoms) const {
  const auto place = std::find_if(bands_.begin(), bands_.end(), [&](const SizeBand& band) {
    return calibration::holds(band, heavy_atoms);
  });
  return static_cast<std::size_t>(place - bands_.begin());
}

RarityTables ScoreCalibration::tables(std::size_t entry, std::size_t band) const {
  const auto table = [&](ScoreKind kind) {
    return RarityTable(source_of(entry).empty() ? nullptr
                                                : find_tail(set_.calibration, source_of(entry),
                                                            kind, bands_.at(band).heavy_atoms_min));
  };
  return {table(ScoreKind::Overlap), table(ScoreKind::Morgan), table(ScoreKind::AtomPair)};
}

Rarity ScoreCalibration::rarity_of_likeness(double likeness, std::size_t band,
                                            bool is_member) const {
  const ScoreKind kind = is_member ? ScoreKind::MemberLikeness : ScoreKind::Likeness;
  const ScoreTail* tail = band >= bands_.size()
                              ? nullptr
                              : find_tail(set_.calibration, "", kind, bands_[band].heavy_atoms_min);
  return tail == nullptr ? Rarity() : rarity_of(*tail, likeness);
}

double ScoreCalibration::least_likeness(std::size_t band, double most_false_flags) const {
  const ScoreTail* tail =
      find_tail(set_.calibration, "", ScoreKind::Likeness, bands_.at(band).heavy_atoms_min);
  return tail == nullptr || most_false_flags <= 0 ? std::numeric_limits<double>::infinity()
                                                  : score_at_rate(*tail, most_false_flags);
}

}  // namespace congener::calibration
