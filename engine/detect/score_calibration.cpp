#include "detect/score_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

namespace congener::detect {
namespace {

constexpr double kDecades = 12;  // rates end at 1e-12 (rarity_of)

}  // namespace

double score_of_rate(double rate) {
  return std::clamp(-std::log10(std::max(rate, 1e-300)) / kDecades, 0.0, 1.0);
}

double rate_of_score(double score) {
  return std::pow(10.0, -kDecades * score);
}

ScoreCalibration::ScoreCalibration(const ReferenceSet& set, const std::vector<int>& heavy_atoms)
    : set_(set), source_of_entry_(set.entries.size()) {
  std::set<std::string> counted;
  for (const ScoreTail& tail : set.calibration.tails) {
    if (!tail.entry.empty() && tail.score == ScoreKind::Overlap) {
      counted.insert(tail.entry);
    }
  }
  compared_entries_ = std::max<double>(1, static_cast<double>(counted.size()));
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

const ScoreTail* ScoreCalibration::tail(std::size_t entry, ScoreKind kind, int heavy_atoms) const {
  const std::string& source = source_for(entry);
  return source.empty() ? nullptr : find_tail(set_.calibration, source, kind, heavy_atoms);
}

ScoreRarities ScoreCalibration::rarities(std::size_t entry, int heavy_atoms,
                                         const Scores& scores) const {
  const auto rarity = [&](ScoreKind kind, double score) {
    const ScoreTail* counts = tail(entry, kind, heavy_atoms);
    return counts == nullptr ? Rarity() : rarity_of(*counts, score);
  };
  ScoreRarities result;
  result.entry = source_for(entry);
  result.overlap = rarity(ScoreKind::Overlap, scores.overlap);
  result.morgan = rarity(ScoreKind::Morgan, scores.morgan);
  result.atom_pair = rarity(ScoreKind::AtomPair, scores.atom_pair);
  return result;
}

double ScoreCalibration::over_all_entries(double rate, int heavy_atoms) const {
  const ScoreTail* best = find_tail(set_.calibration, "", ScoreKind::Overlap, heavy_atoms);
  if (best == nullptr) {
    return std::min(1.0, rate * compared_entries_);  // the most that it can be
  }
  return std::max(rate, rarity_of(*best, score_of_rate(rate)).rate);
}

double ScoreCalibration::score_at(std::size_t entry, ScoreKind kind, int heavy_atoms,
                                  double rate) const {
  const ScoreTail* counts = tail(entry, kind, heavy_atoms);
  return counts == nullptr ? std::numeric_limits<double>::infinity() : score_at_rate(*counts, rate);
}

double ScoreCalibration::least_overlap(std::size_t entry, int heavy_atoms,
                                       double most_false_flags) const {
  const ScoreTail* own = tail(entry, ScoreKind::Overlap, heavy_atoms);
  if (own == nullptr || most_false_flags <= 0) {
    return std::numeric_limits<double>::infinity();
  }
  const ScoreTail* best = find_tail(set_.calibration, "", ScoreKind::Overlap, heavy_atoms);
  const double rate = best == nullptr ? most_false_flags / compared_entries_
                                      : rate_of_score(score_at_rate(*best, most_false_flags));
  return score_at_rate(*own, std::min(rate, most_false_flags));
}

}  // namespace congener::detect
