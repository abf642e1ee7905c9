#pragma once
// An atom in brackets of a SMILES, as [13C@@H] or [NH3+].

#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Reads from the bracket at place on, which is left at the closing one.
ReadOutcome read_bracket_atom(const char*& place, const char* end, DraftAtom& atom);

}  // namespace congener::graph
