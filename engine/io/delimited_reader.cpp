#include "io/delimited_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/column_finder.hpp"
#include "io/identifier_columns.hpp"
#include "io/line_reader.hpp"
#include "io/swallowed_rows.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

class DelimitedReader final : public RecordReader {
 public:
  DelimitedReader(std::unique_ptr<ByteSource> source, char separator, const ReaderOptions& options)
      : rows_(std::move(source), separator, has_quotes(separator, options),
              options.max_record_bytes),
        separator_(separator),
        options_(options) {
    if (!next_row(row_)) {
      return;
    }
    has_first_ = !options_.has_header;
    if (is_partial(row_)) {
      return;  // the columns are not known; end() tells that the data end early
    }
    if (options_.has_header) {
      read_header(row_);
    } else {
      number_columns(row_);
    }
    choose_columns();
    if (options_.has_header) {
      check_header(row_);
    }
  }

  bool next(Record& record) override {
    if (!has_first_ && !next_row(row_)) {
      return false;
    }
    has_first_ = false;
    fill(row_, record);
    ++records_;
    return true;
  }

  InputEnd end() const override {
    InputEnd end = input_end(rows_.source(), rows_.line_number(), records_);
    if (end.complete && open_quote_line_ > 0) {
      end.complete = false;
      end.problem = fmt::format(
          "{}: the quote that opens in line {} is never closed; all up to line {}, the end, is one "
          "row, and records may be missing",
          support::printable(rows_.source().name()), open_quote_line_, rows_.line_number());
    }
    if (!structure_.position && !identifiers_.empty()) {
      end.notices.push_back(lookup_notice());
    }
    end.rows_over_several_lines = rows_over_several_lines_;
    end.first_row_over_several_lines = first_row_over_several_lines_;
    return end;
  }

  std::uint64_t bytes_read() const override { return rows_.source().bytes_read(); }

