#include "report/delimited_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/field_picker.hpp"
#include "report/finding_text.hpp"
#include "report/plain_finding.hpp"
#include "report/resemblance_text.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

using Cells = std::vector<std::string>;

/// record, file, line, id and structure: what was submitted. They are the first of report_columns.
constexpr std::size_t kSubmittedColumns = 5;

constexpr const char* kChangedColumn = "changed";  // only between two days
constexpr const char* kOtherFieldsColumn = "other_fields";

/// A mol block is no cell: file and line say where it stands, and JSON Lines has it whole.
std::string structure_cell(const Record& record, Dialect dialect) {
  return record.format == StructureFormat::MolBlock ? std::string()
                                                    : text_cell(record.structure, dialect);
}

/// One value per identity, in the same order in all columns.
template <typename ToText>
std::string per_identity(const Finding& finding, ToText to_text) {
  std::vector<std::string> parts;
  for (const Identity& identity : finding.identities) {
    parts.push_back(to_text(identity));
  }
  return support::join(parts, ";");
}

std::string entry_cell(const Finding& finding) {
  if (!finding.identities.empty()) {
    return per_identity(finding, [](const Identity& identity) { return identity.entry; });
  }
  if (const DecidingClass answer = deciding_class(finding); answer.finding != nullptr) {
    return answer.entry;
  }
  return finding.nearest.empty() ? "" : finding.nearest.front().entry;
}

std::string basis_cell(const Finding& finding) {
  if (!finding.identities.empty()) {
    return per_identity(finding, [](const Identity& i) { return "identity: " + match_of(i); });
  }
  if (const DecidingClass answer = deciding_class(finding); answer.finding != nullptr) {
    return class_basis_text(*answer.finding);
  }
  return finding.nearest.empty() ? "" : resemblance_text(finding.nearest.front());
}

std::string forms_cell(const Finding& finding) {
  if (!finding.identities.empty()) {
    return per_identity(finding, [](const Identity& i) { return forms_text(i.forms, ","); });
  }
  const DecidingClass answer = deciding_class(finding);
  return answer.finding == nullptr ? "" : forms_text(answer.finding->forms, ",");
}

std::string atoms_text(const std::vector<int>& atoms) {
  return fmt::format("{}", fmt::join(atoms, " "));
}

std::string atoms_cell(const Finding& finding) {
  if (!finding.identities.empty()) {
    return per_identity(finding, [](const Identity& i) { return atoms_text(i.atoms); });
  }
  if (const DecidingClass answer = deciding_class(finding); answer.finding != nullptr) {
    return atoms_text(class_atoms(*answer.finding));
  }
  return finding.nearest.empty() ? "" : atoms_text(finding.nearest.front().atoms);
}

std::string jurisdictions_cell(const Finding& finding) {
  std::vector<std::string> parts;
  for (const JurisdictionFinding& item : finding.jurisdictions) {
    if (item.status !=
        Status::NoFinding) {  // such an item only carries notes, for the fuller formats
      parts.push_back(
          fmt::format("{}:{}{}", item.jurisdiction, to_string(item.status), marker_text(item)));
    }
  }
  return support::join(parts, " ");
}

/// nearest, family, morgan, atom_pair, core_share.
std::vector<std::string> nearest_cells(const Finding& finding) {
  if (finding.nearest.empty()) {
    return std::vector<std::string>(5);
  }
  const Resemblance& nearest = finding.nearest.front();
  return {nearest.entry, nearest.family, fmt::format("{:.3f}", nearest.scores.morgan),
          fmt::format("{:.3f}", nearest.scores.atom_pair),
          fmt::format("{:.3f}", nearest.scores.core_share)};
}

/// relation, changes, overlap, false_flag_rate.
std::vector<std::string> measure_cells(const Finding& finding) {
  if (finding.nearest.empty()) {
    return std::vector<std::string>(4);
  }
  const Resemblance& nearest = finding.nearest.front();
  return {to_string(nearest.relation), site_changes_text(nearest),
          fmt::format("{:.3f}", nearest.scores.overlap),
          fmt::format("{:.2g}", nearest.false_flags.rate)};
}

/// The kind alone where there is nothing more to say of it.
std::string resolution_cell(const Finding& finding) {
  const bool is_plain = finding.resolved_by && finding.resolved_by->entry.empty() &&
                        finding.resolved_by->column.empty() && finding.other_readings.empty();
  return is_plain ? to_string(finding.resolved_by->kind) : resolution_in_words(finding);
}

