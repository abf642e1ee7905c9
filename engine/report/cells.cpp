#include "report/cells.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

#include "support/text.hpp"

namespace congener::report {
namespace {

bool is_plain_number(std::string_view text) {
  if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) {
    return false;
  }
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') {
      return false;
    }
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// A spreadsheet would run such a text as a formula. In TSV a leading quotation mark counts too:
/// spreadsheets take it off and then look at what follows.
bool looks_like_formula(std::string_view text, Dialect dialect) {
  if (text.empty() || text == "-") {  // a lone dash is how standard input is named
    return false;
  }
  const std::string_view starts = dialect == Dialect::Tsv ? "=+-@\t\r\"" : "=+-@\t\r";
  return starts.find(text.front()) != std::string_view::npos && !is_plain_number(text);
}

/// RFC 4180, section 2.
void append_quoted_if_needed(std::string& row, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    row += cell;
    return;
  }
  row += '"';
  for (const char character : cell) {
    if (character == '"') {
      row += '"';
    }
    row += character;
  }
  row += '"';
}

constexpr char separator_of(Dialect dialect) {
  return dialect == Dialect::Csv ? ',' : dialect == Dialect::Tsv ? '\t' : kCellEnd;
}

}  // namespace

std::string guarded(std::string text, Dialect dialect) {
  if (dialect != Dialect::Cells && looks_like_formula(text, dialect)) {
    text.insert(text.begin(), '\'');
  }
  return text;
}

std::string text_cell(std::string_view text, Dialect dialect) {
  return guarded(support::printable(text), dialect);
}

void RowText::begin_cell() {
  if (is_begun_) {
    text_ += separator_of(dialect_);
  }
  is_begun_ = true;
}

void RowText::add(std::string_view cell) {
  begin_cell();
  if (dialect_ == Dialect::Csv) {
    append_quoted_if_needed(text_, cell);
  } else {
    text_ += cell;
  }
}

void RowText::add(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    add(cell);
  }
}

void RowText::add(const RowText& cells) {
  if (!cells.is_begun_) {
    return;
  }
  begin_cell();
  text_ += cells.text_;
}

std::string RowText::ended() && {
  text_ += '\n';
  return std::move(text_);
}

std::string row_of(const std::vector<std::string>& cells, Dialect dialect) {
  RowText row(dialect);
  row.add(cells);
  return std::move(row).ended();
}

}  // namespace congener::report
