#pragma once
// The grid on which scores are counted, and the sizes that are counted together.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "congener/calibration.hpp"

namespace congener::calibration {

constexpr int kGridStepsPerUnit = 100;  // 0, 0.01 ... 1
/// In steps: a score that was computed as a grid score counts as one, whatever the last bits say.
constexpr double kGridTolerance = 1e-9;

/// Where a score is counted: 0 to kGridStepsPerUnit. What lies outside counts as the nearest end,
/// what is no number as 0.
inline std::size_t grid_step_of(double score) {
  const double within = score > 0.0 ? std::min(score, 1.0) : 0.0;
  return static_cast<std::size_t>(std::floor(within * kGridStepsPerUnit + kGridTolerance));
}

/// The score of a step.
inline double grid_score(std::size_t step) {
  return static_cast<double>(step) / kGridStepsPerUnit;
}

/// The largest size of a band.
inline int upper_end(const SizeBand& band) {
  return band.heavy_atoms_max == 0 ? std::numeric_limits<int>::max() : band.heavy_atoms_max;
}

inline bool holds(const SizeBand& band, int heavy_atoms) {
  return heavy_atoms >= band.heavy_atoms_min && heavy_atoms <= upper_end(band);
}

inline bool is_same(const SizeBand& a, const SizeBand& b) {
  return a.heavy_atoms_min == b.heavy_atoms_min && a.heavy_atoms_max == b.heavy_atoms_max;
}

inline SizeBand size_band_of(const ScoreTail& tail) {
  return {tail.heavy_atoms_min, tail.heavy_atoms_max};
}

}  // namespace congener::calibration
