#pragma once
// Text of a SMILES -> its atoms and bonds as drawn: the first stage of the fast SMILES reader.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Walks over the text once. Keeps nothing between texts but its arrays.
class SmilesDrawing {
 public:
  /// Fills the draft, and in its graph the ends of bonds, the neighbours and the components. The
  /// hydrogens of atoms without brackets, and what is in a ring, are left to later stages.
  ReadOutcome read(std::string_view text, SmilesDraft& draft);

 private:
  static constexpr int kMostOpenBranches = 64;
  static constexpr int kRingNumbers = 100;
  static constexpr int kNoAtom = -1;

  struct OpenRing {
    std::uint8_t atom = 0;
    char mark = 0;
  };

  void start(std::string_view text, SmilesDraft& draft);
  ReadOutcome step();
  ReadOutcome end();
  ReadOutcome open_branch();
  ReadOutcome close_branch();
  ReadOutcome dot();
  ReadOutcome bond_mark(char mark);
  ReadOutcome ring_number();
  ReadOutcome ring_end(int number);
  ReadOutcome close_ring(const OpenRing& opened);
  ReadOutcome bracket();
  ReadOutcome add(const DraftAtom& atom);
  bool are_both_lower_case(int one, int other) const {
    return draft_->atom(one).is_lower_case && draft_->atom(other).is_lower_case;
  }

  SmilesDraft* draft_ = nullptr;
  const char* place_ = nullptr;
  const char* end_ = nullptr;
  int previous_ = kNoAtom;        ///< what the next atom is bonded to
  char mark_ = 0;                 ///< of the next bond; 0: none is written
  bool is_branch_empty_ = false;  ///< a branch has been opened and nothing written in it
  int open_branches_ = 0;
  int open_rings_ = 0;
  std::array<std::uint8_t, kMostOpenBranches> branches_{};
  std::array<bool, kRingNumbers> is_ring_open_{};
  std::array<OpenRing, kRingNumbers> rings_{};
};

}  // namespace congener::graph
