#pragma once
// How much of two molecules is the same graph: the maximum common edge subgraph of their heavy
// atoms. Ring bonds match ring bonds only, atoms by element and aromaticity.
// Method: RASCAL (Raymond, Gardiner, Willett, Comput. J. 2002, 45, 631, doi
// 10.1093/comjnl/45.6.631), the clique by bit-parallel branch and bound (San Segundo et al.,
// Comput. Oper. Res. 2011, 38, 571, doi 10.1016/j.cor.2010.07.019).

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/ordered_graph.hpp"
#include "graph/overlap_graph.hpp"

namespace congener::graph {

struct OverlapOptions {
  double least_similarity = 0.0;  ///< below it nothing is reported, and the search ends early
  /// Limit of the search, in steps of its innermost loop (a few nanoseconds each): a limit in time
  /// would make results depend on the machine.
  std::uint64_t most_steps = 10'000'000;
};

struct Overlap {
  /// Johnson similarity (Vc + Ec)^2 / ((V1 + E1) (V2 + E2)), 0 to 1; 0 when below least_similarity
  /// or without common bonds, and then all that follows is empty.
  double similarity = 0.0;
  int common_atoms = 0;  ///< Vc: ends of the common bonds
  int common_bonds = 0;  ///< Ec
  int pieces = 0;        ///< connected parts of the common subgraph
  /// Atoms of the two molecules (their own numbers) that correspond, ascending. Of several equally
  /// large overlaps one.
  std::vector<std::pair<int, int>> atom_pairs;
  /// No overlap has more bonds. False: most_steps ended the search, or the molecules have over 4096
  /// pairs of bonds that may match and were not compared.
  bool is_exact = true;
};

/// Never less than maximum_overlap(one, other).similarity. Well below a microsecond for drug-like
/// molecules; allocates nothing.
double overlap_bound(const OverlapGraph& one, const OverlapGraph& other);

/// The common subgraph with the most bonds and, as far as the search finds it among these, the
/// fewest pieces. The numbers are the same whichever molecule comes first and however they are
/// written, at the limit of the search too; which of several like atoms stand in atom_pairs may
/// depend on the spelling.
Overlap maximum_overlap(const OrderedGraph& one, const OrderedGraph& other,
                        const OverlapOptions& options = {});
Overlap maximum_overlap(const OverlapGraph& one, const OverlapGraph& other,
                        const OverlapOptions& options = {});

}  // namespace congener::graph
