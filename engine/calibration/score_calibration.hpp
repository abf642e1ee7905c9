#pragma once
// How rare scores are with each entry of a reference set, by the set's calibration, and how rare
// the three scores of a resemblance are together.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::calibration {

/// 0 for a rate of 1, 1 for a rate of 1e-12.
double score_of_rate(double rate);

/// The rarities of one tail, read once for each score of its grid. Without a tail all rates are 1.
class RarityTable {
 public:
  explicit RarityTable(const ScoreTail* tail);

  const Rarity& rarity(double score) const { return rarities_[place_of(score)]; }
  /// score_of_rate of the rarity.
  double part(double score) const { return parts_[place_of(score)]; }
  /// The part of the score 1. No score has a larger part.
  double most() const { return parts_.back(); }
  /// The smallest score that has at least this part; above 1 when there is none.
  double least_score(double part) const;

 private:
  std::size_t place_of(double score) const;

  double first_score_ = 0;
  double step_ = 1;
  std::vector<Rarity> rarities_;  ///< [0]: below the grid; then the grid, up to the score 1
  std::vector<double> parts_;
};

/// The three scores of one entry for submitted components of one size.
struct RarityTables {
  RarityTable overlap;
  RarityTable morgan;
  RarityTable atom_pair;

  static constexpr double kScores = 3;

  /// Mean of the three parts, 0 to 1: the higher, the fewer ordinary molecules are as like.
  double likeness(const Scores& scores) const;
};

/// Const and safe to share between threads.
class ScoreCalibration {
 public:
  /// heavy_atoms: of each entry of the set. The set must outlive it.
  ScoreCalibration(const ReferenceSet& set, const std::vector<int>& heavy_atoms);

  /// The sizes that were counted together, in the order of the calibration.
  const std::vector<SizeBand>& bands() const { return bands_; }
  /// The band of a component of this size; bands().size() when there is none.
  std::size_t band_of(int heavy_atoms) const;

  /// The tables of this entry; if the calibration has none, those of the entry nearest in size.
  RarityTables tables(std::size_t entry, std::size_t band) const;
  /// The id of the entry whose counts these tables hold; empty without a calibration.
  const std::string& source_of(std::size_t entry) const { return source_of_entry_[entry]; }

  /// The fraction of ordinary molecules of this size that are as like to some entry. For a member
  /// of a family, the fraction that are members and as like.
  Rarity rarity_of_likeness(double likeness, std::size_t band, bool is_member) const;
  /// The smallest likeness that at most this fraction reaches with some entry; above 1 when there
  /// is none.
  double least_likeness(std::size_t band, double most_false_flags) const;

 private:
  const ReferenceSet& set_;
  std::vector<SizeBand> bands_;
  std::vector<std::string> source_of_entry_;
};

}  // namespace congener::calibration
