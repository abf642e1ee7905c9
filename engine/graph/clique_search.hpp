#pragma once
// The largest set of bond pairs that may all match together, by branch and bound with colouring
// (San Segundo et al. 2011) on rows of bits.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/bond_pairs.hpp"

namespace congener::graph {

struct CliqueOptions {
  std::size_t least_size = 1;  ///< smaller ones are not looked for
  std::uint64_t most_steps = 0;
};

struct Clique {
  std::vector<std::size_t> pairs;  ///< empty: none of least_size was found
  bool is_exact = true;            ///< none is larger
};

/// Begins with what grows bond by bond in one piece, so that one piece is found rather than several
/// of the same size together. The same input gives the same clique.
Clique largest_clique(const BondPairs& pairs, const CliqueOptions& options);

}  // namespace congener::graph
