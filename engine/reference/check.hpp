#pragma once
// The checks that a reference set must pass before anything is screened with it.

#include "congener/reference_set.hpp"

namespace congener::reference {

/// Throws ReferenceSetError with every problem found, one per line, each with its place.
void check_reference_set(const ReferenceSet& set);

}  // namespace congener::reference
