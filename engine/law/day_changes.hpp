#pragma once
// What differs between the answers of two days to the same evidence
// (DetectorOptions::changed_since).

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"

namespace congener::law {

/// The finding of the later day, cut down to what differs. Its changes are filled, and the
/// jurisdictions whose status differs stay, each with a note on the first day; one that fell to
/// no_finding stays and says so. The status becomes the highest of theirs on either day, so that a
/// lost listing is flagged too; no_finding when nothing differs. Identities and gap stay, and those
/// resemblances that a changed jurisdiction rests on, on either day.
/// jurisdictions: the selected ones, in their order; first_day: that of before.
Finding changes(const Finding& before, Finding after, const Date& first_day,
                const std::vector<std::string>& jurisdictions);

}  // namespace congener::law
