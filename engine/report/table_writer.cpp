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
#include "report/text_layout.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

// Widths in terminal columns; with two spaces between them they add up to 120.
constexpr std::size_t kRecordWidth = 8;
constexpr std::size_t kIdWidth = 24;
constexpr std::size_t kStatusWidth = 13;
constexpr std::size_t kGradeWidth = 9;
constexpr std::size_t kEntryWidth = 20;
constexpr std::size_t kHowWidth = 36;
constexpr std::size_t kReasonWidth = kGradeWidth + kEntryWidth + kHowWidth + 4;
constexpr std::size_t kPageWidth = 120;
constexpr std::size_t kNoticeWidth = 100;
constexpr std::size_t kIdColumn = kRecordWidth + 2;
constexpr std::size_t kLabelWidth = 18;

std::string indented(std::string_view words) {
  return wrapped(std::string(kIdColumn, ' '), words, kIdColumn, kPageWidth);
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

std::string row_start(const Record& record, const Finding& finding) {
  return fmt::format("{:>{}}  {}  {}  ", record.number, kRecordWidth, padded(record.id, kIdWidth),
                     padded(to_string(finding.status), kStatusWidth));
}

std::string unscreened_text(const Record& record, const Finding& finding) {
  return without_trailing_spaces(row_start(record, finding) +
                                 fitted(finding.reason, kReasonWidth)) +
         '\n';
}

std::string flagged_text(const Record& record, const Finding& finding, const Date& as_of) {
  const std::string grade = finding.grade == Grade::None ? "" : to_string(finding.grade);
  std::string text = without_trailing_spaces(
      fmt::format("{}{}  {}  {}", row_start(record, finding), padded(grade, kGradeWidth),
                  padded(entry_text(finding), kEntryWidth), fitted(how_text(finding), kHowWidth)));
  text += '\n';
  const std::string jurisdictions = jurisdictions_text(finding);
  if (!jurisdictions.empty()) {
    text += indented(jurisdictions);
  }
  if (!finding.changes.empty()) {
    text += indented("changed: " + support::printable(changes_text(finding)));
  }
  const std::string gap = gap_text(finding.gap, as_of);
  return gap.empty() ? text : text + indented("gap: " + support::printable(gap));
}

constexpr const char* kLegend =
    "? the row or its date is not verified in an official text: see `congener explain` or the JSON "
    "report\n\n";

std::string since_text(const RunHeader& header) {
  return header.changed_since
             ? fmt::format("of what changed since {}, ", to_string(*header.changed_since))
             : std::string();
}

std::string title_text(const RunHeader& header) {
  return wrapped({},
                 fmt::format("Congener screening report {}as of {} for {}", since_text(header),
                             to_string(header.as_of),
                             support::printable(support::join(header.jurisdictions, " "))),
                 2, kPageWidth);
}

std::string column_names() {
  const std::string names = fmt::format("{:>{}}  {}  {}  {}  {}  how", "record", kRecordWidth,
                                        padded("id", kIdWidth), padded("status", kStatusWidth),
                                        padded("grade", kGradeWidth), padded("entry", kEntryWidth));
  return "\n" + names + "\n" + std::string(kPageWidth, '-') + "\n";
}

std::string labelled(std::string_view label, std::string_view words) {
  return wrapped(fmt::format("{:<{}}", label, kLabelWidth), words, kLabelWidth, kPageWidth);
}

std::string by_status_text(const RunSummary& summary) {
  std::vector<std::string> counts;
  for (const Status status : kStatusesDescending) {
    const auto found = summary.by_status.find(status);
    const std::uint64_t count = found == summary.by_status.end() ? 0 : found->second;
    counts.push_back(fmt::format("{} {}", to_string(status), count));
  }
  return support::join(counts, " | ");
}

std::string counts_text(const RunSummary& summary) {
  return labelled("Records", fmt::format("read {} = flagged {} + no finding {} + not screened {}",
                                         summary.read, summary.flagged, summary.no_finding,
                                         summary.not_screened)) +
         labelled("By status", by_status_text(summary));
}

std::string readings_text(const RunHeader& header) {
  std::vector<std::string> readings;
  for (const auto& [name, holds] : header.readings) {
    readings.push_back(name + (holds ? "=yes" : "=no"));
  }
  return readings.empty() ? ""
                          : labelled("Readings", support::printable(support::join(readings, ", ")));
}

std::string pack_text(const std::string& id, const std::string& version,
                      const std::string& sha256) {
  const auto shown = [](const std::string& text) { return support::printable(text); };
  return fmt::format("{} {}, SHA-256 {}", shown(id), shown(version), shown(sha256.substr(0, 12)));
}

/// The packs of the set, where there are several.
std::string packs_text(const RunHeader& header) {
  std::string text;
  if (header.packs.size() > 1) {
    for (const ReferencePack& pack : header.packs) {
      text += labelled("  pack", pack_text(pack.id, pack.version, pack.sha256));
    }
  }
  return text;
}

std::string notices_text(const RunHeader& header) {
  std::string text;
  for (const std::string& notice : header.notices) {
    text += labelled("Notice", notice);
  }
  return text;
}

std::string calibration_text(const RunHeader& header) {
  if (header.calibration_molecules == 0) {
    return labelled("Calibration", "none: how rare a likeness is, is not known");
  }
  const std::string hash = header.calibration_sha256.empty()
                               ? ""
                               : ", SHA-256 " + header.calibration_sha256.substr(0, 12);
  return labelled("Calibration",
                  fmt::format("{} ordinary molecules{}", header.calibration_molecules, hash));
}

std::string settings_text(const RunHeader& header) {
  const auto shown = [](const std::string& text) { return support::printable(text); };
  return labelled("As of", to_string(header.as_of) +
                               (header.as_of_is_from_clock ? " (today by the clock, UTC)" : "")) +
         labelled("Smallest grade", to_string(header.minimum_grade)) +
         labelled("False flags", fmt::format("at most {:g} of ordinary molecules without a "
                                             "family's core",
                                             header.max_false_flags)) +
         readings_text(header) +
         labelled("Reference set",
                  pack_text(header.set_id, header.set_version, header.set_sha256)) +
         packs_text(header) + notices_text(header) + calibration_text(header) +
         labelled("Program",
                  fmt::format("congener {}, RDKit {}, Boost {}", shown(header.program_version),
                              shown(header.rdkit_version), shown(header.boost_version)));
}

/// How the inputs were read, where that is worth a word.
std::string reading_text(const RunSummary& summary) {
  std::string text;
  for (const std::string& sentence : sentences_of(summary.reading)) {
    text += labelled("Inputs", support::printable(sentence));
  }
  return text;
}

std::string problems_text(const RunSummary& summary) {
  std::string text;
  if (!summary.complete) {
    text += "\nINCOMPLETE: an input ended early. Records may be missing from this report.\n";
  } else if (!summary.input_problems.empty()) {
    text += "\nProblems with the inputs:\n";
  }
  for (const std::string& problem : summary.input_problems) {
    text += wrapped("  - ", support::printable(problem), 4, kPageWidth);
  }
  return text;
}

class TableWriter final : public ReportWriter {
 public:
  explicit TableWriter(std::ostream& stream) : stream_(stream) {}

  void begin(const RunHeader& header) override {
    header_ = header;
    has_rows_ = false;
    print(title_text(header));
  }

  void record(const Record& record, const Finding& finding) override {
    if (finding.status == Status::NoFinding) {
      return;
    }
    if (!has_rows_) {
      print(column_names());
    }
    has_rows_ = true;
    print(is_flagged(finding) ? flagged_text(record, finding, header_.as_of)
                              : unscreened_text(record, finding));
  }

  void end(const RunSummary& summary) override {
    print(has_rows_ ? std::string(kPageWidth, '-') + "\n" + kLegend
                    : std::string(
                          "\nNo record to show: none was flagged, none was left unscreened.\n\n"));
    print(counts_text(summary) + reading_text(summary) + settings_text(header_) +
          problems_text(summary));
    print("\n" + wrapped({}, kLimitsSentence, 0, kNoticeWidth));
    stream_.flush();
  }

 private:
  /// Not called write: that would hide the writer's own.
  void print(const std::string& text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }

  std::ostream& stream_;
  RunHeader header_;
  bool has_rows_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_table_writer(std::ostream& stream) {
  return std::make_unique<TableWriter>(stream);
}

}  // namespace congener::report
