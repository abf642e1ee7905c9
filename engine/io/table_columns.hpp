#pragma once
// What the columns of a table mean, and the record that a row becomes. Readers of tables differ in
// how they cut rows; from the cells on they are the same.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/record_reader.hpp"
#include "io/column_finder.hpp"
#include "io/identifier_columns.hpp"

namespace congener::io {

/// The cells of one row, from the first column on; those missing at the end are empty.
using Cells = std::vector<std::string_view>;

/// Names as the cells of a header give them: trimmed, and numbered where there is none.
ColumnNames header_names(const Cells& cells);

/// column_1, column_2 ...
ColumnNames numbered_names(std::size_t columns);

/// How a table is written, as far as problems have to do with it.
struct TableWriting {
  std::string advice;               ///< what to look at when a column is missing: "; ..."
  bool quotes_are_letters = false;  ///< a quotation mark is a letter like any other
};

class TableColumns {
 public:
  TableColumns() = default;

  /// Chooses the columns by their names and the options. Throws FormatError when a column that is
  /// needed is not there.
  TableColumns(ColumnNames names, const std::string& file, const ReaderOptions& options,
               const TableWriting& writing);

  std::size_t count() const { return names_.size(); }

  /// Nothing: substances are looked up by identifiers.
  std::optional<std::size_t> structure() const { return structure_.position; }

  /// Names of the columns that hold neither structure nor id.
  std::vector<std::string> field_names() const;

  /// By which columns substances are looked up, in a table without structures; else empty.
  std::string lookup_notice(const std::string& file) const;

  /// Cells that are missing at the end are empty, and empty ones too many do no harm: programs
  /// write both. Without the cell of the structure, or with a value too many, it is doubtful which
  /// value belongs to which column: then this says so.
  std::string problem_of_cells(const Cells& cells) const;

  /// Fills all but file and line. If record.problem says that the row cannot be used, only what
  /// is shown of it.
  void fill(const Cells& cells, Record& record) const;

 private:
  void choose(const ColumnFinder& finder, const ReaderOptions& options);
  bool is_field(std::size_t column) const { return structure_.position != column && column != id_; }
  std::string problem_of_structure(std::string_view structure, bool has_identifiers) const;

  ColumnNames names_;
  StructureColumn structure_;
  std::vector<IdentifierColumn> identifiers_;  ///< beside the structure
  std::optional<std::size_t> id_;
  bool has_header_ = true;
  bool with_identifiers_ = false;
  bool quotes_are_letters_ = false;
};

}  // namespace congener::io
