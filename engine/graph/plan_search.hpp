#pragma once
// The search for one plan in one molecule: depth first, without recursion over the atoms of the
// pattern, so that it can stop at each match and go on from there. Allocates nothing.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/molecule_graph.hpp"
#include "graph/search_plan.hpp"

namespace congener::graph {

constexpr std::size_t kMostPlanAtoms = 128;
constexpr std::size_t kMostParts = 64;

/// A set of atoms of one molecule.
using AtomSet = std::array<std::uint64_t, 4>;

inline bool contains(const AtomSet& set, int atom) {
  return (set[static_cast<std::size_t>(atom) / 64] >> (atom % 64) & 1U) != 0;
}
inline void flip(AtomSet& set, int atom) {
  set[static_cast<std::size_t>(atom) / 64] ^= std::uint64_t{1} << (atom % 64);
}

/// For which atoms of the molecule a recursive part holds, as far as it was asked.
struct PartAnswers {
  AtomSet is_known;
  AtomSet holds;
};

/// What all searches of one pattern in one molecule share.
struct SearchContext {
  GraphView view;
  const std::vector<SearchPlan>* parts = nullptr;
  std::array<PartAnswers, kMostParts>* answers = nullptr;
  std::uint64_t* steps_left = nullptr;
};

class PlanSearch {
 public:
  PlanSearch(const SearchContext& context, const SearchPlan& plan)
      : context_(context),
        steps_(plan.steps().data()),
        closures_(plan.closures().data()),
        tests_(plan.tests().data()),
        last_(plan.atom_count() - 1) {}

  /// The first match, and then one after the other. False: there is none, or no step is left.
  bool next();
  /// Whether the first atom of a plan that starts there can be this one.
  bool begins_at(int atom);

  /// For each atom of the pattern that of the molecule, after next() or begins_at().
  const std::uint8_t* atoms() const { return images_.data(); }
  const AtomSet& atom_set() const { return used_; }

 private:
  bool search(int floor);
  int next_neighbour(const SearchStep& step);
  int next_anywhere(const SearchStep& step);
  bool fits(const SearchStep& step, int atom);
  bool passes_tests(std::uint16_t test, int atom);
  bool part_holds(int part, int atom);
  bool closes_rings(const SearchStep& step, int atom) const;

  const SearchContext& context_;
  const SearchStep* steps_;
  const RingClosure* closures_;
  const AtomTest* tests_;
  int last_;
  int depth_ = -1;  ///< -1: not begun
  AtomSet used_ = {};
  std::array<std::uint8_t, kMostPlanAtoms> images_;    ///< by atom of the pattern
  std::array<std::uint16_t, kMostPlanAtoms> cursors_;  ///< by depth: what was tried
};

}  // namespace congener::graph
