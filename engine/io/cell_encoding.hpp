#pragma once
// Cells of a table that are not UTF-8. Offices of western Europe write Windows-1252 into CSV, and
// nothing in the file says so; text of that encoding is hardly ever valid UTF-8 by chance.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "io/table_columns.hpp"

namespace congener::io {

class CellEncoding {
 public:
  /// The cells of the row that begins on this line, those that are not UTF-8 converted from
  /// Windows-1252, except the structure: there a byte that no structure has must stay one. Valid
  /// until the next call, and as long as the cells are.
  const Cells& as_utf8(const Cells& cells, std::uint64_t line,
                       std::optional<std::size_t> structure = std::nullopt);

  /// What was converted; empty: nothing.
  std::string notice(const std::string& file) const;

 private:
  Cells cells_;
  std::deque<std::string> converted_;  ///< of this row
  std::uint64_t count_ = 0;            ///< cells, so far
  std::uint64_t first_line_ = 0;
  std::uint64_t replaced_ = 0;  ///< bytes that are no character
  std::uint64_t first_replaced_line_ = 0;
};

}  // namespace congener::io
