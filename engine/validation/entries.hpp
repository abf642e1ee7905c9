#pragma once
// The compared entries of a set, asked for with only a part of what is known.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/reference_set.hpp"
#include "congener/validation.hpp"

namespace congener::validation {

/// Entries that resemblance is measured to, in the set's order.
std::vector<const Entry*> compared_entries(const ReferenceSet& set);

/// What rows of law say of an entry on a day, in any jurisdiction of its set.
struct Naming {
  bool is_public = false;    ///< listed, covered or watched
  bool is_in_force = false;  ///< listed or covered: resemblance to it counts
  bool is_listed = false;
};
Naming naming_on(const ReferenceSet& set, const Entry& entry, const Date& day);

/// The first day from which a row lists the entry; nothing where no row has a date.
std::optional<Date> first_listed(const Entry& entry);

/// The set for looking back: a row without a first day, which counts as always in force otherwise,
/// begins on the day on which it is known to apply, else on as_of.
ReferenceSet with_known_past(const ReferenceSet& set, const Date& as_of);

/// The set without compared entries that no row names on the day.
ReferenceSet without_unknown(const ReferenceSet& set, const Date& day);

/// The settings without readings of classes that the set does not have.
DetectorOptions settings_for(const ReferenceSet& set, DetectorOptions settings);

/// Each compared entry asked of a detector whose set lacks it.
std::vector<EntryResult> leave_each_out(const ReferenceSet& set, const DetectorOptions& settings);

}  // namespace congener::validation
