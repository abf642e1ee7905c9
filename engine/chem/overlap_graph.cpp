#include "chem/overlap_graph.hpp"

#include <algorithm>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

std::uint32_t type_of(const RDKit::Bond& bond) {
  constexpr std::uint32_t kAromatic = 0;
  constexpr std::uint32_t kOther = 4;
  if (bond.getIsAromatic()) {
    return kAromatic;
  }
  const int order = order_of(bond);
  return order == 0 ? kOther : static_cast<std::uint32_t>(order);
}

std::uint32_t kind_of(const RDKit::Bond& bond, std::uint32_t one_label, std::uint32_t other_label,
                      bool is_in_ring) {
  const auto [low, high] = std::minmax(one_label, other_label);
  return low << 12U | high << 4U | type_of(bond) << 1U | (is_in_ring ? 1U : 0U);
}

void add_atoms(const RDKit::ROMol& molecule, graph::OverlapGraph& graph,
               std::vector<int>& place_of) {
  for (const auto* atom : molecule.atoms()) {
    if (atom->getAtomicNum() != 1) {
      place_of[atom->getIdx()] = static_cast<int>(graph.atoms.size());
      const auto element = static_cast<std::uint32_t>(atom->getAtomicNum());
      graph.atoms.push_back(
          {static_cast<int>(atom->getIdx()), element << 1U | (atom->getIsAromatic() ? 1U : 0U), 0});
    }
  }
}

void add_bonds(const RDKit::ROMol& molecule, const std::vector<int>& place_of,
               graph::OverlapGraph& graph) {
  for (const auto* bond : molecule.bonds()) {
    const int begin = place_of[bond->getBeginAtomIdx()];
    const int end = place_of[bond->getEndAtomIdx()];
    if (begin < 0 || end < 0) {
      continue;
    }
    auto& one = graph.atoms[static_cast<std::size_t>(begin)];
    auto& other = graph.atoms[static_cast<std::size_t>(end)];
    ++one.degree;
    ++other.degree;
    const bool is_in_ring = molecule.getRingInfo()->numBondRings(bond->getIdx()) != 0;
    graph.bonds.push_back(
        {begin, end, is_in_ring, kind_of(*bond, one.label, other.label, is_in_ring)});
  }
}

void sort_kinds(graph::OverlapGraph& graph) {
  graph.sorted_bond_kinds.clear();
  graph.sorted_bond_kinds.reserve(graph.bonds.size());
  for (const auto& bond : graph.bonds) {
    graph.sorted_bond_kinds.push_back(bond.kind);
  }
  std::sort(graph.sorted_bond_kinds.begin(), graph.sorted_bond_kinds.end());
  graph.sorted_atom_kinds.clear();
  graph.sorted_atom_kinds.reserve(graph.atoms.size());
  for (const auto& atom : graph.atoms) {
    graph.sorted_atom_kinds.push_back(atom.label << graph::kDegreeBits |
                                      static_cast<std::uint32_t>(atom.degree));
  }
  std::sort(graph.sorted_atom_kinds.begin(), graph.sorted_atom_kinds.end());
}

}  // namespace

graph::OverlapGraph overlap_graph(const Molecule& molecule) {
  const RDKit::ROMol& source = molecule.rdkit();
  graph::OverlapGraph graph;
  graph.atoms.reserve(source.getNumAtoms());
  graph.bonds.reserve(source.getNumBonds());
  std::vector<int> place_of(source.getNumAtoms(), -1);
  add_atoms(source, graph, place_of);
  add_bonds(source, place_of, graph);
  sort_kinds(graph);
  return graph;
}

graph::OverlapGraph without_bond_orders(graph::OverlapGraph graph) {
  constexpr std::uint32_t kAromaticAtom = 1U;
  // As kind_of puts them together: the aromatic bits of both ends, and the type.
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

}  // namespace congener::chem
