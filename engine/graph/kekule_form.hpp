#pragma once
// Alternating double bonds for what a SMILES writes in lower case.

#include <array>
#include <cstdint>

#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Each atom that needs a double bond is paired with a neighbour that needs one, too. Pairs that
/// are forced come first; where there is a choice, the search goes back when it fails, a limited
/// number of times, as RDKit's does.
///
/// Certain when all are paired. Which of several forms is found leaves no trace in the graph: every
/// bond that was written aromatic must be perceived aromatic in the end, and what an atom gives to
/// a ring depends on whether it has a double bond in a ring, not on which bond this is.
class KekuleForm {
 public:
  ReadOutcome find(SmilesDraft& draft);

 private:
  enum class Need : std::uint8_t { None, Open, Met };
  struct Choice {
    int atom = 0;
    int place = -1;  ///< of the neighbour that is tried
    int pairs = 0;   ///< made before it
  };
  static constexpr int kMostChoices = 64;
  static constexpr int kMostSteps = 200;

  bool gather(const SmilesDraft& draft);
  bool needs_double_bond(const SmilesDraft& draft, int atom) const;
  bool is_open_pair(const SmilesDraft& draft, const Neighbour& neighbour) const;
  int next_open_place(const SmilesDraft& draft, int atom, int from) const;
  bool search(const SmilesDraft& draft);
  bool make_forced_pairs(const SmilesDraft& draft);
  bool choose(const SmilesDraft& draft);
  bool try_next_choice(const SmilesDraft& draft);
  bool pair(const SmilesDraft& draft, int atom, int place);
  void undo_pairs(const SmilesDraft& draft, int kept);
  void write(SmilesDraft& draft) const;

  Need& need(int atom) { return needs_[static_cast<std::size_t>(atom)]; }
  Need need(int atom) const { return needs_[static_cast<std::size_t>(atom)]; }
  std::uint8_t& partners(int atom) { return partners_[static_cast<std::size_t>(atom)]; }

  std::array<Need, kMostAtoms> needs_;
  std::array<std::uint8_t, kMostAtoms> partners_;  ///< that are still open
  std::array<bool, kMostBonds> is_double_;
  std::array<std::uint8_t, kMostAtoms> needy_;
  int needy_count_ = 0;
  std::array<std::uint8_t, kMostBonds> pairs_;  ///< bonds, in the order in which they were made
  int pair_count_ = 0;
  std::array<std::uint8_t, kMostAtoms * 2> forced_;  ///< atoms with one partner left
  int forced_count_ = 0;
  std::array<Choice, kMostChoices> choices_;
  int choice_count_ = 0;
  int steps_ = 0;
};

}  // namespace congener::graph
