#include "report/table_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/words.hpp"
#include "report/finding_text.hpp"
#include "report/resemblance_text.hpp"
#include "report/table_frame.hpp"
#include "report/text_layout.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::size_t kFullWidth = 120;
constexpr std::size_t kLeastWidth = 72;
constexpr std::size_t kNoticeWidth = 100;

/// Widths in terminal columns, with two spaces between columns.
struct Layout {
  std::size_t page = kFullWidth;
  std::size_t record = 8;
  std::size_t id = 24;
  std::size_t status = 13;
  std::size_t grade = 9;
  std::size_t entry = 20;
  std::size_t how = 36;  ///< 0: no room beside the rest; it stands on a line of its own

  std::size_t id_column() const { return record + 2; }
  std::size_t reason_column() const { return id_column() + id + 2 + status + 2; }
};

Layout layout_for(std::size_t width) {
  Layout layout;
  if (width >= kFullWidth) {
    return layout;
  }
  layout.page = std::max(width, kLeastWidth);
  layout.id = 12;
  layout.how = 0;
  return layout;
}

std::string entry_text(const Finding& finding) {
  std::vector<std::string> entries;
  for (const Identity& identity : finding.identities) {
    entries.push_back(identity.entry);
  }
  if (const DecidingClass answer = deciding_class(finding);
      entries.empty() && answer.finding != nullptr) {
    return answer.entry;
  }
  if (entries.empty() && !finding.nearest.empty()) {
    entries.push_back(finding.nearest.front().entry);
  }
  return support::join(entries, ", ");
}

std::string how_text(const Finding& finding) {
  std::vector<std::string> ways;
  for (const Identity& identity : finding.identities) {
    ways.push_back(identity.forms.empty() ? match_of(identity) : forms_text(identity.forms, ", "));
  }
  if (const DecidingClass answer = deciding_class(finding);
      ways.empty() && answer.finding != nullptr) {
    return class_basis_text(*answer.finding);
  }
  if (ways.empty() && !finding.nearest.empty()) {
    ways.push_back(resemblance_text(finding.nearest.front()));
  }
  return support::join(ways, "; ");
}

/// "?" where the row or its date is not verified; the class that decides; the grade where it
/// differs from the record's.
std::string table_marker(const JurisdictionFinding& finding, Grade record_grade) {
  const bool has_own_grade = finding.status == Status::Analogue && finding.grade != record_grade;
  std::string words;
  if (has_own_grade) {
    words = " (" + to_string(finding.grade) + ")";
  } else if (is_decided_by_class(finding)) {
    words = " (" + finding.rule + ")";
  }
  return (is_unverified(finding) ? "?" : "") + words;
}

/// "listed in UN, US, CN?; resembles listed entries in HK"
std::string jurisdictions_text(const Finding& finding) {
  return support::printable(finding::headline_of(finding, [&](const JurisdictionFinding& answer) {
    return answer.jurisdiction + table_marker(answer, finding.grade);
  }));
}

/// The whole sentence where few list the substance; otherwise the line above names them already.
std::string gap_text(const Gap& gap, const Date& as_of) {
  constexpr std::size_t kFew = 3;
  if (gap.listed_in.size() <= kFew) {
    return gap_sentence(gap, as_of);
  }
  return gap.not_found_in.empty() ? std::string()
                                  : "not found in " + support::join(gap.not_found_in, ", ");
}

/// The status with the color of its weight; the others need none.
std::string colored(const std::string& cell, const Finding& finding) {
  const bool is_named = finding.status == Status::Listed || finding.status == Status::Covered;
  const char* const color = is_named                                ? "\033[1;31m"
                            : finding.status == Status::NotScreened ? "\033[2m"
                            : is_flagged(finding)                   ? "\033[33m"
                                                                    : "";
  return *color == 0 ? cell : color + cell + "\033[0m";
}

class Rows {
 public:
  explicit Rows(const ReportOptions& options)
      : layout_(layout_for(options.width)), color_(options.color) {}

  /// Whether the records come from several files, which then are told apart.
  void tell_files(bool are_several) { tells_files_ = are_several; }

  const Layout& layout() const { return layout_; }

  std::string unscreened(const Record& record, const Finding& finding) const {
    // Laid out behind blanks, because the colors in what stands there have no width.
    const std::size_t column = layout_.reason_column();
    const std::string reason =
        wrapped(std::string(column, ' '), support::printable(finding.reason), column, layout_.page);
    return start(record, finding) + reason.substr(std::min(column, reason.size() - 1)) +
           origin(record);
  }

