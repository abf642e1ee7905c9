#pragma once
// Which atoms of a SMILES are in a plain saturated state, and the hydrogens that this gives them.

#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Needs to know which bonds are in rings. Also redraws a nitro group N(=O)=O with charges, as
/// RDKit does.
ReadOutcome settle_hydrogens(SmilesDraft& draft);

}  // namespace congener::graph
