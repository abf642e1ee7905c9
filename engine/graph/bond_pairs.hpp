#pragma once
// The modular product of two molecules' line graphs: its vertices are pairs of bonds that may
// match, its edges join pairs that may match together. A clique is a common subgraph, but for the
// exchange of a triangle with a star (Delta-Y), which the last test here finds.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/ordered_graph.hpp"

namespace congener::graph {

struct BondPair {
  std::size_t one = 0;  ///< bond of the first molecule
  std::size_t other = 0;
  std::uint32_t kind = 0;
};

/// Those that may match, the kinds with the most pairs first, then ascending: colouring meets long
/// rows of pairs that exclude each other first, which makes the search several times faster.
std::vector<BondPair> pairs_of_equal_kind(const OrderedGraph& one, const OrderedGraph& other);

/// Pairs with their compatibility as rows of bits: size() squared of them, twice.
class BondPairs {
 public:
  /// pairs: those of pairs_of_equal_kind. Both graphs must outlive it.
  BondPairs(const OrderedGraph& one, const OrderedGraph& other, std::vector<BondPair> pairs);

  std::size_t size() const { return pairs_.size(); }
  std::size_t bonds_of_one() const { return bonds_of_one_; }
  std::size_t bonds_of_other() const { return bonds_of_other_; }
  std::size_t word_count() const { return words_; }
  const BondPair& operator[](std::size_t pair) const { return pairs_[pair]; }

  /// Pairs that may match together with this one.
  const std::uint64_t* compatible(std::size_t pair) const { return &compatible_[pair * words_]; }
  /// Those of compatible() whose bonds meet the bonds of this one.
  const std::uint64_t* touching(std::size_t pair) const { return &touching_[pair * words_]; }

  /// Whether adding this pair to matched ones (first molecule's bond -> other's, kUnmatched: none)
  /// turns a triangle of bonds into a star.
  bool has_triangles() const { return !triangles_of_one_.empty() || !triangles_of_other_.empty(); }
  bool breaks_triangle(std::size_t pair, const std::vector<std::size_t>& match_of_one,
                       const std::vector<std::size_t>& match_of_other) const;

  static constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);

 private:
  void fill_rows(const OverlapGraph& one, const OverlapGraph& other);

  std::vector<BondPair> pairs_;
  std::size_t bonds_of_one_;
  std::size_t bonds_of_other_;
  std::size_t words_;
  std::vector<std::uint64_t> compatible_;
  std::vector<std::uint64_t> touching_;
  const std::vector<BondTriangle>& triangles_of_one_;
  const std::vector<BondTriangle>& triangles_of_other_;
};

}  // namespace congener::graph
