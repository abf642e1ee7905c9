#pragma once
// How often atoms of organic molecules answer a question with yes: a search begins with the rarest.

#include "graph/atom_expression.hpp"

namespace congener::graph {

/// What a query atom asks of its candidates.
struct AtomDemand {
  const AtomExpression* expression = nullptr;
  int least_degree = 0;
  int least_ring_bonds = 0;
};

/// Atoms in a thousand that may fit, and 1, so that no two demands nobody meets are worth nothing.
int frequency_of(const AtomDemand& demand);

}  // namespace congener::graph
