#pragma once
// What is asked of the detector: the day, the jurisdictions, and how near a resemblance must be.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"

namespace congener {

/// What the detector answers, and for whom.
struct DetectorOptions {
  Date as_of;                              ///< the day whose law is applied; must be a valid day
  std::vector<std::string> jurisdictions;  ///< empty: all of the reference set
  Grade minimum_grade = Grade::Weak;       ///< resemblances below this are not reported
  /// Resemblances without a family's core are reported only where at most this fraction of ordinary
  /// molecules of the same size would be (Calibration); 0 to 1. 0: none of them.
  double max_false_flags = 1e-4;
  /// Readings of class definitions that differ from the set's default: "class.reading" -> holds.
  std::map<std::string, bool> readings;
  bool as_of_is_from_clock = false;  ///< nobody chose that day; only told in reports
  /// Report only jurisdictions whose status differs between this day, which must be before as_of,
  /// and as_of. The record's status is then the highest of theirs on either day: a listing that was
  /// lost is flagged as well.
  std::optional<Date> changed_since;
  int max_heavy_atoms = 1000;  ///< larger records are not screened; 1 to 100,000
};

}  // namespace congener
