#pragma once
// Says in words why a mol block cannot be read, and in which of its lines. RDKit's own words change
// from release to release, and name lines of what it was given.

#include <cstddef>
#include <string>
#include <string_view>

#include "chem/mol_block_layout.hpp"

namespace congener::chem {

struct MolBlockProblem {
  std::string words;     ///< empty: nothing was found
  std::size_t line = 0;  ///< from 1, in the block; 0: not known
};

/// The first fault that a plain walk finds: counts, symbols of atoms, atoms of bonds. It is
/// narrower than the format.
MolBlockProblem describe_mol_block_problem(const MolBlockLayout& layout);

/// The line of an atom or of a bond, both by their place from 0; 0: there is none.
std::size_t line_of_atom(const MolBlockLayout& layout, int atom);
std::size_t line_of_bond(const MolBlockLayout& layout, int bond);

/// What the block has as the symbol of this atom, as given; empty: nothing.
std::string_view symbol_of_atom(const MolBlockLayout& layout, std::size_t atom);

/// The type that the block gives a bond, as given; empty: nothing.
std::string_view type_of_bond(const MolBlockLayout& layout, std::size_t bond);

/// "atom 2 is an abbreviation (Boc); give the structure in full". label: as it is drawn.
std::string abbreviation_problem(std::size_t atom, std::string_view label);

}  // namespace congener::chem
