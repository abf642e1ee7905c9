#include "chem/overlap_graph.hpp"

#include <algorithm>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

graph::BondOrder overlap_order(const RDKit::Bond& bond) {
  if (bond.getIsAromatic()) {
    return graph::BondOrder::Aromatic;
  }
  return static_cast<graph::BondOrder>(order_of(bond));  // 0 stands for other bonds in both
}

void add_atoms(const RDKit::ROMol& molecule, graph::OverlapGraph& graph,
               std::vector<int>& place_of) {
  for (const auto* atom : molecule.atoms()) {
    if (atom->getAtomicNum() != 1) {
      place_of[atom->getIdx()] = static_cast<int>(graph.atoms.size());
      graph.atoms.push_back({static_cast<int>(atom->getIdx()),
                             graph::overlap_label(atom->getAtomicNum(), atom->getIsAromatic()), 0});
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
        {begin, end, is_in_ring,
         graph::overlap_kind(one.label, other.label, overlap_order(*bond), is_in_ring)});
  }
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
  graph::sort_kinds(graph);
  return graph;
}

}  // namespace congener::chem
