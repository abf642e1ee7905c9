#pragma once
// How often each kind of bond is in a molecule, for the few kinds that some molecules of interest
// have: the cheapest bound of an overlap, some nanoseconds for each pair.

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/molecule_graph.hpp"
#include "graph/overlap_graph.hpp"

namespace congener::graph {

/// By place of a kind; 255 stands for more, too, for a molecule that has a graph has no more bonds.
using BondKindCounts = std::array<std::uint8_t, 64>;

/// Bonds that the two may have in common, at most.
inline int count_common(const BondKindCounts& one, const BondKindCounts& other) {
  int common = 0;
  for (std::size_t place = 0; place < one.size(); ++place) {
    common += one[place] < other[place] ? one[place] : other[place];
  }
  return common;
}

/// Const and safe to share between threads once all are added.
class BondKinds {
 public:
  /// Gives the kinds of this molecule places. Those that find no place of their own share the last,
  /// as do, where a molecule has brought too many, all others. Counts from before are worth
  /// nothing.
  void add(const OverlapGraph& molecule);

  BondKindCounts counts(const OverlapGraph& molecule) const;
  /// Kinds that no added molecule has are not counted.
  BondKindCounts counts(const MoleculeGraph& molecule) const;

 private:
  static constexpr std::size_t kRows = 256;
  struct Row {
    std::uint32_t kind = 0;  ///< 0: free
    std::uint8_t place = 0;
  };
  const Row& row_of(std::uint32_t kind) const;
  void count(std::uint32_t kind, BondKindCounts& counts) const;

  std::array<Row, kRows> rows_{};
  std::size_t kinds_ = 0;
  bool has_too_many_ = false;
};

}  // namespace congener::graph