/// canonical_smiles, canonical_smiles_by, formula, average_mass_u, exact_mass_u, inchikey,
/// component_smiles, component_inchikey.
std::vector<std::string> judged_cells(const Finding& finding) {
  if (!finding.judged) {
    return std::vector<std::string>(8);
  }
  const SubstanceDescription& record = finding.judged->record;
  const std::optional<SubstanceDescription>& component = finding.judged->component;
  return {record.canonical_smiles,
          finding.context ? "RDKit " + finding.context->made_by.rdkit_version : "",
          record.formula,
          fmt::format("{:.4f}", record.average_mass_u),
          fmt::format("{:.4f}", record.exact_mass_u),
          record.inchikey,
          component ? component->canonical_smiles : "",
          component ? component->inchikey : ""};
}

class DelimitedWriter final : public ReportWriter {
 public:
  DelimitedWriter(Dialect dialect, std::ostream& stream, const ReportOptions& options)
      : dialect_(dialect),
        stream_(stream),
        own_columns_first_(options.own_columns_first),
        plain_end_{0, RowText(dialect)} {
    const std::vector<std::string>& known = report_columns();
    for (const std::string& column : options.columns.empty() ? known : options.columns) {
      shown_.push_back(
          static_cast<std::size_t>(std::find(known.begin(), known.end(), column) - known.begin()));
    }
  }

  void begin(const RunHeader& header) override {
    as_of_ = header.as_of;
    field_names_ = header.field_names;
    // A carried column called "status" must not pass for ours with a reader that goes by names.
    has_changes_ = header.changed_since.has_value();
    Cells cells = report_columns();
    if (has_changes_) {
      cells.emplace_back(kChangedColumn);
    }
    Cells reserved = cells;
    reserved.emplace_back(kOtherFieldsColumn);
    Cells names;
    for (const std::string& name : field_names_) {
      names.push_back(text_cell(name, dialect_));
    }
    Cells own = unique_names(names, reserved);
    own.emplace_back(kOtherFieldsColumn);
    make_plain_end();
    write_row(arranged({}, cells, own));
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    const std::array<std::string, kSubmittedColumns> submitted = {
        fmt::format_int(record.number).str(), text(record.file), fmt::format_int(record.line).str(),
        text(record.id), structure_cell(record, dialect_)};
    if (is_plain(finding)) {
      return arranged(submitted, plain_cells_, own_cells(record.fields), &plain_end_);
    }
    Cells told;
    add_finding(finding, told);
    return arranged(submitted, told, own_cells(record.fields));
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    write_row(rendered);
  }

  void end(const RunSummary& summary) override {
    if (!summary.complete) {
      write_incomplete_row(summary);
    }
    stream_.flush();
  }

 private:
  /// The cells of the columns from a place in shown_ on, and what changed.
  struct RowEnd {
    std::size_t begin = 0;
    RowText cells;
  };

  std::string text(std::string_view value) const { return text_cell(value, dialect_); }

  void add_finding(const Finding& finding, Cells& cells) const {
    cells.push_back(to_string(finding.status));
    cells.push_back(finding.grade == Grade::None ? "" : to_string(finding.grade));
    cells.push_back(text(entry_cell(finding)));
    cells.push_back(text(basis_cell(finding)));
    cells.push_back(forms_cell(finding));
    cells.push_back(text(jurisdictions_cell(finding)));
    for (const std::string& cell : nearest_cells(finding)) {
      cells.push_back(text(cell));
    }
    cells.push_back(atoms_cell(finding));
    cells.push_back(text(gap_sentence(finding.gap, as_of_)));
    cells.push_back(text(finding.reason));
    cells.push_back(text(classes_text(finding)));
    for (const std::string& cell : measure_cells(finding)) {
      cells.push_back(text(cell));
    }
    cells.push_back(text(resolution_cell(finding)));
    for (const std::string& cell : judged_cells(finding)) {
      cells.push_back(text(cell));
    }
    if (has_changes_) {
      cells.push_back(text(changes_text(finding)));
    }
  }

