#pragma once
// Which pairs of bonds lie how to a bond, as sets of bits. Two bonds of one molecule may match two
// of another if both meet at atoms of one label or both lie apart, so that whole words of such sets
// answer for 64 pairs at once.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/overlap_graph.hpp"

namespace congener::graph {

/// The labels that atoms of both graphs have, ascending.
std::vector<std::uint32_t> common_labels(const OverlapGraph& one, const OverlapGraph& other);

/// For one of two molecules whose bonds are paired.
class BondMeetings {
 public:
  /// labels: those of common_labels; bonds that meet at another label are in no set, because no two
  /// bonds of the other molecule meet there. bond_of_pair: of this molecule. words: of 64 bits, in
  /// one set.
  BondMeetings(const OverlapGraph& graph, const std::vector<std::uint32_t>& labels,
               const std::vector<std::size_t>& bond_of_pair, std::size_t words);

  /// Pairs whose bond meets this one at an atom of the label at that place.
  const std::uint64_t* meeting(std::size_t bond, std::size_t label) const {
    return &sets_[(bond * sets_of_bond_ + label) * words_];
  }
  /// Pairs whose bond has no atom of this one.
  const std::uint64_t* apart(std::size_t bond) const { return meeting(bond, sets_of_bond_ - 1); }

 private:
  std::uint64_t* set(std::size_t bond, std::size_t place) {
    return &sets_[(bond * sets_of_bond_ + place) * words_];
  }
  void add(const std::uint64_t* pairs, std::uint64_t* set) const;
  void remove(const std::uint64_t* pairs, std::uint64_t* set) const;

  std::size_t sets_of_bond_;  ///< one for each label, and the last for bonds apart
  std::size_t words_;
  std::vector<std::uint64_t> sets_;
};

}  // namespace congener::graph
