#include "graph/overlap_graph.hpp"

#include <cstddef>

namespace congener::graph {

void sort_kinds(OverlapGraph& graph) {
  graph.sorted_bond_kinds.clear();
  for (const auto& bond : graph.bonds) {
    graph.sorted_bond_kinds.push_back(bond.kind);
  }
  std::sort(graph.sorted_bond_kinds.begin(), graph.sorted_bond_kinds.end());
  graph.sorted_atom_kinds.clear();
  for (const auto& atom : graph.atoms) {
    graph.sorted_atom_kinds.push_back(atom.label << kDegreeBits |
                                      static_cast<std::uint32_t>(atom.degree));
  }
  std::sort(graph.sorted_atom_kinds.begin(), graph.sorted_atom_kinds.end());
}

void fill(OverlapGraph& graph, const MoleculeGraph& molecule) {
  graph.atoms.clear();
  graph.bonds.clear();
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const AtomWord word = molecule.atoms[static_cast<std::size_t>(atom)];
    graph.atoms.push_back(
        {atom, overlap_label(element_of(word), is_aromatic(word)), degree_of(word)});
  }
  for (std::size_t bond = 0; bond < static_cast<std::size_t>(molecule.bond_count); ++bond) {
    const int begin = molecule.bond_begin[bond];
    const int end = molecule.bond_end[bond];
    const BondCode code = molecule.bonds[bond];
    graph.bonds.push_back({begin, end, is_ring_bond(code),
                           overlap_kind(graph.atoms[static_cast<std::size_t>(begin)].label,
                                        graph.atoms[static_cast<std::size_t>(end)].label,
                                        order_of(code), is_ring_bond(code))});
  }
  sort_kinds(graph);
}

OverlapGraph without_bond_orders(OverlapGraph graph) {
  constexpr std::uint32_t kAromaticAtom = 1U;
  // As overlap_kind puts them together: the aromatic bits of both ends, and the order.
  constexpr std::uint32_t kDrawing = kAromaticAtom << 12U | kAromaticAtom << 4U | 7U << 1U;
  for (auto& atom : graph.atoms) {
    atom.label &= ~kAromaticAtom;
  }
  for (auto& bond : graph.bonds) {
    bond.kind &= ~kDrawing;
  }
  sort_kinds(graph);
  return graph;
}

}  // namespace congener::graph