  /// Rows of records without a finding differ in their first columns only.
  void make_plain_end() {
    plain_cells_.clear();
    add_finding(plain_finding(), plain_cells_);
    plain_end_ = {shown_.size(), RowText(dialect_)};
    while (plain_end_.begin > 0 && shown_[plain_end_.begin - 1] >= kSubmittedColumns) {
      --plain_end_.begin;
    }
    for (std::size_t place = plain_end_.begin; place < shown_.size(); ++place) {
      plain_end_.cells.add(plain_cells_[shown_[place] - kSubmittedColumns]);
    }
    if (has_changes_) {
      plain_end_.cells.add(plain_cells_.back());
    }
  }

  Cells own_cells(const RecordFields& fields) const {
    FieldPicker picker(fields);
    Cells cells;
    for (const std::string& name : field_names_) {
      cells.push_back(text(picker.take(name)));
    }
    cells.push_back(text(picker.rest()));
    return cells;
  }

  /// One row of the columns that were chosen, in their order. What changed between two days is
  /// always shown, because it is what was asked for. Cells of our columns come in two pieces, the
  /// first ones and all further ones. end: stands for the last columns, where all are further ones.
  std::string arranged(std::span<const std::string> first, const Cells& further, const Cells& own,
                       const RowEnd* end = nullptr) const {
    RowText row(dialect_);
    constexpr std::size_t kMostBytes = 256;  // of nearly all rows: they need one allocation
    row.reserve(kMostBytes);
    if (own_columns_first_) {
      row.add(own);
    }
    for (std::size_t place = 0; place < (end != nullptr ? end->begin : shown_.size()); ++place) {
      const std::size_t column = shown_[place];
      row.add(column < first.size() ? first[column] : further[column - first.size()]);
    }
    if (end != nullptr) {
      row.add(end->cells);
    } else if (has_changes_) {
      row.add(further.back());
    }
    if (!own_columns_first_) {
      row.add(own);
    }
    return std::move(row).ended();
  }

  /// Where an input ended early the rows alone would look like a whole report.
  void write_incomplete_row(const RunSummary& summary) {
    Cells cells;
    for (const std::string& column : report_columns()) {
      cells.push_back(column == "status"   ? kIncompleteStatus
                      : column == "reason" ? text(support::join(summary.input_problems, "; "))
                                           : "");
    }
    // Where neither column was chosen, the first one has to say it.
    const auto status = std::find(report_columns().begin(), report_columns().end(), "status");
    const auto place = static_cast<std::size_t>(status - report_columns().begin());
    if (std::find(shown_.begin(), shown_.end(), place) == shown_.end()) {
      cells[shown_.front()] =
          text(kIncompleteStatus + (": " + support::join(summary.input_problems, "; ")));
    }
    cells.resize(cells.size() + (has_changes_ ? 1 : 0));
    write_row(arranged({}, cells, Cells(field_names_.size() + 1)));
  }

  void write_row(const std::string& row) {
    stream_.write(row.data(), static_cast<std::streamsize>(row.size()));
  }

  Dialect dialect_;
  std::ostream& stream_;
  std::vector<std::size_t> shown_;  ///< places in report_columns
  bool own_columns_first_ = false;
  Date as_of_;
  bool has_changes_ = false;
  std::vector<std::string> field_names_;
  Cells plain_cells_;  ///< of records without a finding
  RowEnd plain_end_;   ///< as many of plain_cells_ as stand together at the end
};

}  // namespace

std::unique_ptr<ReportWriter> make_delimited_writer(Dialect dialect, std::ostream& stream,
                                                    const ReportOptions& options) {
  return std::make_unique<DelimitedWriter>(dialect, stream, options);
}

}  // namespace congener::report

namespace congener {

const std::vector<std::string>& report_columns() {
  static const std::vector<std::string> columns = {"record",
                                                   "file",
                                                   "line",
                                                   "id",
                                                   "structure",
                                                   "status",
                                                   "grade",
                                                   "entry",
                                                   "basis",
                                                   "forms",
                                                   "jurisdictions",
                                                   "nearest",
                                                   "family",
                                                   "morgan",
                                                   "atom_pair",
                                                   "core_share",
                                                   "atoms",
                                                   "gap",
                                                   "reason",
                                                   "classes",
                                                   "relation",
                                                   "changes",
                                                   "overlap",
                                                   "false_flag_rate",
                                                   "resolved_by",
                                                   "canonical_smiles",
                                                   "canonical_smiles_by",
                                                   "formula",
                                                   "average_mass_u",
                                                   "exact_mass_u",
                                                   "inchikey",
                                                   "component_smiles",
                                                   "component_inchikey"};
  return columns;
}

}  // namespace congener
