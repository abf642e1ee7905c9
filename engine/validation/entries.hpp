#pragma once
// The compared entries of a set, and what a detector says of them when only a part of the set is
// known.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/reference_set.hpp"
#include "congener/validation.hpp"

namespace congener::validation {

/// The entries that molecules are compared with, in the set's order.
std::vector<const Entry*> compared_entries(const ReferenceSet& set);

/// What rows of law say of an entry on a day, in any jurisdiction of its set.
struct Naming {
  bool is_public = false;    ///< listed, covered or watched
  bool is_in_force = false;  ///< listed or covered: resemblance to it counts
  bool is_listed = false;
};
Naming naming_on(const ReferenceSet& set, const Entry& entry, const Date& day);

/// The first day on which a row lists the entry; nothing if no row has a date.
std::optional<Date> first_listed(const Entry& entry);

/// The set for a replay of the past. A row without a first day, which otherwise counts as always in
/// force, begins on the day on which it is known to apply, or else on as_of.
ReferenceSet with_known_past(const ReferenceSet& set, const Date& as_of);

/// The set without the compared entries that no row names on that day.
ReferenceSet without_unknown(const ReferenceSet& set, const Date& day);

/// The settings without readings of classes that the set does not have.
DetectorOptions settings_for(const ReferenceSet& set, DetectorOptions settings);

/// For each compared entry, the answer of a detector whose set does not have it.
std::vector<EntryResult> leave_each_out(const ReferenceSet& set, const DetectorOptions& settings);

}  // namespace congener::validation
