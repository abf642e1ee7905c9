#include "io/smiles_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "congener/error.hpp"
#include "io/smiles_likeness.hpp"
#include "io/smiles_line.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

bool has_tab(std::string_view line) {
  return line.find('\t') != std::string_view::npos;
}

ColumnNames names_in(std::string_view line) {
  ColumnNames names;
  const auto texts = has_tab(line) ? support::split(line, '\t') : words_of(line);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view name = support::trim(texts[i]);
    names.push_back(name.empty() ? numbered_column(i) : std::string(name));
  }
  return names;
}

bool holds_name(const ColumnNames& names, const std::string& wanted) {
  return !wanted.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return support::to_lower(name) == support::to_lower(wanted);
  });
}

/// Whether a line names columns. Words parted by blanks can be prose, so that of those only
/// "smiles ..." and two words of which one is a name of structures do.
bool is_header(std::string_view line, const ColumnNames& names, const ReaderOptions& options) {
  if (names.empty() || look_of_smiles(names.front()).likeness != SmilesLikeness::None) {
    return false;
  }
  if (has_tab(line) || names.size() <= 2) {
    return holds_name(names, options.smiles_column) ||
           std::any_of(names.begin(), names.end(), is_structure_name);
  }
  return support::to_lower(names.front()) == "smiles";
}

/// The first of them that is not the structure.
std::size_t first_other(std::size_t structure) {
  return structure == 0 ? 1 : 0;
}

void take_header(SmilesLayout& layout, std::string_view line, ColumnNames names,
                 const ReaderOptions& options, const std::string& file) {
  const ColumnFinder finder(names, file);
  const bool is_table = has_tab(line) || names.size() == 2;
  const bool is_named = holds_name(names, options.smiles_column);
  layout.has_header = true;
  layout.parted_by_tabs = has_tab(line);
  layout.structure = is_named   ? finder.named(options.smiles_column, "smiles_column")
                     : is_table ? finder.default_structure()
                                : 0;
  layout.id = finder.default_id(layout.structure).value_or(first_other(layout.structure));
  if (holds_name(names, options.id_column)) {
    layout.id = finder.named(options.id_column, "id_column");
  }
  const bool is_usual = layout.structure == 0 && (layout.id == 1 || !layout.parted_by_tabs);
  layout.has_columns = !is_usual;
  layout.is_chosen = is_named;
  layout.columns = names.size();
  layout.names = std::move(names);
  if (layout.structure > 0 && !is_named) {
    layout.notice =
        fmt::format("{}: the structures are read from column {}, as its first line says",
                    support::printable(file), layout.structure + 1);
  }
}

/// What the columns of the first records look like.
struct Look {
  std::size_t records = 0;       ///< with more than one column
  std::size_t first_likely = 0;  ///< the first column is a structure rather than a name
  std::size_t first_evident = 0;
  std::size_t first_written = 0;  ///< with the signs of a structure, right or broken
  std::size_t first_named = 0;    ///< the first column can be no structure, not even a broken one
  std::size_t pairs = 0;          ///< records of two words
  std::vector<std::size_t> evident;  ///< by column; a copy of the first one does not count
  std::vector<std::size_t> possible;
};

bool is_most(std::size_t count, const Look& look) {
  return 2 * count > look.records;
}

bool is_hardly(std::size_t count, const Look& look) {
  return 10 * count <= look.records;
}

/// Names are words without carbon, such as NPP, and, where tabs part the columns, several words.
void add_first(std::string_view cell, bool parted_by_tabs, Look& look) {
  const std::vector<std::string_view> words = words_of(cell);
  const SmilesLook first = look_of_smiles(words.front());
  const bool has_marks = words.front().find_first_of("[]()=#") != std::string_view::npos &&
                         is_made_of_smiles_letters(words.front());
  const bool is_word = words.size() == 1 || !parted_by_tabs;
  const bool is_evident = first.likeness == SmilesLikeness::Evident;
  look.first_evident += is_evident ? 1 : 0;
  look.first_written += is_evident || has_marks ? 1 : 0;
  look.first_likely += is_evident || has_marks || (first.has_carbon && is_word) ? 1 : 0;
  const bool is_element = first.likeness != SmilesLikeness::None && words.front().size() == 1;
  look.first_named += !first.has_carbon && !has_marks && !is_element ? 1 : 0;
}

/// Parted by blanks, a record has two columns: its last word and what comes before.
Look look_at(const std::vector<std::string_view>& lines, const SmilesLayout& layout) {
  Look look;
  for (const std::string_view line : lines) {
    const std::vector<std::string_view> cells = cells_of(line, layout);
    if (cells.size() < 2 || support::trim(cells.front()).empty()) {
      continue;
    }
    ++look.records;
    look.pairs += words_of(line).size() == 2 ? 1 : 0;
    add_first(cells.front(), layout.parted_by_tabs, look);
    look.evident.resize(std::max(look.evident.size(), cells.size()));
    look.possible.resize(look.evident.size());
    for (std::size_t column = 1; column < cells.size(); ++column) {
      const SmilesLook other = look_of_smiles(cut_line(cells[column]).smiles);
      const bool is_copy = support::trim(cells[column]) == support::trim(cells.front());
      look.evident[column] += other.likeness == SmilesLikeness::Evident && !is_copy ? 1 : 0;
      look.possible[column] += other.has_carbon ? 1 : 0;
    }
  }
  return look;
}