  std::string flagged(const Record& record, const Finding& finding, const Date& as_of) const {
    const std::string grade = finding.grade == Grade::None ? "" : to_string(finding.grade);
    const std::string how = how_text(finding);
    std::string text = without_trailing_spaces(
        fmt::format("{}{}  {}  {}", start(record, finding), padded(grade, layout_.grade),
                    padded(entry_text(finding), layout_.entry), fitted(how, layout_.how)));
    text += '\n';
    if (layout_.how == 0) {
      text += indented(support::printable(how));
    }
    text += origin(record);
    const std::string jurisdictions = jurisdictions_text(finding);
    if (!jurisdictions.empty()) {
      text += indented(jurisdictions);
    }
    if (!finding.changes.empty()) {
      text += indented("changed: " + support::printable(changes_text(finding)));
    }
    const bool is_looked_up = finding.resolved_by && !finding.resolved_by->entry.empty();
    if (is_looked_up || !finding.other_readings.empty()) {
      text += indented("resolved by: " + support::printable(resolution_in_words(finding)));
    }
    const std::string gap = gap_text(finding.gap, as_of);
    return gap.empty() ? text : text + indented("gap: " + support::printable(gap));
  }

  std::string names() const {
    const std::string names =
        fmt::format("{:>{}}  {}  {}  {}  {}{}", "record", layout_.record, padded("id", layout_.id),
                    padded("status", layout_.status), padded("grade", layout_.grade),
                    padded("entry", layout_.entry), layout_.how > 0 ? "  how" : "");
    return "\n" + without_trailing_spaces(names) + "\n" + rule();
  }

  std::string rule() const { return std::string(layout_.page, '-') + "\n"; }

 private:
  std::string start(const Record& record, const Finding& finding) const {
    const std::string status = padded(to_string(finding.status), layout_.status);
    return fmt::format("{:>{}}  {}  {}  ", record.number, layout_.record,
                       padded(record.id, layout_.id), color_ ? colored(status, finding) : status);
  }

  /// The product's name, where it says more than the id, and the file, where there are several.
  std::string origin(const Record& record) const {
    std::vector<std::string> parts;
    for (const Identifier& identifier : record.identifiers) {
      if (identifier.kind == IdentifierKind::Name && identifier.text != record.id) {
        parts.push_back("name: " + support::printable(identifier.text));
      }
    }
    if (tells_files_) {
      parts.push_back(fmt::format("{}, line {}", support::printable(record.file), record.line));
    }
    return parts.empty() ? std::string() : indented(support::join(parts, "; "));
  }

  std::string indented(std::string_view words) const {
    return wrapped(std::string(layout_.id_column(), ' '), words, layout_.id_column(), layout_.page);
  }

  Layout layout_;
  bool color_;
  bool tells_files_ = false;
};

constexpr const char* kLegend =
    "? the row or its date is not verified in an official text: see `congener explain` or the JSON "
    "report";

class TableWriter final : public ReportWriter {
 public:
  TableWriter(std::ostream& stream, const ReportOptions& options)
      : stream_(stream), rows_(options) {}

  void begin(const RunHeader& header) override {
    header_ = header;
    has_rows_ = false;
    rows_.tell_files(header.inputs.size() > 1);
    print(frame().title(header));
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    if (finding.status == Status::NoFinding) {
      return {};
    }
    return is_flagged(finding) ? rows_.flagged(record, finding, header_.as_of)
                               : rows_.unscreened(record, finding);
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record&, const Finding&, const std::string& rendered) override {
    if (rendered.empty()) {
      return;
    }
    if (!has_rows_) {
      print(rows_.names());
    }
    has_rows_ = true;
    print(rendered);
  }

  void end(const RunSummary& summary) override {
    const std::size_t page = rows_.layout().page;
    print(has_rows_ ? rows_.rule() + wrapped({}, kLegend, 0, page) + "\n"
                    : std::string("\nNo record to show: none was flagged, none was left "
                                  "unscreened.\n\n"));
    print(frame().trailer(header_, summary));
    print("\n" + wrapped({}, kLimitsSentence, 0, std::min(page, kNoticeWidth)));
    stream_.flush();
  }

 private:
  TableFrame frame() const { return TableFrame(rows_.layout().page); }

  /// Not called write: that would hide the writer's own.
  void print(const std::string& text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }

  std::ostream& stream_;
  Rows rows_;
  RunHeader header_;
  bool has_rows_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_table_writer(std::ostream& stream,
                                                const ReportOptions& options) {
  return std::make_unique<TableWriter>(stream, options);
}

}  // namespace congener::report
