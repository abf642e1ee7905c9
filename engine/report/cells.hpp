#pragma once
// Cells and rows of TSV and CSV: what is escaped, guarded and quoted. Rules: SCHEMA.md.

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

/// The cells with their separators, quoted where the dialect needs it, and a line feed.
std::string row_of(const std::vector<std::string>& cells, Dialect dialect);

}  // namespace congener::report
