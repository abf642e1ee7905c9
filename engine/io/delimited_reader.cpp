#include "io/delimited_reader.hpp"

#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/cell_encoding.hpp"
#include "io/line_reader.hpp"
#include "io/swallowed_rows.hpp"
#include "io/table_columns.hpp"
#include "io/table_separator.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

class DelimitedReader final : public RecordReader {
 public:
  DelimitedReader(std::unique_ptr<ByteSource> source, TableSeparator separator,
                  const ReaderOptions& options)
      : rows_(std::move(source), separator.character, has_quotes(options),
              options.max_record_bytes),
        separator_(separator),
        options_(options) {
    const bool has_row = next_row(row_) && (!separator.has_own_line || next_row(row_));
    if (!has_row) {
      return;
    }
    has_first_ = !options_.has_header;
    if (is_partial(row_)) {
      return;  // the columns are not known; end() tells that the data end early
    }
    if (options_.has_header) {
      require_usable_header(row_, problem_of_text(row_));
    }
    columns_ = TableColumns(
        options_.has_header ? header_names(encoding_.as_utf8(row_.cells, row_.first_line))
                            : numbered_names(row_.cells.size()),
        rows_.source().name(), options_,
        TableWriting{row_.cells.size() == 1 ? advice_on_separator() : "", !has_quotes(options)});
    if (options_.has_header) {
      require_usable_header(row_, problem_of_lines(row_));
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
    if (separator_.is_recognized && separator_.character != ',' && columns_.count() > 0) {
      end.notices.push_back(fmt::format("{}: the {} parts the columns, as its first line says",
                                        support::printable(rows_.source().name()),
                                        name_of_separator(separator_.character)));
    }
    if (std::string notice = encoding_.notice(rows_.source().name()); !notice.empty()) {
      end.notices.push_back(std::move(notice));
    }
    if (std::string notice = columns_.lookup_notice(rows_.source().name()); !notice.empty()) {
      end.notices.push_back(std::move(notice));
    }
    end.rows_over_several_lines = rows_over_several_lines_;
    end.first_row_over_several_lines = first_row_over_several_lines_;
    return end;
  }

  std::uint64_t bytes_read() const override { return rows_.source().bytes_read(); }

  std::vector<std::string> field_names() const override { return columns_.field_names(); }

 private:
  static bool has_quotes(const ReaderOptions& options) {
    return options.quoting == Quoting::Automatic ? options.format == InputFormat::Csv
                                                 : options.quoting == Quoting::Csv;
  }

  /// In a single column there may be several.
  std::string advice_on_separator() const {
    return fmt::format(
        "; the {} was taken to part the columns, say so when it is another character (option "
        "delimiter)",
        name_of_separator(separator_.character));
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

  void require_usable_header(const Row& row, const std::string& problem) const {
    if (!problem.empty()) {
      throw FormatError(fmt::format("{}, line {}: the header row cannot be used: {}",
                                    support::printable(rows_.source().name()), row.first_line,
                                    problem));
    }
  }

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
    problem = columns_.problem_of_cells(row.cells);
    return problem.empty() ? problem_of_lines(row) : problem + span_of(row);
  }

  /// What makes it doubtful that the lines of a row are one row.
  std::string problem_of_lines(const Row& row) const {
    if (row.last_line == row.first_line || !columns_.structure()) {
      return "";
    }
    const std::uint64_t line =
        swallowed_line(row, separator_.character, *columns_.structure(), columns_.count());
    return line == 0 ? ""
                     : fmt::format(
                           "line {} is inside a quoted cell but reads as a row of its own; "
                           "correct the quotes{}",
                           line, span_of(row));
  }

  void fill(const Row& row, Record& record) {
    record = Record();
    record.file = rows_.source().name();
    record.line = row.first_line;
    record.problem = problem_of_row(row);
    // What was cut or broken is shown as it is.
    columns_.fill(record.problem.empty()
                      ? encoding_.as_utf8(row.cells, row.first_line, columns_.structure())
                      : row.cells,
                  record);
  }

  RowReader rows_;
  TableSeparator separator_;
  ReaderOptions options_;
  TableColumns columns_;
  CellEncoding encoding_;
  Row row_;
  bool has_first_ = false;     ///< row_ is a record not yet given
  std::uint64_t records_ = 0;  ///< given so far
  std::uint64_t open_quote_line_ = 0;
  std::uint64_t rows_over_several_lines_ = 0;
  std::uint64_t first_row_over_several_lines_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> make_delimited_reader(std::unique_ptr<ByteSource> source,
                                                    const ReaderOptions& options) {
  const TableSeparator separator = separator_of(*source, options);
  return std::make_unique<DelimitedReader>(std::move(source), separator, options);
}

}  // namespace congener::io
