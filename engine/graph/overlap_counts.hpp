#pragma once
// How often each kind of bond and atom is in a molecule, for the few kinds that some molecules of
// interest have: bounds of an overlap in some nanoseconds for each pair, without a graph to sort.

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/molecule_graph.hpp"
#include "graph/overlap_graph.hpp"

namespace congener::graph {

/// By place of a kind or label. 255 stands for more, too: of a molecule that has a MoleculeGraph
/// there are no more, and what is counted together is counted for a bound.
struct OverlapCounts {
  static constexpr std::size_t kBondKinds = 64;
  static constexpr std::size_t kLabels = 16;
  static constexpr std::size_t kDegrees = 4;

  std::array<std::uint8_t, kBondKinds> bonds{};
  std::array<std::uint8_t, kLabels> atoms{};
  /// For each label its atoms with at least one, two, three bonds, and the ends of further bonds.
  std::array<std::uint8_t, kLabels * kDegrees> bond_ends{};
  int atom_count = 0;  ///< with those of other kinds
  int bond_count = 0;
};

template <std::size_t kPlaces>
int count_common(const std::array<std::uint8_t, kPlaces>& one,
                 const std::array<std::uint8_t, kPlaces>& other) {
  int common = 0;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    common += one[place] < other[place] ? one[place] : other[place];
  }
  return common;
}

/// Bonds that the two may have in common, at most.
inline int common_bonds(const OverlapCounts& one, const OverlapCounts& other) {
  return count_common(one.bonds, other.bonds);
}

/// Never less than the overlap_bound of the graphs (graph_overlap.hpp), and the same where no atom
/// has more than four bonds and all kinds have places of their own. most_bonds: common_bonds of
/// the two.
double overlap_bound(const OverlapCounts& one, const OverlapCounts& other, int most_bonds);

/// Const and safe to share between threads once all are added.
class OverlapKinds {
 public:
  /// Gives the kinds and labels of this molecule places. Those that find no place of their own
  /// share the last, as do, where molecules have brought too many kinds, all others. Counts from
  /// before are worth nothing.
  void add(const OverlapGraph& molecule);

  OverlapCounts counts(const OverlapGraph& molecule) const;
  /// Kinds that no added molecule has are not counted.
  OverlapCounts counts(const MoleculeGraph& molecule) const;

 private:
  static constexpr std::size_t kRows = 256;
  struct Row {
    std::uint32_t kind = 0;  ///< 0: free
    std::uint8_t place = 0;
  };
  const Row& row_of(std::uint32_t kind) const;
  void count_bond(std::uint32_t kind, OverlapCounts& counts) const;
  void count_atom(std::uint32_t label, int degree, OverlapCounts& counts) const;

  std::array<Row, kRows> rows_{};
  std::size_t kinds_ = 0;
  bool has_too_many_ = false;
  std::array<std::uint8_t, 512> label_places_{};  ///< by label; from 1, 0: none
  std::size_t labels_ = 0;
};

}  // namespace congener::graph
