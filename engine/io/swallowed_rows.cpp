#include "io/swallowed_rows.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "io/smiles_likeness.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

using Cells = std::vector<std::string_view>;

/// The first word of a cell, without quotes around it.
std::string_view first_word(std::string_view cell) {
  cell = support::trim(cell);
  while (!cell.empty() && cell.front() == '"') {
    cell.remove_prefix(1);
  }
  return cell.substr(0, cell.find_first_of(" \t\""));
}

bool reads_as_row(const Cells& cells, std::size_t structure_column, std::size_t columns) {
  if (cells.size() <= structure_column || cells.size() > columns) {
    return false;
  }
  const SmilesLikeness likeness = look_of_smiles(first_word(cells[structure_column])).likeness;
  return likeness == SmilesLikeness::Evident ||
         (likeness == SmilesLikeness::Possible && cells.size() == columns);
}

}  // namespace

std::uint64_t swallowed_line(const Row& row, char separator, std::size_t structure_column,
                             std::size_t columns) {
  std::uint64_t line = row.first_line;
  for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
    const Cells lines = lines_of(row.cells[cell]);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      Cells cells = support::split(lines[i], separator);
      if (i + 1 == lines.size()) {  // the row goes on in this line
        cells.insert(cells.end(), row.cells.begin() + static_cast<std::ptrdiff_t>(cell) + 1,
                     row.cells.end());
      }
      ++line;
      if (reads_as_row(cells, structure_column, columns)) {
        return line;
      }
    }
  }
  return 0;
}

}  // namespace congener::io
