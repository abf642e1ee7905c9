#pragma once
// The settings of a detector: the day, the jurisdictions, and how close a resemblance must be.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/name_reader.hpp"

namespace congener {

/// What the detector answers, and for whom.
struct DetectorOptions {
  Date as_of;                              ///< the day whose law is applied; must be a valid day
  std::vector<std::string> jurisdictions;  ///< empty: all of the reference set
  Grade minimum_grade = Grade::Weak;       ///< resemblances below this are not reported
  /// A resemblance without a family's core is reported only if at most this fraction of ordinary
  /// molecules of the same size would be reported, too (Calibration); 0 to 1. 0: none is reported.
  double max_false_flags = 1e-4;
  /// Readings of class definitions that differ from the set's default: "class.reading" -> holds.
  std::map<std::string, bool> readings;
  bool as_of_is_from_clock = false;  ///< nobody chose that day; only for reports
  /// If set, only jurisdictions are reported whose status differs between this day and as_of. The
  /// day must be before as_of. The record's status is then the highest that these jurisdictions
  /// have on either day, so that a listing that was lost is flagged as well.
  std::optional<Date> changed_since;
  /// Asked for the structures of names that are not in the reference set; null: nobody is.
  std::shared_ptr<NameReader> name_reader;
  int max_heavy_atoms = 1000;  ///< larger records are not screened; 1 to 100,000
  /// Tell of class definitions that a record without any finding misses by one or two conditions.
  /// A record with a finding has them in any case.
  bool near_misses = false;
  /// Most molecules are proved by their bare graph to have no finding, and then are not looked at
  /// further. Without this proof each of them is, which takes a hundred times longer and gives the
  /// same answer.
  bool use_prefilter = true;
};

}  // namespace congener
