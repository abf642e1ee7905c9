#pragma once
// Which kinds of atoms a molecule has, in one word: a pattern that needs a kind which is not there
// is answered without a search.

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// Bit n: there is an atom of kind n. A kind is an element and whether the atom is aromatic, in an
/// aliphatic ring or in none.
using KindSet = std::uint64_t;

constexpr int kKindsOfElement = 3;
constexpr int kChainKind = 0;
constexpr int kRingKind = 1;
constexpr int kAromaticKind = 2;

/// Elements with kinds of their own; the others share those at place 0.
constexpr std::array<std::uint8_t, 20> kCommonElements = {1,  3,  5,  6,  7,  8,  9,  11, 12, 14,
                                                          15, 16, 17, 19, 20, 30, 34, 35, 50, 53};
constexpr int kElementPlaces = static_cast<int>(kCommonElements.size()) + 1;

constexpr std::array<std::uint8_t, 128> places_of_elements() {
  std::array<std::uint8_t, 128> places{};
  for (std::size_t place = 0; place < kCommonElements.size(); ++place) {
    places[kCommonElements[place]] = static_cast<std::uint8_t>(place + 1);
  }
  return places;
}
inline constexpr std::array<std::uint8_t, 128> kPlaceOfElement = places_of_elements();

/// All kinds of one element, and of those that share its place.
constexpr KindSet kinds_of_element(int element) {
  return KindSet{7} << (kPlaceOfElement[static_cast<std::size_t>(element)] * kKindsOfElement);
}

inline int kind_of(AtomWord atom) {
  const int place = kPlaceOfElement[static_cast<std::size_t>(element_of(atom))];
  const int in_ring = is_in_ring(atom) ? kRingKind : kChainKind;
  return place * kKindsOfElement + (is_aromatic(atom) ? kAromaticKind : in_ring);
}

inline KindSet kinds_of(const GraphView& view) {
  KindSet kinds = 0;
  for (int atom = 0; atom < view.atom_count; ++atom) {
    kinds |= KindSet{1} << kind_of(view.atoms[atom]);
  }
  return kinds;
}

}  // namespace congener::graph
