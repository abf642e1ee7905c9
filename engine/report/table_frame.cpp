#include "report/table_frame.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <vector>

#include "report/finding_text.hpp"
#include "report/text_layout.hpp"
#include "support/text.hpp"

namespace congener::report {
namespace {

constexpr std::size_t kLabelWidth = 18;

std::string since_text(const RunHeader& header) {
  return header.changed_since
             ? fmt::format("of what changed since {}, ", to_string(*header.changed_since))
             : std::string();
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

std::string pack_text(const std::string& id, const std::string& version,
                      const std::string& sha256) {
  const auto shown = [](const std::string& text) { return support::printable(text); };
  return fmt::format("{} {}, SHA-256 {}", shown(id), shown(version), shown(sha256.substr(0, 12)));
}

/// Shown in the title, so that a part is not taken for the whole.
std::string selection_text(const RunHeader& header) {
  switch (header.records) {
    case ReportOptions::Records::Flagged:
      return "; flagged records only";
    case ReportOptions::Records::NotScreened:
      return "; records that were not screened only";
    case ReportOptions::Records::FlaggedOrNotScreened:
      return "; flagged records and those that were not screened only";
    case ReportOptions::Records::All:
      break;
  }
  return {};
}

}  // namespace

std::string TableFrame::title(const RunHeader& header) const {
  return wrapped({},
                 fmt::format("Congener screening report {}as of {} for {}{}", since_text(header),
                             to_string(header.as_of),
                             support::printable(support::join(header.jurisdictions, " ")),
                             selection_text(header)),
                 2, page_);
}

std::string TableFrame::labelled(std::string_view label, std::string_view words) const {
  return wrapped(fmt::format("{:<{}}", label, kLabelWidth), words, kLabelWidth, page_);
}

std::string TableFrame::counts(const RunSummary& summary) const {
  return labelled("Records", fmt::format("read {} = flagged {} + no finding {} + not screened {}",
                                         summary.read, summary.flagged, summary.no_finding,
                                         summary.not_screened)) +
         labelled("By status", by_status_text(summary));
}

std::string TableFrame::readings(const RunHeader& header) const {
  std::vector<std::string> readings;
  for (const auto& [name, holds] : header.readings) {
    readings.push_back(name + (holds ? "=yes" : "=no"));
  }
  return readings.empty() ? ""
                          : labelled("Readings", support::printable(support::join(readings, ", ")));
}

/// The packs of the set, where there are several.
std::string TableFrame::packs(const RunHeader& header) const {
  std::string text;
  if (header.packs.size() > 1) {
    for (const ReferencePack& pack : header.packs) {
      text += labelled("  pack", pack_text(pack.id, pack.version, pack.sha256));
    }
  }
  return text;
}

std::string TableFrame::notices(const RunHeader& header) const {
  std::string text;
  for (const std::string& notice : header.notices) {
    text += labelled("Notice", notice);
  }
  return text;
}

std::string TableFrame::calibration(const RunHeader& header) const {
  if (header.calibration_molecules == 0) {
    return labelled("Calibration", "none: how rare a likeness is, is not known");
  }
  const std::string hash = header.calibration_sha256.empty()
                               ? ""
                               : ", SHA-256 " + header.calibration_sha256.substr(0, 12);
  return labelled("Calibration",
                  fmt::format("{} ordinary molecules{}", header.calibration_molecules, hash));
}

std::string TableFrame::settings(const RunHeader& header) const {
  const auto shown = [](const std::string& text) { return support::printable(text); };
  return labelled("As of", to_string(header.as_of) +
                               (header.as_of_is_from_clock ? " (today by the clock, UTC)" : "")) +
         labelled("Smallest grade", to_string(header.minimum_grade)) +
         labelled("False flags", fmt::format("at most {:g} of ordinary molecules without a "
                                             "family's core",
                                             header.max_false_flags)) +
         readings(header) +
         labelled("Reference set",
                  pack_text(header.set_id, header.set_version, header.set_sha256)) +
         packs(header) + notices(header) + calibration(header) +
         labelled("Program",
                  fmt::format("congener {}, RDKit {}, Boost {}", shown(header.program_version),
                              shown(header.rdkit_version), shown(header.boost_version)));
}

/// How the inputs were read, where that is worth a word.
std::string TableFrame::reading(const RunSummary& summary) const {
  std::string text;
  for (const std::string& sentence : sentences_of(summary.reading)) {
    text += labelled("Inputs", support::printable(sentence));
  }
  return text;
}

std::string TableFrame::problems(const RunSummary& summary) const {
  std::string text;
  if (!summary.complete) {
    text += "\nINCOMPLETE: an input ended early. Records may be missing from this report.\n";
  } else if (!summary.input_problems.empty()) {
    text += "\nProblems with the inputs:\n";
  }
  for (const std::string& problem : summary.input_problems) {
    text += wrapped("  - ", support::printable(problem), 4, page_);
  }
  return text;
}

std::string TableFrame::trailer(const RunHeader& header, const RunSummary& summary) const {
  return counts(summary) + reading(summary) + settings(header) + problems(summary);
}

}  // namespace congener::report
