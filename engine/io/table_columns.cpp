#include "io/table_columns.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "io/line_reader.hpp"
#include "support/text.hpp"

namespace congener::io {

ColumnNames header_names(const Cells& cells) {
  ColumnNames names;
  names.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view name = support::trim(cells[i]);
    names.push_back(name.empty() ? numbered_column(i) : std::string(name));
  }
  return names;
}

ColumnNames numbered_names(std::size_t columns) {
  ColumnNames names;
  names.reserve(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    names.push_back(numbered_column(i));
  }
  return names;
}

TableColumns::TableColumns(ColumnNames names, const std::string& file, const ReaderOptions& options,
                           const TableWriting& writing)
    : names_(std::move(names)),
      has_header_(options.has_header),
      with_identifiers_(options.with_identifiers),
      quotes_are_letters_(writing.quotes_are_letters) {
  choose(ColumnFinder(names_, file, writing.advice), options);
}

void TableColumns::choose(const ColumnFinder& finder, const ReaderOptions& options) {
  identifiers_ = identifier_columns(names_, finder, options);
  structure_ = structure_column(names_, finder, options, identifiers_);
  const auto is_structure = [&](const IdentifierColumn& column) {
    return structure_.position == column.position;
  };
  identifiers_.erase(std::remove_if(identifiers_.begin(), identifiers_.end(), is_structure),
                     identifiers_.end());
  if (!options.id_column.empty()) {
    id_ = finder.named(options.id_column, "id_column");
  } else if (options.has_header) {
    id_ = finder.default_id(structure_.position);
  } else if (names_.size() > 1 && structure_.position != 1) {
    id_ = 1;
  }
}

std::vector<std::string> TableColumns::field_names() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (is_field(i)) {
      names.push_back(names_[i]);
    }
  }
  return names;
}

std::string TableColumns::lookup_notice(const std::string& file) const {
  if (structure_.position || identifiers_.empty()) {
    return "";
  }
  std::vector<std::string> columns;
  for (const IdentifierColumn& column : identifiers_) {
    columns.push_back(support::printable(column.name));
  }
  return fmt::format("{} has no column of structures; its substances are looked up by {}",
                     support::printable(file), support::join(columns, ", "));
}

std::string TableColumns::problem_of_cells(const Cells& cells) const {
  const auto is_blank = [](std::string_view cell) { return support::trim(cell).empty(); };
  const std::size_t known = std::min(cells.size(), names_.size());
  const bool has_more =
      !std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(known), cells.end(), is_blank);
  if (structure_.position.value_or(0) < cells.size() && !has_more) {
    return "";
  }
  return fmt::format("row has {} fields, the {} has {}", cells.size(),
                     has_header_ ? "header" : "first row", names_.size());
}

/// Identifiers do where there is no structure.
std::string TableColumns::problem_of_structure(std::string_view structure,
                                               bool has_identifiers) const {
  if (structure.empty()) {
    return has_identifiers       ? ""
           : structure_.position ? "no structure in this row"
                                 : "no identifier in this row";
  }
  if (structure.front() == '"' && quotes_are_letters_) {
    return "the structure is in quotes, which are taken as they are here (quoting)";
  }
  return holds_control_characters(structure) ? "the structure holds binary data" : "";
}

void TableColumns::fill(const Cells& cells, Record& record) const {
  const auto cell = [&cells](std::size_t column) {
    return column < cells.size() ? support::trim(cells[column]) : std::string_view();
  };
  const std::string_view structure =
      structure_.position ? cell(*structure_.position) : std::string_view();
  const std::string_view id = id_ ? cell(*id_) : std::string_view();
  if (!record.problem.empty()) {
    record.structure = shown_text(structure);
    record.id = shown_text(id);
    return;
  }
  if (with_identifiers_) {
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
      record.fields.emplace_back(names_[i], i < cells.size() ? cells[i] : "");
    }
  }
}

}  // namespace congener::io
