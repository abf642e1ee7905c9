#pragma once
// Whether a reference set fits the day that it is applied to. What has become law since the set was
// made is not in it, and a clock that stands in the past hides what was law already.

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// Reports mention a pack that is older than this on the chosen day.
constexpr int kOldAfterDays = 180;

/// One sentence for each pack of the set that is old on this day, in order. Empty for a day before
/// their dates, because then the past is replayed.
CONGENER_EXPORT std::vector<std::string> age_notices(const ReferenceSet& set, const Date& day);

/// For a day that comes from the clock. Throws OptionError when it is earlier than the date of a
/// pack, because then either the clock or that date is wrong.
CONGENER_EXPORT void check_clock(const ReferenceSet& set, const Date& today);

}  // namespace congener
