#pragma once
// A pattern that asks for less: what another drawing of the same groups cannot change. It is in
// every molecule that has the pattern itself in one of its drawings, and so it can rule molecules
// out before they are standardised.

#include "graph/smarts_graph.hpp"

namespace congener::graph {

/// What of a pattern is kept.
struct Kept {
  bool aromaticity = false;  ///< of atoms
  bool bond_orders = false;
};

/// Elements, connections and what must be in a ring are kept always. Charges, hydrogens, numbers of
/// bonds and rings, isotopes, recursive parts and what must not be in a ring never: a protecting
/// group may close a ring.
SmartsTree loosened(const SmartsTree& pattern, Kept kept);

}  // namespace congener::graph
