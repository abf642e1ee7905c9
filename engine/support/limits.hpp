#pragma once
// Limits that several options have in common.

namespace congener::support {

/// Throws OptionError unless it is 1 to kMostHeavyAtoms.
void check_heavy_atom_limit(int max_heavy_atoms);

}  // namespace congener::support
