#include "graph/cyclic_bonds.hpp"

#include <vector>

namespace congener::graph {
namespace {

/// Whether the ends are still joined when this bond is taken away.
bool is_cyclic(const SmartsGraph& graph, const SmartsBond& without) {
  std::vector<bool> is_reached(graph.atoms.size(), false);
  is_reached[static_cast<std::size_t>(without.begin)] = true;
  for (bool grows = true; grows;) {
    grows = false;
    for (const SmartsBond& bond : graph.bonds) {
      const auto begin = static_cast<std::size_t>(bond.begin);
      const auto end = static_cast<std::size_t>(bond.end);
      if (&bond != &without && is_reached[begin] != is_reached[end]) {
        is_reached[begin] = is_reached[end] = true;
        grows = true;
      }
    }
  }
  return is_reached[static_cast<std::size_t>(without.end)];
}

}  // namespace

void restrict_cyclic_bonds(SmartsGraph& graph) {
  for (SmartsBond& bond : graph.bonds) {
    if (is_cyclic(graph, bond)) {
      bond.bonds &= kRingBondSet;
    }
  }
}

}  // namespace congener::graph
