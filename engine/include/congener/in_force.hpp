#pragma once
// The law of a reference set read by itself, without a molecule: what applies somewhere on a day,
// and what began or ended when.

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// A substance or class that the law of a jurisdiction reaches or watches on a day.
struct LawInForce {
  bool is_class = false;
  std::string id;
  std::string name;
  JurisdictionFinding answer;  ///< the row that decides, as a finding of this substance says it
};

/// Substances first, by status, the highest first, then by id. Throws OptionError for a
/// jurisdiction that the set does not have and for a day that is none.
CONGENER_EXPORT std::vector<LawInForce> law_in_force(const ReferenceSet& set,
                                                     const std::string& jurisdiction,
                                                     const Date& day);

/// A row that begins or ends.
struct CalendarEvent {
  Date day;  ///< the first day on which it applies, or the last one
  bool is_end = false;
  bool is_verified = false;  ///< the day was read in a text that we trust
  std::string jurisdiction;
  bool is_class = false;
  std::string id;
  std::string name;
  ControlStatus status = ControlStatus::Listed;
  std::string list;
  std::string citation;
  std::string through;  ///< the jurisdiction whose row it is; empty: its own
};

/// What came into force and ended, by day, then jurisdiction in the set's order.
struct LawCalendar {
  std::vector<CalendarEvent> events;
  std::size_t undated_rows = 0;  ///< rows of these jurisdictions whose first day is not known
};

/// jurisdictions: empty for those of the set. Throws OptionError for one that it does not have.
CONGENER_EXPORT LawCalendar calendar_of(const ReferenceSet& set,
                                        const std::vector<std::string>& jurisdictions);

}  // namespace congener