  std::vector<std::string> field_names() const override {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (is_field(i)) {
        names.push_back(names_[i]);
      }
    }
    return names;
  }

 private:
  static bool has_quotes(char separator, const ReaderOptions& options) {
    return options.quoting == Quoting::Automatic ? separator == ','
                                                 : options.quoting == Quoting::Csv;
  }

  bool is_partial(const Row& row) const { return !row.ended && !rows_.source().problem().empty(); }

  /// Skips blank lines.
  bool next_row(Row& row) {
    while (rows_.next(row)) {
      const bool is_blank = row.cells.size() == 1 && row.bytes == row.cells.front().size() &&
                            support::trim(row.cells.front()).empty();
      if (!is_blank) {
        note_lines(row);
        return true;
      }
    }
    return false;
  }

  void note_lines(const Row& row) {
    open_quote_line_ = row.quote_line;  // only the last row can have one
    if (row.last_line > row.first_line && row.quote_line == 0) {
      if (rows_over_several_lines_ == 0) {
        first_row_over_several_lines_ = row.first_line;
      }
      ++rows_over_several_lines_;
    }
  }

  void read_header(const Row& row) {
    require_usable_header(row, problem_of_text(row));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view name = support::trim(row.cells[i]);
      names_.push_back(name.empty() ? numbered_column(i) : std::string(name));
    }
  }

  /// Once the columns are known.
  void check_header(const Row& row) const { require_usable_header(row, problem_of_lines(row)); }

  void require_usable_header(const Row& row, const std::string& problem) const {
    if (!problem.empty()) {
      throw FormatError(fmt::format("{}, line {}: the header row cannot be used: {}",
                                    support::printable(rows_.source().name()), row.first_line,
                                    problem));
    }
  }

  void number_columns(const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      names_.push_back(numbered_column(i));
    }
  }

  void choose_columns() {
    const ColumnFinder finder(names_, rows_.source().name());
    identifiers_ = identifier_columns(names_, finder, options_);
    structure_ = structure_column(names_, finder, options_, identifiers_);
    const auto is_structure = [&](const IdentifierColumn& column) {
      return structure_.position == column.position;
    };
    identifiers_.erase(std::remove_if(identifiers_.begin(), identifiers_.end(), is_structure),
                       identifiers_.end());
    if (!options_.id_column.empty()) {
      id_ = finder.named(options_.id_column, "id_column");
    } else if (options_.has_header) {
      id_ = finder.default_id(structure_.position);
    } else if (names_.size() > 1 && structure_.position != 1) {
      id_ = 1;
    }
  }

  std::string lookup_notice() const {
    std::vector<std::string> columns;
    for (const IdentifierColumn& column : identifiers_) {
      columns.push_back(support::printable(column.name));
    }
    return fmt::format("{} has no column of structures; its substances are looked up by {}",
                       support::printable(rows_.source().name()), support::join(columns, ", "));
  }

  bool is_field(std::size_t column) const { return structure_.position != column && column != id_; }

  /// What is wrong with a row as text, whatever its columns mean.
  std::string problem_of_text(const Row& row) const {
    if (row.quote_line > 0) {
      return fmt::format(
          "the quote that opens in line {} is never closed; the row takes in all up "
          "to line {}, the end of the data",
          row.quote_line, row.last_line);
    }
    if (row.bytes > options_.max_record_bytes) {
      return too_long_problem("row", row.bytes, options_.max_record_bytes) + span_of(row);
    }
    for (const std::string_view cell : row.cells) {
      if (cell.find('\0') != std::string_view::npos) {
        return "the row holds binary data";
      }
    }
    return row.text_after_quote ? "a quoted cell goes on after its closing quote" + span_of(row)
                                : "";
  }

  /// A row over several lines may be the work of a stray quote: say which lines it took in.
  static std::string span_of(const Row& row) {
    return row.last_line == row.first_line
               ? ""
               : fmt::format(" (lines {} to {})", row.first_line, row.last_line);
  }

  /// What makes it doubtful which cell belongs to which column; empty: nothing.
  std::string problem_of_row(const Row& row) const {
    if (is_partial(row)) {
      return rows_.source().problem_in_record();
    }
    std::string problem = problem_of_text(row);
    if (!problem.empty()) {
      return problem;
    }
    problem = problem_of_cells(row);
    return problem.empty() ? problem_of_lines(row) : problem;
  }

  /// Cells that are missing at the end are empty, and empty ones too many do no harm: programs
  /// write both. Without the cell of the structure, or with a value too many, it is doubtful which
  /// value belongs to which column.
  std::string problem_of_cells(const Row& row) const {
    const auto is_blank = [](std::string_view cell) { return support::trim(cell).empty(); };
    const std::size_t known = std::min(row.cells.size(), names_.size());
    const bool has_more = !std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(known),
                                       row.cells.end(), is_blank);
    if (structure_.position.value_or(0) < row.cells.size() && !has_more) {
      return "";
    }
    return fmt::format("row has {} fields, the {} has {}{}", row.cells.size(),
                       options_.has_header ? "header" : "first row", names_.size(), span_of(row));
  }

  /// What makes it doubtful that the lines of a row are one row.
  std::string problem_of_lines(const Row& row) const {
    if (row.last_line == row.first_line || !structure_.position) {
      return "";
    }
    const std::uint64_t line = swallowed_line(row, separator_, *structure_.position, names_.size());
    return line == 0 ? ""
                     : fmt::format(
                           "line {} is inside a quoted cell but reads as a row of its own; "
                           "correct the quotes{}",
                           line, span_of(row));
  }

  /// Identifiers do where there is no structure.
  std::string problem_of_structure(std::string_view structure, bool has_identifiers) const {
    if (structure.empty()) {
      return has_identifiers       ? ""
             : structure_.position ? "no structure in this row"
                                   : "no identifier in this row";
    }
    if (structure.front() == '"' && !has_quotes(separator_, options_)) {
      return "the structure is in quotes, which are taken as they are here (quoting)";
    }
    return holds_control_characters(structure) ? "the structure holds binary data" : "";
  }

  void fill(const Row& row, Record& record) const {
    const auto cell = [&row](std::size_t column) {
      return column < row.cells.size() ? support::trim(row.cells[column]) : std::string_view();
    };
    const std::string_view structure =
        structure_.position ? cell(*structure_.position) : std::string_view();
    const std::string_view id = id_ ? cell(*id_) : std::string_view();
    record = Record();
    record.file = rows_.source().name();
    record.line = row.first_line;
    record.problem = problem_of_row(row);
    if (!record.problem.empty()) {
      record.structure = shown_text(structure);
      record.id = shown_text(id);
      return;
    }
    if (options_.with_identifiers) {
      for (const IdentifierColumn& column : identifiers_) {
        if (const std::string_view text = cell(column.position); !text.empty()) {
          record.identifiers.push_back({column.kind, column.name, std::string(text)});
        }
      }
    }
    record.format = structure_.format;
    record.problem = problem_of_structure(structure, !record.identifiers.empty());
    record.structure = record.problem.empty() ? std::string(structure) : shown_text(structure);
    record.id = id;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (is_field(i)) {
        record.fields.emplace_back(names_[i], i < row.cells.size() ? row.cells[i] : "");
      }
    }
  }

  RowReader rows_;
  char separator_;
  ReaderOptions options_;
  ColumnNames names_;
  StructureColumn structure_;
  std::vector<IdentifierColumn> identifiers_;  ///< beside the structure
  std::optional<std::size_t> id_;
  Row row_;
  bool has_first_ = false;     ///< row_ is a record not yet given
  std::uint64_t records_ = 0;  ///< given so far
  std::uint64_t open_quote_line_ = 0;
  std::uint64_t rows_over_several_lines_ = 0;
  std::uint64_t first_row_over_several_lines_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> make_delimited_reader(std::unique_ptr<ByteSource> source,
                                                    char separator, const ReaderOptions& options) {
  return std::make_unique<DelimitedReader>(std::move(source), separator, options);
}

}  // namespace congener::io