[[noreturn]] void refuse(const std::string& file, const Look& look, std::size_t column) {
  throw FormatError(fmt::format(
      "{}: columns 1 and {} both read as structures (in {} and {} of the first {} records); say "
      "which of them holds the structures with option smiles_column",
      support::printable(file), column + 1, look.first_likely, look.evident[column], look.records));
}

/// Columns other than the first that hold structures.
std::vector<std::size_t> columns_with(const std::vector<std::size_t>& counts, const Look& look,
                                      bool (*is_enough)(std::size_t, const Look&)) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 1; column < counts.size(); ++column) {
    if (is_enough(counts[column], look)) {
      columns.push_back(column);
    }
  }
  return columns;
}

/// The column of the structures where it is not the first one. Two columns that could be it are
/// refused, except that parted by blanks each record raises its own doubt.
std::optional<std::size_t> other_structure(const Look& look, const SmilesLayout& layout,
                                           const std::string& file) {
  const auto evident = columns_with(look.evident, look, is_most);
  if (evident.empty()) {
    const auto likely = columns_with(look.possible, look, [](std::size_t count, const Look& all) {
      return is_hardly(all.records - count, all);
    });
    const bool is_name_first = is_hardly(look.records - look.first_named, look);
    return is_name_first && likely.size() == 1 ? std::optional(likely.front()) : std::nullopt;
  }
  const bool names_come_first = look.first_written == 0 && 2 * look.first_named >= look.records;
  if (is_hardly(look.first_likely, look) || names_come_first) {
    if (evident.size() > 1) {
      throw FormatError(fmt::format(
          "{}: columns {} and {} both read as structures; say which of them holds the structures "
          "with option smiles_column",
          support::printable(file), evident[0] + 1, evident[1] + 1));
    }
    return evident.front();
  }
  const bool is_open =
      layout.parted_by_tabs
          ? evident.front() == 1 || !is_most(look.first_likely, look)
          : look.pairs > 1 && is_most(look.pairs, look) && is_most(look.first_evident, look);
  if (is_open) {
    refuse(file, look, evident.front());
  }
  return std::nullopt;
}

void find_by_look(SmilesLayout& layout, const std::vector<std::string_view>& lines,
                  const std::string& file) {
  layout.columns = 2;
  layout.structure = 1;
  const Look look = look_at(lines, layout);
  const std::optional<std::size_t> found = other_structure(look, layout, file);
  layout.structure = found.value_or(0);
  layout.id = first_other(layout.structure);
  layout.has_columns = found.has_value();
  if (found) {
    layout.notice = fmt::format(
        "{}: the structures are read from {} and the ids before them (of the first {} records, {} "
        "have a SMILES there, {} in front)",
        support::printable(file),
        layout.parted_by_tabs ? fmt::format("column {}", *found + 1) : "the last word of a line",
        look.records, look.possible[*found], look.first_likely);
  }
}

}  // namespace

SmilesLayout layout_of(const std::vector<std::string_view>& lines, const ReaderOptions& options,
                       const std::string& file) {
  SmilesLayout layout;
  if (lines.empty()) {
    return layout;
  }
  ColumnNames names = names_in(lines.front());
  if (is_header(lines.front(), names, options)) {
    take_header(layout, lines.front(), std::move(names), options, file);
  }
  const auto tabs = std::count_if(lines.begin(), lines.end(), has_tab);
  const bool has_tabs = 2 * static_cast<std::size_t>(tabs) > lines.size();
  if (const auto column = column_number(options.smiles_column); column && !layout.is_chosen) {
    layout.parted_by_tabs = has_tabs;
    layout.structure = *column;
    layout.id = column_number(options.id_column).value_or(first_other(*column));
    layout.has_columns = *column > 0 || (has_tabs && layout.id != 1);
    layout.columns = 0;
    layout.is_chosen = true;
    layout.notice.clear();
  } else if (!layout.has_header) {
    layout.parted_by_tabs = has_tabs;
    find_by_look(layout, lines, file);
  }
  return layout;
}

std::vector<std::string_view> cells_of(std::string_view line, const SmilesLayout& layout) {
  if (layout.parted_by_tabs) {
    return support::split(line, '\t');
  }
  std::vector<std::string_view> words = words_of(line);
  if (layout.columns == 2 && layout.structure == 1 && words.size() > 2) {
    const char* begin = words.front().data();
    const std::string_view last = words.back();
    const std::string_view before(begin, static_cast<std::size_t>(last.data() - begin));
    return {support::trim(before), last};
  }
  return words;
}

}  // namespace congener::io
