#pragma once
// The checks of one row of law, the same for a substance's row and for that of a class.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// The sources must be known; a fact without sources must be unverified.
void check_sources(const ReferenceSet& set, const std::vector<std::string>& sources,
                   Confidence confidence, const std::string& where, Problems& problems);

/// Checks that jurisdiction and sources are in the set, that dates are in order, and that a row
/// which is not unverified has sources.
void check_control(const ReferenceSet& set, const ControlRow& row, Problems& problems);

}  // namespace congener::reference
