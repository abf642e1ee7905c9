#pragma once
// Rows that quotes hide: if there is one quote too many, all lines up to the next quote become a
// single cell.

#include <cstddef>
#include <cstdint>

#include "io/line_reader.hpp"

namespace congener::io {

/// The first line inside a quoted cell of this row that reads as a row of its own: it has as many
/// cells as the table and something like a SMILES in the column of the structures, or fewer cells
/// and what can be nothing else. 0: there is none.
std::uint64_t swallowed_line(const Row& row, char separator, std::size_t structure_column,
                             std::size_t columns);

}  // namespace congener::io
