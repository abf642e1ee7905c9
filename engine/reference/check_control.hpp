#pragma once
// The checks of one row of law, the same for a substance's row and for that of a class.

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// Jurisdiction and sources are in the set, dates are in order, and what is sure has sources.
void check_control(const ReferenceSet& set, const ControlRow& row, Problems& problems);

}  // namespace congener::reference
