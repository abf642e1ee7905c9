#pragma once
// Counts how many ordinary molecules reach which score with the entries of a reference set, so that
// a report can say how rare a score is.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "congener/calibration.hpp"
#include "congener/export.hpp"
#include "congener/reference_set.hpp"
#include "congener/run_options.hpp"

namespace congener {

struct CalibrationOptions : RunOptions {
  /// Overlaps below this value are not computed exactly: an upper bound of at most this value is
  /// counted instead, because the exact search takes long and no decision depends on it. 0 to 1.
  double overlap_exact_from = 0.25;
  std::vector<SizeBand> bands = {{1, 9}, {10, 14}, {15, 19}, {20, 24}, {25, 29}, {30, 0}};
  int max_heavy_atoms = 1000;  ///< larger molecules are not counted
};

struct CalibrationRun {
  Calibration calibration;
  // read = counted + members + not_counted
  std::uint64_t read = 0;
  std::uint64_t counted = 0;
  /// Entries, which are left out, and members of families, which are counted only for the likeness
  /// of members.
  std::uint64_t members = 0;
  std::uint64_t not_counted = 0;  ///< cannot be read, or is too large
};

/// Counts the largest component of every molecule of these files, uncharged and without isotope
/// labels. The files must be regular ones, because they are read twice. The overlap is counted as 0
/// where a screen would not compare: without SimilarityRules::required_smarts, or beyond its
/// max_size_ratio_percent. The result is the same for any number of threads. Memory grows slowly
/// with the library (100 bytes for a compared molecule). Throws FileError, FormatError (also for a
/// file that ends early), ReferenceSetError, OptionError, CancelledError.
CONGENER_EXPORT CalibrationRun calibrate(const std::shared_ptr<const ReferenceSet>& set,
                                         const std::vector<std::string>& libraries,
                                         const CalibrationOptions& options);

}  // namespace congener
