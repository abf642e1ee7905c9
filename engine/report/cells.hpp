#pragma once
// Cells and rows of TSV and CSV: what is escaped, guarded and quoted. Rules: SCHEMA.md.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace congener::report {

/// Cells is for other writers of ours, which take a row apart again: nothing is guarded or quoted,
/// and kCellEnd, which no cell holds, stands between the cells.
enum class Dialect { Tsv, Csv, Cells };

constexpr char kCellEnd = '\x1F';

/// The status of the row that closes a report in which records may be missing.
constexpr const char* kIncompleteStatus = "incomplete";

/// Text that a spreadsheet would run as a formula gets a leading "'".
std::string guarded(std::string text, Dialect dialect);

/// Printable and guarded.
std::string text_cell(std::string_view text, Dialect dialect);

/// A row that grows cell by cell: separators, and quotation marks where the dialect needs them.
class RowText {
 public:
  explicit RowText(Dialect dialect) : dialect_(dialect) {}

  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  void add(std::string_view cell);
  void add(const std::vector<std::string>& cells);
  void add(const RowText& cells);  ///< that were added to another row of the dialect

  /// The row with its line feed. Nothing can be added after it.
  std::string ended() &&;

 private:
  void begin_cell();

  Dialect dialect_;
  bool is_begun_ = false;
  std::string text_;
};

/// All the cells of a row.
std::string row_of(const std::vector<std::string>& cells, Dialect dialect);

}  // namespace congener::report
