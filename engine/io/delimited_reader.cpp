#include "io/delimited_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/line_reader.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// Default columns, the most telling name first. Blanks and hyphens count as underscores.
constexpr const char* kStructureNames[] = {"smiles", "canonical_smiles", "isomeric_smiles",
                                           "structure"};
constexpr const char* kIdNames[] = {"id",        "compound_id", "molecule_id", "sample_id",
                                    "record_id", "identifier",  "name",        "compound_name",
                                    "title",     "cas",         "cas_number",  "cas_rn"};

using Names = std::vector<std::string>;

std::string normalized(const std::string& name) {
  std::string lower = support::to_lower(name);
  std::replace_if(
      lower.begin(), lower.end(), [](char letter) { return letter == ' ' || letter == '-'; }, '_');
  return lower;
}

/// Positions of the names that are the same as wanted after a change applied to both.
template <typename Change>
std::vector<std::size_t> positions(const Names& names, const std::string& wanted, Change change) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (change(names[i]) == change(wanted)) {
      found.push_back(i);
    }
  }
  return found;
}

std::optional<std::size_t> position_by_number(const std::string& wanted, std::size_t columns) {
  std::size_t number = 0;
  const char* end = wanted.data() + wanted.size();
  const auto result = std::from_chars(wanted.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || number < 1 || number > columns) {
    return std::nullopt;
  }
  return number - 1;
}

/// Finds columns, and says what is wrong when there is no such column.
class ColumnFinder {
 public:
  ColumnFinder(const Names& names, const std::string& file) : names_(names), file_(file) {}

  /// A column that the user named. Two of that name are an error: the other one would go unread.
  std::size_t named(const std::string& wanted, std::string_view option) const {
    const auto same = [](const std::string& name) { return name; };
    std::vector<std::size_t> found = positions(names_, wanted, same);
    if (found.empty()) {
      found = positions(names_, wanted, support::to_lower);
    }
    if (found.size() > 1) {
      fail_ambiguous(wanted, found, option);
    }
    if (found.size() == 1) {
      return found.front();
    }
    const std::optional<std::size_t> by_number = position_by_number(wanted, names_.size());
    if (!by_number) {
      fail_missing(wanted, option, "");
    }
    return *by_number;
  }

  std::size_t default_structure() const {
    for (const char* name : kStructureNames) {
      const std::vector<std::size_t> found = positions(names_, name, normalized);
      if (found.size() > 1) {
        fail_ambiguous(name, found, "--smiles-column");
      }
      if (found.size() == 1) {
        return found.front();
      }
    }
    fail_missing("smiles", "--smiles-column", ", or --no-header if the first row is data");
  }

  std::optional<std::size_t> default_id(std::size_t structure) const {
    for (const char* name : kIdNames) {
      const std::vector<std::size_t> found = positions(names_, name, normalized);
      if (!found.empty() && found.front() != structure) {
        return found.front();
      }
    }
    return std::nullopt;
  }

 private:
  [[noreturn]] void fail_missing(const std::string& wanted, std::string_view option,
                                 std::string_view advice) const {
    throw FormatError(fmt::format(
        "{} has no column \"{}\"; its columns are: {}. Choose one with {}{}",
        support::printable(file_), support::printable(wanted), shown_names(), option, advice));
  }

  [[noreturn]] void fail_ambiguous(const std::string& wanted, const std::vector<std::size_t>& found,
                                   std::string_view option) const {
    std::vector<std::string> numbers;
    numbers.reserve(found.size());
    for (const std::size_t position : found) {
      numbers.push_back(fmt::format("{}", position + 1));
    }
    throw FormatError(fmt::format(
        "{} has more than one column \"{}\" (columns {}). Choose one by its number with {}",
        support::printable(file_), support::printable(wanted), support::join(numbers, ", "),
        option));
  }

