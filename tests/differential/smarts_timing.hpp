#pragma once
// How long RDKit and the packed graph take to tell whether a pattern is in a molecule.

#include <memory>
#include <vector>

#include "smarts_comparison.hpp"

namespace congener::test {

/// One line for each pattern with microseconds a molecule and the ratio, and the geometric mean of
/// the ratios. The kinds of a molecule's atoms are made beforehand, as they are kept beside a
/// graph.
void print_times(const std::vector<ComparedPattern>& patterns,
                 const std::vector<std::unique_ptr<ComparedMolecule>>& molecules);

}  // namespace congener::test
