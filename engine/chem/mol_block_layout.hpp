#pragma once
// Where the parts of a mol block stand, also in one that differs from the format where its meaning
// is not in doubt. Made only of blocks that RDKit refuses, so that others cost nothing.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::chem {

/// All places are positions in lines, from 0.
struct MolBlockLayout {
  std::vector<std::string_view> lines;  ///< without their ends; they view the block
  std::optional<std::size_t> counts;    ///< nothing: no counts line is found
  bool is_v3000 = false;
  std::size_t atom_count = 0;  ///< as the counts line says
  std::size_t bond_count = 0;
  std::vector<std::size_t> atoms;     ///< first lines of the atoms that are there
  std::vector<std::size_t> bonds;     ///< likewise
  std::vector<std::size_t> left_out;  ///< lines that say nothing of the structure
};

/// The block's text must outlive the layout.
MolBlockLayout layout_of(std::string_view block);

/// The block as the format has it: three header lines, V2000 and V3000 in capitals, and neither
/// blank lines among atoms, bonds and properties nor the notes of a drawing (STEXT). A part that is
/// in doubt stays as it is.
std::string mended_block(const MolBlockLayout& layout);

/// A number of a fixed field; nothing: another text. Blanks around it count for nothing, and a
/// blank field is 0.
std::optional<std::size_t> number_in(std::string_view line, std::size_t first, std::size_t width);

/// What a V3000 line says after "M  V30", cut at blanks; empty: no such line.
std::vector<std::string_view> v30_words(std::string_view line);

}  // namespace congener::chem
