#pragma once
// Law through law: the rows that jurisdictions have because they follow another one.

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// Checks the rules by which jurisdictions follow others, and gives each entry the rows that come
/// by them, after its own ones. Members of unions that are not among set.jurisdictions become its
/// further_jurisdictions. A row that only tells of a search without result is not followed.
void add_followed_rows(ReferenceSet& set, Problems& problems);

}  // namespace congener::reference
