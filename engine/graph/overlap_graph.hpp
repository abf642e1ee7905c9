#pragma once
// The heavy atoms and bonds of a molecule as graph overlap compares them: plain labels, no RDKit.
// overlap_graph makes one.

#include <cstdint>
#include <vector>

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

constexpr unsigned int kDegreeBits = 16;  ///< more than a molecule has atoms that we read

struct OverlapGraph {
  std::vector<OverlapAtom> atoms;
  std::vector<OverlapBond> bonds;
  // For the bound, which is asked of every molecule:
  std::vector<std::uint32_t> sorted_bond_kinds;  ///< ascending
  /// label << kDegreeBits | degree, ascending.
  std::vector<std::uint32_t> sorted_atom_kinds;
};

}  // namespace congener::graph
