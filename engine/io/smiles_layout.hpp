#pragma once
// Where a SMILES file has its structures. By its format they come first in a line; people write
// names first as well, and some names (NPP) are valid SMILES.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/record_reader.hpp"
#include "io/column_finder.hpp"

namespace congener::io {

struct SmilesLayout {
  /// False: the structure comes first, then the id; else the columns below.
  bool has_columns = false;
  bool parted_by_tabs = false;  ///< else by blanks
  std::size_t structure = 0;    ///< column, from 0
  std::size_t id = 1;
  std::size_t columns = 0;  ///< how many the header names; of two parted by blanks, the other one
                            ///< may hold blanks itself. 0: any number
  ColumnNames names;        ///< of the header; empty: none
  bool has_header = false;
  bool is_chosen = false;  ///< by an option: then no record raises a doubt
  std::string notice;      ///< how it was found, where that is worth a word
};

/// The layout of a file by its first lines (neither blank nor comments, and not cut), the options,
/// and the file's name. Throws FormatError when two columns could be the structures.
SmilesLayout layout_of(const std::vector<std::string_view>& lines, const ReaderOptions& options,
                       const std::string& file);

/// The cells of a line of a layout that has columns.
std::vector<std::string_view> cells_of(std::string_view line, const SmilesLayout& layout);

}  // namespace congener::io
