#pragma once
// How rare scores are, as one reference set's calibration tells it, for the entries of that set.

#include <array>
#include <cstddef>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::detect {

/// The scale on which the best resemblance to any entry is counted in a calibration (tail of the
/// entry ""): 0 for a rate of 1, 1 for a rate of 1e-12.
double score_of_rate(double rate);
double rate_of_score(double score);

/// Const and safe to share between threads.
class ScoreCalibration {
 public:
  /// heavy_atoms: of each entry of the set. The set must outlive it.
  ScoreCalibration(const ReferenceSet& set, const std::vector<int>& heavy_atoms);

  /// Scores of a component of this size against one entry. Rates are 1 without a calibration.
  ScoreRarities rarities(std::size_t entry, int heavy_atoms, const Scores& scores) const;

  /// Fraction of ordinary molecules of this size that come as near to some entry as this rate of
  /// its own overlap says. Never below the rate itself.
  double over_all_entries(double rate, int heavy_atoms) const;

  /// The smallest score of this kind that at most this fraction of ordinary molecules reach with
  /// the entry; above 1 when there is none.
  double score_at(std::size_t entry, ScoreKind kind, int heavy_atoms, double rate) const;

  /// The smallest overlap with this entry that at most this fraction of ordinary molecules reach
  /// with some entry; above 1 when there is none.
  double least_overlap(std::size_t entry, int heavy_atoms, double most_false_flags) const;

 private:
  /// Whose counts are used for this entry: its own, else those of the entry nearest in size.
  const std::string& source_for(std::size_t entry) const { return source_of_entry_[entry]; }
  const ScoreTail* tail(std::size_t entry, ScoreKind kind, int heavy_atoms) const;

  const ReferenceSet& set_;
  std::vector<std::string> source_of_entry_;  ///< ids; empty: no calibration
  double compared_entries_ = 1;
};

}  // namespace congener::detect
