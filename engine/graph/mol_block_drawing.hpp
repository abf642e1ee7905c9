#pragma once
// A V2000 mol block -> its atoms and bonds as drawn: the first stage of the fast reader of mol
// blocks. CTfile Formats, BIOVIA 2020, chapter 4, as far as a plain organic structure needs it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Certain of blocks in which each line is exactly as the format has it, with single, double and
/// triple bonds, and with charges and isotopes as the only properties. All else is RDKit's:
/// queries, aromatic bonds, hydrogens drawn as atoms, radicals, atom lists, groups, notes.
class MolBlockDrawing {
 public:
  /// Fills the draft, and in its graph the ends of bonds, the neighbours and the components, all in
  /// the order of the block. Hydrogens, and what is in a ring, are left to later stages.
  ReadOutcome read(std::string_view block, SmilesDraft& draft);

 private:
  std::optional<std::string_view> next_line();
  ReadOutcome read_counts();
  ReadOutcome read_atom();
  ReadOutcome read_bond();
  ReadOutcome read_properties();
  ReadOutcome read_pairs(std::string_view line, bool are_charges);
  ReadOutcome add_drawn_hydrogens();
  ReadOutcome join(int begin, int end, BondOrder order);
  ReadOutcome make_tree();
  void hang(int atom, int parent, int bond);

  SmilesDraft* draft_ = nullptr;
  std::string_view rest_;
  int atoms_ = 0;
  int bonds_ = 0;
  std::array<std::uint8_t, kMostAtoms> valences_{};  ///< as drawn; 0: none
  bool has_charge_lines_ = false;
  std::array<bool, kMostAtoms> has_charge_line_{};  ///< for this atom
  std::array<bool, kMostAtoms> is_in_tree_{};
  std::array<std::uint8_t, kMostAtoms>
      open_{};  ///< atoms of which the neighbours are to be visited
};

}  // namespace congener::graph
