#pragma once
// Compares every group and every closed class with its own examples, so that a rule cannot go wrong
// unseen.

#include "congener/reference_set.hpp"
#include "reference/problems.hpp"

namespace congener::reference {

/// Patterns must be valid, examples must parse, matches must match and misses must not. Needs a set
/// whose ids have been checked.
void check_rule_examples(const ReferenceSet& set, Problems& problems);

}  // namespace congener::reference
