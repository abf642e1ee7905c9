#pragma once
// Counts the scores of ordinary molecules with each entry: what a calibration is made of.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/finding.hpp"

namespace congener::calibration {

/// What is counted of one molecule. A compared molecule that is not counted must be a member.
struct MeasuredScores {
  int heavy_atoms = 0;
  bool is_member = false;    ///< of a family: counts for the likeness of members only
  bool is_compared = false;  ///< by overlap as well
  std::vector<Scores> by_entry;
};

class ScoreCounter {
 public:
  ScoreCounter(std::vector<std::string> entries, const std::vector<SizeBand>& bands)
      : entries_(std::move(entries)), builder_(entries_, bands), likeness_({""}, bands) {}

  void add(const MeasuredScores& molecule);

  /// The counts, once all molecules were added. The likeness of a molecule rests on the rates, and
  /// these on all molecules, so it is counted here.
  std::vector<ScoreTail> tails();

 private:
  /// The scores of one molecule with each entry, in hundredths: the grid on which they are counted.
  struct GridScores {
    int heavy_atoms = 0;
    bool is_member = false;
    std::vector<std::array<std::uint8_t, 3>> by_entry;  ///< overlap, Morgan, atom pairs
  };
  class Lookup;

  void count_scores(const MeasuredScores& molecule);
  void keep(const MeasuredScores& molecule);

  std::vector<std::string> entries_;
  CalibrationBuilder builder_;
  CalibrationBuilder likeness_;
  std::vector<GridScores> kept_;  ///< of molecules that are compared
};

}  // namespace congener::calibration
