#pragma once
// Which bonds of a SMILES are in rings, and sets of them.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "graph/smiles_draft.hpp"

namespace congener::graph {

/// Numbers the ring bonds and counts them at their atoms. False: they are more than kMostRingBonds.
bool find_ring_bonds(SmilesDraft& draft);

/// Fills core_bonds of all atoms. RDKit's search for rings begins at the atoms that have two of
/// them.
void find_core(SmilesDraft& draft);

/// Calls visit with each bond of the ring that a ring closure completes: the closure itself and the
/// way between its ends in the tree that the text is otherwise.
template <typename Visit>
void for_each_bond_of_closure(const SmilesDraft& draft, int closure, Visit visit) {
  const int bond = draft.closure(closure);
  visit(bond);
  int one = draft.begin_of(bond);
  int other = draft.end_of(bond);
  while (one != other) {
    int& deeper = draft.atom(one).depth >= draft.atom(other).depth ? one : other;
    visit(static_cast<int>(draft.atom(deeper).parent_bond));
    deeper = draft.atom(deeper).parent;
  }
}

/// A set of ring bonds by their places. One word is enough for nearly all molecules.
template <int Words>
class RingBondSet {
 public:
  void add(int place) { word_of(place) |= std::uint64_t{1} << (place % kBits); }

  bool is_empty() const { return any_of_words() == 0; }
  bool contains(int place) const {
    return (words_[static_cast<std::size_t>(place / kBits)] >> (place % kBits) & 1) != 0;
  }
  int count() const {
    int bonds = 0;
    for (const std::uint64_t word : words_) {
      bonds += std::popcount(word);
    }
    return bonds;
  }

  RingBondSet& operator^=(const RingBondSet& other) {
    return combine(other, [](std::uint64_t one, std::uint64_t two) { return one ^ two; });
  }
  RingBondSet& operator|=(const RingBondSet& other) {
    return combine(other, [](std::uint64_t one, std::uint64_t two) { return one | two; });
  }
  RingBondSet& operator&=(const RingBondSet& other) {
    return combine(other, [](std::uint64_t one, std::uint64_t two) { return one & two; });
  }
  friend RingBondSet operator&(RingBondSet one, const RingBondSet& other) { return one &= other; }
  friend bool operator==(const RingBondSet&, const RingBondSet&) = default;

  /// Calls visit with each place, ascending, until it returns false.
  template <typename Visit>
  bool all_of(Visit visit) const {
    for (int index = 0; index < Words; ++index) {
      for (std::uint64_t rest = words_[static_cast<std::size_t>(index)]; rest != 0;
           rest &= rest - 1) {
        if (!visit(index * kBits + std::countr_zero(rest))) {
          return false;
        }
      }
    }
    return true;
  }

 private:
  static constexpr int kBits = 64;

  std::uint64_t& word_of(int place) { return words_[static_cast<std::size_t>(place / kBits)]; }
  std::uint64_t any_of_words() const {
    std::uint64_t any = 0;
    for (const std::uint64_t word : words_) {
      any |= word;
    }
    return any;
  }
  template <typename Combine>
  RingBondSet& combine(const RingBondSet& other, Combine combination) {
    for (std::size_t index = 0; index < words_.size(); ++index) {
      words_[index] = combination(words_[index], other.words_[index]);
    }
    return *this;
  }

  std::array<std::uint64_t, Words> words_{};
};

}  // namespace congener::graph
