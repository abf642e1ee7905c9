#include "refs_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "refs_text.hpp"

namespace congener::cli {
namespace {

void write_row(std::ostream& stream, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    stream << (i > 0 ? "\t" : "") << one_line(cells[i]);
  }
  stream << '\n';
}

/// Jurisdictions with a row that says more than "looked for and not found".
std::string jurisdictions_of(const Entry& entry, const ReferenceSet& set) {
  std::vector<std::string> names;
  for (const std::string& name : set.jurisdictions) {
    const auto says_something = [&](const ControlRow& row) {
      return row.jurisdiction == name && row.status != ControlStatus::NotFound &&
             row.status != ControlStatus::NotCovered;
    };
    if (std::any_of(entry.controls.begin(), entry.controls.end(), says_something)) {
      names.push_back(name);
    }
  }
  return joined(names, " ");
}

/// The row with the earliest effective date, else the first; null without rows.
const ControlRow* first_row(const std::vector<ControlRow>& rows) {
  const ControlRow* first = nullptr;
  for (const ControlRow& row : rows) {
    const bool is_earlier =
        first != nullptr && row.period.effective &&
        (!first->period.effective || *row.period.effective < *first->period.effective);
    if (first == nullptr || is_earlier) {
      first = &row;
    }
  }
  return first;
}

/// "2 classes with 3 examples", for things that have matches and misses.
template <typename Item>
std::string counted(const std::vector<Item>& items, const char* name) {
  std::size_t examples = 0;
  for (const Item& item : items) {
    examples += item.matches.size() + item.misses.size();
  }
  return fmt::format("{} {} with {} examples", items.size(), name, examples);
}

}  // namespace

void list_entries(std::ostream& stream, const ReferenceSet& set) {
  write_row(stream, {"id", "name", "cas", "formula", "smiles", "jurisdictions", "role"});
  for (const Entry& entry : set.entries) {
    write_row(stream, {entry.id, entry.name, entry.cas, entry.formula, entry.smiles,
                       jurisdictions_of(entry, set), to_string(entry.role)});
  }
}

void list_classes(std::ostream& stream, const ReferenceSet& set) {
  write_row(stream, {"id", "jurisdiction", "kind", "name", "entry", "effective", "confidence"});
  for (const StructureClass& each : set.classes) {
    const ControlRow* row = first_row(each.controls);
    const bool is_dated = row != nullptr && row->period.effective;
    write_row(stream, {each.id, each.jurisdiction, to_string(each.kind), each.name, each.entry,
                       is_dated ? to_string(*row->period.effective) : "",
                       row == nullptr ? "" : to_string(row->confidence)});
  }
}

void list_groups(std::ostream& stream, const ReferenceSet& set) {
  write_row(stream, {"id", "name", "attachments", "meaning"});
  for (const SubstituentGroup& each : set.groups) {
    write_row(stream, {each.id, each.name, fmt::format("{}", each.attachments), each.meaning});
  }
}

void write_counts(std::ostream& stream, const ReferenceSet& set) {
  std::size_t rows = 0;
  for (const Entry& entry : set.entries) {
    rows += static_cast<std::size_t>(
        std::count_if(entry.controls.begin(), entry.controls.end(),
                      [](const ControlRow& row) { return row.through.jurisdiction.empty(); }));
  }
  for (const StructureClass& each : set.classes) {
    rows += each.controls.size();
  }
  stream << fmt::format(
      "{} {}: {} substances, {} control rows, {} sources, {}, {}, {}: all checks passed\n"
      "SHA-256 {}\n",
      one_line(set.id), one_line(set.version), set.entries.size(), rows, set.sources.size(),
      counted(set.families, "families"), counted(set.classes, "classes"),
      counted(set.groups, "groups"), set.sha256);
  if (set.packs.size() > 1) {
    for (const ReferencePack& pack : set.packs) {
      stream << fmt::format("  pack {} {} ({}), SHA-256 {}\n", one_line(pack.id),
                            one_line(pack.version), to_string(pack.date), pack.sha256);
    }
  }
}

}  // namespace congener::cli
