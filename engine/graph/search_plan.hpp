#pragma once
// A pattern in the form in which it is searched: its atoms in an order chosen once, what each asks
// of a candidate, and to which earlier ones it must be bonded.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/atom_kinds.hpp"
#include "graph/smarts_graph.hpp"

namespace congener::graph {

/// One question of a decision diagram. The numbers are places of further questions, or an end.
struct AtomTest {
  AtomWord mask = 0;
  AtomWord value = 0;
  int part = -1;  ///< asked when it is not negative, instead of the word
  std::uint16_t if_true = 0;
  std::uint16_t if_false = 0;
};
constexpr std::uint16_t kFits = 0xFFFF;
constexpr std::uint16_t kDoesNotFit = 0xFFFE;

/// A bond to an atom that has its place already.
struct RingClosure {
  std::uint8_t atom = 0;  ///< of the pattern
  BondSet bonds = 0;
};

constexpr std::uint8_t kNoAnchor = 0xFF;

struct SearchStep {
  AtomWord mask = 0;  ///< the questions that are one comparison; most atoms have no other
  AtomWord value = 0;
  std::uint16_t first_test = kFits;
  BondSet bonds = 0;                ///< to the anchor
  std::uint8_t atom = 0;            ///< of the pattern
  std::uint8_t anchor = kNoAnchor;  ///< atom of the pattern it hangs on; none: anywhere
  /// Follow from the bonds of the pattern: no two of them can be the same bond of the molecule.
  std::uint8_t least_degree = 0;
  std::uint8_t least_ring_bonds = 0;
  std::uint16_t first_closure = 0;
  std::uint16_t closure_count = 0;
};

class SearchPlan {
 public:
  SearchPlan() = default;
  /// starts_at_first_atom: for recursive parts, which are asked of one atom.
  SearchPlan(SmartsGraph graph, bool starts_at_first_atom);

  int atom_count() const { return static_cast<int>(steps_.size()); }
  const std::vector<SearchStep>& steps() const { return steps_; }
  const std::vector<RingClosure>& closures() const { return closures_; }
  const std::vector<AtomTest>& tests() const { return tests_; }

  /// False is a proof that a molecule with these kinds of atoms has no match.
  bool may_match(KindSet kinds) const {
    bool may = true;
    for (const KindSet needed : needed_kinds_) {
      may = may && (kinds & needed) != 0;
    }
    return may;
  }

 private:
  friend class SearchPlanner;

  std::vector<SearchStep> steps_;
  std::vector<RingClosure> closures_;
  std::vector<AtomTest> tests_;
  /// Of each of these sets one kind at least is needed.
  std::array<KindSet, 4> needed_kinds_ = {~KindSet{0}, ~KindSet{0}, ~KindSet{0}, ~KindSet{0}};
};

}  // namespace congener::graph
