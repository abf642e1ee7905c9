#pragma once
// The checks that a reference set must pass before anything is screened with it.

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// Throws ReferenceSetError with every problem found, one per line, each with its place.
void check_reference_set(const ReferenceSet& set);

/// Adds every problem found.
void check_reference_set(const ReferenceSet& set, Problems& problems);

}  // namespace congener::reference
