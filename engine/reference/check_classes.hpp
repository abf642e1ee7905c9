#pragma once
// The checks of substituent groups and of class definitions that need no matcher: that whatever
// they name is there, and that each has what its kind needs.

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

void check_groups(const ReferenceSet& set, Problems& problems);
void check_classes(const ReferenceSet& set, Problems& problems);

}  // namespace congener::reference