  std::string shown_names() const {
    constexpr std::size_t kMostNames = 30;
    constexpr std::size_t kMostCharacters = 40;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < names_.size() && i < kMostNames; ++i) {
      shown.push_back(support::shortened(names_[i], kMostCharacters));
    }
    if (names_.size() > kMostNames) {
      shown.push_back(fmt::format("and {} more", names_.size() - kMostNames));
    }
    return support::join(shown, ", ");
  }

  const Names& names_;
  const std::string& file_;
};

class DelimitedReader final : public RecordReader {
 public:
  DelimitedReader(std::unique_ptr<ByteSource> source, char separator, const ReaderOptions& options)
      : rows_(std::move(source), separator, options.max_record_bytes), options_(options) {
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

  InputEnd end() const override { return input_end(rows_.source(), rows_.line_number(), records_); }

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
  bool is_partial(const Row& row) const { return !row.ended && !rows_.source().problem().empty(); }

  /// Skips blank lines.
  bool next_row(Row& row) {
    while (rows_.next(row)) {
      const bool is_blank = row.cells.size() == 1 && row.bytes == row.cells.front().size() &&
                            support::trim(row.cells.front()).empty();
      if (!is_blank) {
        return true;
      }
    }
    return false;
  }

  void read_header(const Row& row) {
    const std::string problem = problem_of_text(row);
    if (!problem.empty()) {
      throw FormatError(fmt::format("{}, line {}: the header row cannot be used: {}",
                                    support::printable(rows_.source().name()), row.first_line,
                                    problem));
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view name = support::trim(row.cells[i]);
      names_.push_back(name.empty() ? numbered_name(i) : std::string(name));
    }
  }

  void number_columns(const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      names_.push_back(numbered_name(i));
    }
  }

  static std::string numbered_name(std::size_t column) {
    return fmt::format("column_{}", column + 1);
  }

  void choose_columns() {
    const ColumnFinder finder(names_, rows_.source().name());
    if (!options_.smiles_column.empty()) {
      structure_ = finder.named(options_.smiles_column, "--smiles-column");
    } else {
      structure_ = options_.has_header ? finder.default_structure() : 0;
    }
    if (!options_.id_column.empty()) {
      id_ = finder.named(options_.id_column, "--id-column");
    } else if (options_.has_header) {
      id_ = finder.default_id(structure_);
    } else if (names_.size() > 1 && structure_ != 1) {
      id_ = 1;
    }
  }

  bool is_field(std::size_t column) const { return column != structure_ && column != id_; }

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
    if (row.cells.size() != names_.size()) {
      return fmt::format("row has {} fields, the {} has {}{}", row.cells.size(),
                         options_.has_header ? "header" : "first row", names_.size(), span_of(row));
    }
    return "";
  }

  static std::string problem_of_structure(std::string_view structure) {
    if (structure.empty()) {
      return "no structure in this row";
    }
    return holds_control_characters(structure) ? "the structure holds binary data" : "";
  }

  void fill(const Row& row, Record& record) const {
    const auto cell = [&row](std::size_t column) {
      return column < row.cells.size() ? support::trim(row.cells[column]) : std::string_view();
    };
    const std::string_view structure = cell(structure_);
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
    record.problem = problem_of_structure(structure);
    record.structure = record.problem.empty() ? std::string(structure) : shown_text(structure);
    record.id = id;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (is_field(i)) {
        record.fields.emplace_back(names_[i], row.cells[i]);
      }
    }
  }

  RowReader rows_;
  ReaderOptions options_;
  Names names_;
  std::size_t structure_ = 0;
  std::optional<std::size_t> id_;
  Row row_;
  bool has_first_ = false;     ///< row_ is a record not yet given
  std::uint64_t records_ = 0;  ///< given so far
};

}  // namespace

std::unique_ptr<RecordReader> make_delimited_reader(std::unique_ptr<ByteSource> source,
                                                    char separator, const ReaderOptions& options) {
  return std::make_unique<DelimitedReader>(std::move(source), separator, options);
}

}  // namespace congener::io
