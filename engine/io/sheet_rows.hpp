#pragma once
// The rows of a sheet, as they come, in bounded memory.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheet_text.hpp"
#include "io/table_columns.hpp"
#include "io/xml_stream.hpp"

namespace congener::io {

/// One row that has text in it.
struct SheetRow {
  struct Cell {
    std::size_t column = 0;             ///< from 0
    std::size_t begin = 0;              ///< in text, of a cell with text of its own
    std::size_t size = 0;               ///< likewise
    std::optional<std::size_t> shared;  ///< else the number of a shared text
  };

  std::uint64_t number = 0;  ///< as the sheet counts, from 1
  std::string text;
  std::vector<Cell> cells;  ///< those with text, in the order of their columns
  std::uint64_t bytes = 0;  ///< of all its cells; larger than the limit when it was cut
  std::string problem;      ///< not empty: it cannot be used, and why
};

/// Numbers are as written, formulas what they gave when the workbook was saved. A formula without
/// a stored value is its own text, "=A1"; an error, such as #N/A, is that text. Of merged cells the
/// first one has the text.
class SheetRows {
 public:
  /// texts must outlive it. max_row_bytes: what is longer is cut, and its bytes tell.
  SheetRows(ZipPart part, const SharedTexts& texts, std::uint64_t max_row_bytes);
  ~SheetRows();
  SheetRows(const SheetRows&) = delete;
  SheetRows& operator=(const SheetRows&) = delete;

  /// The next row with any text. False at the end.
  bool next(SheetRow& row);

  std::uint64_t last_row() const;  ///< number of the last one that began; 0: none yet

  /// See ZipPart.
  std::uint64_t packed_bytes_read() const { return xml_.packed_bytes_read(); }

  /// Why the rows end early; empty when they do not. Valid at the end.
  const std::string& problem() const { return xml_.problem(); }

  /// From the first column to the last one with text. Valid as long as row and texts are.
  static void cells_of(const SheetRow& row, const SharedTexts& texts, Cells& cells);

 private:
  class Handler;

  std::unique_ptr<Handler> handler_;
  XmlStream xml_;
};

}  // namespace congener::io
