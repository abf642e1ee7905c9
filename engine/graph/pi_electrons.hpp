#pragma once
// What an atom of a ring gives to an aromatic system, by RDKit's rules on a Kekule form.

#include "graph/smiles_draft.hpp"

namespace congener::graph {

constexpr int kNoPiElectrons = -1;

/// 0 to 2, or kNoPiElectrons for an atom that no aromatic ring can have. For the states that
/// settle_hydrogens lets pass and for atoms with two ring bonds at least.
int pi_electrons(const SmilesDraft& draft, int atom);

}  // namespace congener::graph
