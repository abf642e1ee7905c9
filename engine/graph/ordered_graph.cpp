#include "graph/ordered_graph.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "graph/canonical_order.hpp"
#include "support/sort_unique.hpp"

namespace congener::graph {
namespace {

std::vector<std::size_t> bonds_by_kind(const OverlapGraph& graph) {
  std::vector<std::size_t> bonds(graph.bonds.size());
  std::iota(bonds.begin(), bonds.end(), std::size_t{0});
  std::sort(bonds.begin(), bonds.end(), [&](std::size_t left, std::size_t right) {
    return std::make_tuple(graph.bonds[left].kind, left) <
           std::make_tuple(graph.bonds[right].kind, right);
  });
  return bonds;
}

std::vector<BondTriangle> triangles_of(const OverlapGraph& graph) {
  std::vector<std::vector<std::size_t>> bonds_at(graph.atoms.size());
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    bonds_at[static_cast<std::size_t>(graph.bonds[bond].begin)].push_back(bond);
    bonds_at[static_cast<std::size_t>(graph.bonds[bond].end)].push_back(bond);
  }
  std::vector<BondTriangle> triangles;
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    for (const std::size_t left : bonds_at[static_cast<std::size_t>(graph.bonds[bond].begin)]) {
      for (const std::size_t right : bonds_at[static_cast<std::size_t>(graph.bonds[bond].end)]) {
        const int apex = common_atom(graph.bonds[left], graph.bonds[right]);
        if (left != bond && right != bond && left != right && apex >= 0) {
          BondTriangle triangle{bond, left, right};
          std::sort(triangle.begin(), triangle.end());
          triangles.push_back(triangle);
        }
      }
    }
  }
  support::sort_unique(triangles);
  return triangles;
}

}  // namespace

OrderedGraph ordered(const OverlapGraph& graph) {
  OrderedGraph result;
  result.graph = in_canonical_order(graph);
  result.bonds_by_kind = bonds_by_kind(result.graph);
  result.triangles = triangles_of(result.graph);
  return result;
}

}  // namespace congener::graph
