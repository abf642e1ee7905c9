#include "io/table_separator.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "io/identifier_columns.hpp"
#include "io/line_reader.hpp"
#include "io/smiles_likeness.hpp"
#include "io/smiles_line.hpp"
#include "io/table_columns.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

/// Longer first rows are judged by their beginning.
constexpr std::size_t kMostBytes = std::size_t{1} << 16;

/// The character that a first line "sep=;" names.
std::optional<char> separator_of_own_line(std::string_view beginning) {
  std::string_view line = support::trim(beginning.substr(0, beginning.find_first_of("\r\n")));
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kBeginning = "sep=";
  if (!support::begins_with_letters(line, kBeginning)) {
    return std::nullopt;
  }
  line.remove_prefix(kBeginning.size());
  if (line.empty()) {  // trimmed away
    return beginning.substr(kBeginning.size(), 1) == "\t" ? std::optional('\t') : std::nullopt;
  }
  return line.size() == 1 && is_usable_delimiter(line.front()) ? std::optional(line.front())
                                                               : std::nullopt;
}

/// How well a first row reads with a separator; the greater the better.
struct Fit {
  bool has_structures = false;
  std::size_t known_names = 0;
  std::size_t cells = 0;
  bool is_whole = false;  ///< the row ends within what was looked at

  auto rank() const { return std::tie(has_structures, known_names, cells); }
};

bool is_same_name(std::string_view name, const std::string& wanted) {
  return !wanted.empty() && support::to_lower(name) == support::to_lower(wanted);
}

/// Whether an option that names a column means this one.
bool is_chosen(std::string_view name, const ReaderOptions& options) {
  const std::string* const chosen[] = {&options.id_column, &options.name_column,
                                       &options.cas_column, &options.inchi_column,
                                       &options.inchikey_column};
  return std::any_of(std::begin(chosen), std::end(chosen),
                     [&](const std::string* wanted) { return is_same_name(name, *wanted); });
}

/// A cell that holds a structure, perhaps with its CXSMILES extension, and nothing else.
bool reads_as_structure(std::string_view cell) {
  const LineParts parts = cut_line(support::trim(cell));
  return !parts.smiles.empty() && support::trim(parts.other_columns.front()).empty() &&
         look_of_smiles(parts.smiles).likeness != SmilesLikeness::None;
}

void judge(const Cells& cells, const ReaderOptions& options, Fit& fit) {
  fit.cells = cells.size();
  for (const std::string_view cell : cells) {
    const std::string_view name = support::trim(cell);
    const bool holds_structures =
        is_structure_name(name) || is_same_name(name, options.smiles_column);
    fit.has_structures = fit.has_structures || holds_structures;
    if (holds_structures || is_usual_column_name(name) || is_chosen(name, options)) {
      ++fit.known_names;
    }
  }
  if (!options.has_header && !fit.has_structures) {
    const std::size_t column = column_number(options.smiles_column).value_or(0);
    fit.has_structures = column < cells.size() && reads_as_structure(cells[column]);
  }
}

Fit fit_of(char separator, std::string_view beginning, const ReaderOptions& options) {
  Fit fit;
  // The line end keeps the text from being taken for the beginning of a compressed file.
  RowReader rows(ByteSource::from_text('\n' + std::string(beginning), "beginning"), separator,
                 options.quoting != Quoting::None, kMostBytes);
  Row row;
  while (rows.next(row)) {
    if (row.cells.size() > 1 || !support::trim(row.cells.front()).empty()) {
      fit.is_whole = row.ended;
      judge(row.cells, options, fit);
      break;
    }
  }
  return fit;
}

struct Choice {
  Fit fit;
  char separator = ',';
  bool is_sure = false;  ///< to read on would change nothing
};

Choice best_of(std::string_view beginning, const ReaderOptions& options) {
  Choice choice;
  choice.is_sure = true;
  for (const char separator : std::string_view(options.has_header ? ",;\t|" : ",;\t")) {
    const Fit fit = fit_of(separator, beginning, options);
    choice.is_sure = choice.is_sure && fit.is_whole;
    if (choice.fit.rank() < fit.rank()) {
      choice.fit = fit;
      choice.separator = separator;
    }
  }
  return choice;
}

/// Looks ahead until the first row is whole with every separator.
Choice choice_for(ByteSource& source, const ReaderOptions& options) {
  std::string_view beginning = source.look_ahead(1);
  Choice choice = best_of(beginning, options);
  for (std::size_t seen = 0; !choice.is_sure && seen < beginning.size() && seen < kMostBytes;) {
    seen = beginning.size();
    beginning = source.look_ahead(2 * seen);
    choice = best_of(beginning.substr(0, kMostBytes), options);
  }
  return choice;
}

}  // namespace

TableSeparator separator_of(ByteSource& source, const ReaderOptions& options) {
  TableSeparator result;
  if (options.format == InputFormat::Tsv) {
    result.character = options.delimiter.value_or('\t');
    return result;
  }
  const Choice choice = choice_for(source, options);
  const std::optional<char> named = separator_of_own_line(source.look_ahead(1));
  result.has_own_line = named.has_value();
  result.is_recognized = !options.delimiter;
  result.character = options.delimiter.value_or(named.value_or(choice.separator));
  return result;
}

std::optional<InputFormat> table_format_of(ByteSource& source, const ReaderOptions& options) {
  ReaderOptions as_table = options;
  as_table.format = InputFormat::Csv;
  as_table.has_header = true;
  const Choice choice = choice_for(source, as_table);
  const std::string_view beginning = source.look_ahead(1);
  const Fit& fit = choice.fit;
  const bool is_header = fit.cells > 1 && (fit.has_structures || fit.known_names > 1);
  if (!is_header) {
    return separator_of_own_line(beginning) ? std::optional(InputFormat::Csv) : std::nullopt;
  }
  const std::string_view first = support::trim(beginning);
  const bool is_quoted = !first.empty() && first.front() == '"';
  return choice.separator == '\t' && !is_quoted ? InputFormat::Tsv : InputFormat::Csv;
}

bool is_usable_delimiter(char character) {
  constexpr std::string_view kUsable = "\t !#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  return kUsable.find(character) != std::string_view::npos;
}

std::string name_of_separator(char character) {
  switch (character) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    default:
      return fmt::format("\"{}\"", character);
  }
}

}  // namespace congener::io
