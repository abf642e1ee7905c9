#pragma once
// The heavy atoms and bonds of a molecule as graph overlap compares them: plain labels, no RDKit.
// chem::overlap_graph makes one of an RDKit molecule, fill of a small graph.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

struct OverlapAtom {
  int molecule_atom = 0;
  std::uint32_t label = 0;  ///< element and aromaticity; charge, hydrogens and isotope left out
  int degree = 0;           ///< bonds to heavy atoms
};

struct OverlapBond {
  int begin = 0;  ///< places in OverlapGraph::atoms
  int end = 0;
  bool is_in_ring = false;
  /// Equal exactly when two bonds may match: same labels of the ends, same type (single, double,
  /// triple, aromatic, other), both or neither in a ring.
  std::uint32_t kind = 0;
};

/// The atom that two different bonds share, or -1.
inline int common_atom(const OverlapBond& bond, const OverlapBond& other) {
  if (bond.begin == other.begin || bond.begin == other.end) {
    return bond.begin;
  }
  return bond.end == other.begin || bond.end == other.end ? bond.end : -1;
}

constexpr unsigned int kDegreeBits = 16;  ///< more than a molecule has atoms that we read

struct OverlapGraph {
  std::vector<OverlapAtom> atoms;
  std::vector<OverlapBond> bonds;
  // For the bound, which is asked of every molecule:
  std::vector<std::uint32_t> sorted_bond_kinds;  ///< ascending
  /// label << kDegreeBits | degree, ascending.
  std::vector<std::uint32_t> sorted_atom_kinds;
};

/// Element and aromaticity of an atom.
constexpr std::uint32_t overlap_label(int element, bool is_aromatic) {
  return static_cast<std::uint32_t>(element) << 1U | (is_aromatic ? 1U : 0U);
}

/// The kind of a bond between atoms of these labels.
inline std::uint32_t overlap_kind(std::uint32_t one_label, std::uint32_t other_label,
                                  BondOrder order, bool is_in_ring) {
  // Which of several equal overlaps is told depends on the order of these numbers.
  constexpr std::uint32_t kAromatic = 0;
  constexpr std::uint32_t kOther = 4;
  const std::uint32_t type = order == BondOrder::Aromatic ? kAromatic
                             : order == BondOrder::Other  ? kOther
                                                          : static_cast<std::uint32_t>(order);
  const auto [low, high] = std::minmax(one_label, other_label);
  return low << 12U | high << 4U | type << 1U | (is_in_ring ? 1U : 0U);
}

/// Makes sorted_bond_kinds and sorted_atom_kinds.
void sort_kinds(OverlapGraph& graph);

/// Of a molecule without hydrogen atoms.
void fill(OverlapGraph& graph, const MoleculeGraph& molecule);

/// The graph without what another drawing of the same groups may change: bond orders and
/// aromaticity. Two such graphs have at least as much in common as those that they are made of.
OverlapGraph without_bond_orders(OverlapGraph graph);

}  // namespace congener::graph
