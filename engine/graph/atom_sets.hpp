#pragma once
// The sets of atoms that were met, for matches that count once however their atoms are exchanged.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/plan_search.hpp"

namespace congener::graph {

/// Keeps its memory from one molecule to the next, and takes more only for the largest number met.
class AtomSets {
 public:
  void clear();
  /// False: it was there.
  bool add(const AtomSet& set);

 private:
  struct Place {
    AtomSet set = {};
    std::uint32_t round = 0;  ///< of clear(), at which it was filled
  };

  Place& place_of(const AtomSet& set);
  void grow();

  std::vector<Place> places_;  ///< a power of two of them
  std::size_t count_ = 0;
  std::uint32_t round_ = 1;
};

}  // namespace congener::graph
