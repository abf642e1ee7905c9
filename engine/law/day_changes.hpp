#pragma once
// What differs between the answers of two days to the same evidence
// (DetectorOptions::changed_since).

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"

namespace congener::law {

/// The finding of the later day, cut down to what differs. Jurisdictions whose status differs stay,
/// each with a note on the first day, also one that fell to no_finding; `changes` names them. The
/// status becomes the highest that these jurisdictions have on either day, so that a lost listing
/// is flagged too; it is no_finding when nothing differs. Identities and gap stay. Of the
/// resemblances those stay that are in force in a changed jurisdiction on either day.
/// jurisdictions: the selected ones, in their order; first_day: the day of `before`.
Finding changes(const Finding& before, Finding after, const Date& first_day,
                const std::vector<std::string>& jurisdictions);

}  // namespace congener::law
