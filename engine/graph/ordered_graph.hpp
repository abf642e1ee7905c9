#pragma once
// A graph ready to be overlapped with others: what maximum_overlap needs of one graph alone, made
// once for all that it is compared with.

#include <array>
#include <cstddef>
#include <vector>

#include "graph/overlap_graph.hpp"

namespace congener::graph {

/// Three bonds, each of which meets both others, at three atoms.
using BondTriangle = std::array<std::size_t, 3>;

struct OrderedGraph {
  OverlapGraph graph;                      ///< in canonical order (canonical_order.hpp)
  std::vector<std::size_t> bonds_by_kind;  ///< ascending by kind, then by place
  std::vector<BondTriangle> triangles;     ///< each ascending, in ascending order
};

OrderedGraph ordered(const OverlapGraph& graph);

}  // namespace congener::graph
