#include "report/sdf_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "congener/drawing.hpp"
#include "report/delimited_writer.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::string_view kRecordEnd = "$$$$";
constexpr std::string_view kPrefix = "congener_";
/// Told by the record itself, or by its fields.
constexpr std::string_view kNotRepeated[] = {"record", "id"};

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

/// Whether a reader of SD files gets these lines back as one value: an empty line would end it, and
/// a line of $$$$ the record.
bool can_stand_as_given(std::string_view value) {
  const std::vector<std::string_view> lines = support::split(value, '\n');
  return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
    return !support::trim(line).empty() && !starts_with(line, kRecordEnd) &&
           !starts_with(line, ">");
  });
}

/// A name stands between < and >.
std::string field_name(std::string_view name) {
  std::string shown = support::printable(name);
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return c == '<' || c == '>'; }, '_');
  return shown.empty() ? "_" : shown;
}

/// One line, from outside or from us; never empty.
std::string value_line(std::string_view value) {
  std::string line = support::printable(value);
  const bool is_misread = starts_with(line, kRecordEnd) || starts_with(line, ">");
  return is_misread ? " " + line : line;
}

void add_field(std::string_view name, std::string_view value, std::string& text) {
  text += ">  <" + field_name(name) + ">\n";
  // A field without a value is a field all the same: its empty line is the end of the value.
  if (!value.empty()) {
    text += can_stand_as_given(value) ? std::string(value) : value_line(value);
    text += '\n';
  }
  text += '\n';
}

/// The name of one of our fields that the record does not have itself, as one has that was screened
/// before: readers keep one value of a name, and would lose the record's own.
std::string free_name(const std::string& name, const Record& record) {
  std::string free = std::string(kPrefix) + name;
  const auto is_taken = [&](const auto& field) { return field_name(field.first) == free; };
  for (int number = 2; std::any_of(record.fields.begin(), record.fields.end(), is_taken);
       ++number) {
    free = fmt::format("{}{}_{}", kPrefix, name, number);
  }
  return free;
}

/// A mol block without atoms, for what has no structure.
std::string empty_block() {
  return "\n\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n";
}

class SdfWriter final : public ReportWriter {
 public:
  SdfWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream),
        drawer_(options.drawer),
        rows_(make_delimited_writer(Dialect::Cells, heading_, {})) {}

  void begin(const RunHeader& header) override {
    RunHeader plain = header;
    plain.field_names.clear();  // the record's own fields stand as they are
    heading_.str("");
    rows_->begin(plain);
    names_.clear();
    const std::string row = heading_.str();
    for (const std::string_view name : support::split(support::trim(row), kCellEnd)) {
      names_.emplace_back(name);
    }
    names_.pop_back();  // of fields that no column has
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    std::string text = block_of(record, finding);
    for (const auto& [name, value] : record.fields) {
      add_field(name, value, text);
    }
    Record bare = record;
    bare.fields.clear();
    const std::string row = rows_->rendered(bare, finding);
    const std::vector<std::string_view> cells =
        support::split(std::string_view(row).substr(0, row.size() - 1), kCellEnd);
    for (std::size_t i = 0; i < names_.size() && i < cells.size(); ++i) {
      const bool is_told = std::find(std::begin(kNotRepeated), std::end(kNotRepeated), names_[i]) !=
                           std::end(kNotRepeated);
      if (!cells[i].empty() && !is_told) {
        add_field(free_name(names_[i], record), cells[i], text);
      }
    }
    return text + std::string(kRecordEnd) + '\n';
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    stream_.write(rendered.data(), static_cast<std::streamsize>(rendered.size()));
  }

  /// Where records may be missing the file must not look like a whole one.
  void end(const RunSummary& summary) override {
    if (!summary.complete) {
      std::string text = empty_block();
      add_field(std::string(kPrefix) + "status", kIncompleteStatus, text);
      add_field(std::string(kPrefix) + "reason", support::join(summary.input_problems, "; "), text);
      text += std::string(kRecordEnd) + '\n';
      stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    }
    stream_.flush();
  }

 private:
  /// As given; of another structure one with coordinates and the record's id as its name.
  std::string block_of(const Record& record, const Finding& finding) const {
    std::string block;
    if (record.format == StructureFormat::MolBlock && record.problem.empty()) {
      block = record.structure;
    } else {
      block = drawer_ ? drawer_->mol_block(finding) : std::string();
      block = block.empty() ? empty_block() : block;
      block.insert(0, support::printable(record.id));  // its first line is empty
    }
    if (block.empty() || block.back() != '\n') {
      block += '\n';
    }
    return block;
  }

  std::ostream& stream_;
  std::shared_ptr<const Drawer> drawer_;
  std::ostringstream heading_;
  std::unique_ptr<ReportWriter> rows_;
  std::vector<std::string> names_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_sdf_writer(std::ostream& stream, const ReportOptions& options) {
  return std::make_unique<SdfWriter>(stream, options);
}

}  // namespace congener::report
