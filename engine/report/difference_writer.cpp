#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "congener/difference.hpp"
#include "congener/error.hpp"
#include "congener/report.hpp"
#include "report/cells.hpp"
#include "report/json_line.hpp"
#include "support/text.hpp"

namespace congener {
namespace {

using report::Dialect;
using report::Json;

std::string date_text(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

std::string verified_text(const ReferenceChange& change) {
  return change.effective_verified ? "yes" : "no";
}

void write_delimited(std::ostream& stream, Dialect dialect,
                     const std::vector<ReferenceChange>& changes) {
  stream << report::row_of(
      {"jurisdiction", "subject", "id", "name", "change", "before", "after", "citation",
       "instrument", "effective", "effective_verified", "confidence", "words"},
      dialect);
  for (const ReferenceChange& change : changes) {
    std::vector<std::string> row = {change.jurisdiction, change.kind_of_subject, change.id,
                                    change.name, to_string(change.kind)};
    if (rests_on_row(change)) {
      row.insert(row.end(), {to_string(change.before), to_string(change.after), change.citation,
                             change.instrument, date_text(change.effective), verified_text(change),
                             to_string(change.confidence)});
    } else {
      row.resize(row.size() + 7);
    }
    row.push_back(change.words);
    for (std::string& cell : row) {
      cell = report::text_cell(cell, dialect);
    }
    stream << report::row_of(row, dialect);
  }
}

Json side_json(const DifferenceSide& side) {
  Json json;
  json["set"] = report::pack_json(side.set_id, side.set_version, side.set_sha256);
  json["as_of"] = to_string(side.as_of);
  return json;
}

Json header_json(const DifferenceHeader& header) {
  Json json;
  json["type"] = "difference";
  json["schema"] = report::kSchema;
  json["program"]["congener"] = header.program_version;
  json["from"] = side_json(header.from);
  json["to"] = side_json(header.to);
  json["jurisdictions"] = header.jurisdictions;
  json["notice"] = kLimitsSentence;
  return json;
}

Json change_json(const ReferenceChange& change) {
  const bool has_row = rests_on_row(change);
  const auto of_row = [&](Json value) { return has_row ? std::move(value) : Json(nullptr); };
  Json json;
  json["type"] = "change";
  json["jurisdiction"] = report::text_or_null(change.jurisdiction);
  json["subject"] = change.kind_of_subject;
  json["id"] = change.id;
  json["name"] = change.name;
  json["change"] = to_string(change.kind);
  json["before"] = of_row(to_string(change.before));
  json["after"] = of_row(to_string(change.after));
  json["citation"] = of_row(change.citation);
  json["instrument"] = of_row(change.instrument);
  json["effective"] = of_row(report::date_or_null(change.effective));
  json["effective_verified"] = of_row(change.effective_verified);
  json["confidence"] = of_row(to_string(change.confidence));
  json["words"] = change.words;
  return json;
}

void write_json(std::ostream& stream, const DifferenceHeader& header,
                const std::vector<ReferenceChange>& changes) {
  stream << report::to_line(header_json(header)) << '\n';
  for (const ReferenceChange& change : changes) {
    stream << report::to_line(change_json(change)) << '\n';
  }
  Json summary;
  summary["type"] = "summary";
  summary["changes"] = changes.size();
  stream << report::to_line(summary) << '\n';
}

std::string pack_text(const DifferenceSide& side) {
  return fmt::format("{} {} (SHA-256 {})", side.set_id, side.set_version,
                     side.set_sha256.substr(0, 12));
}

std::string title_text(const DifferenceHeader& header) {
  const std::string jurisdictions = support::join(header.jurisdictions, " ");
  if (header.from.as_of != header.to.as_of) {
    return fmt::format("Changes after {}, up to and including {}, for {}: {}",
                       to_string(header.from.as_of), to_string(header.to.as_of), jurisdictions,
                       pack_text(header.to));
  }
  return fmt::format("Changes from {} to {}, statuses as of {}, for {}", pack_text(header.from),
                     pack_text(header.to), to_string(header.to.as_of), jurisdictions);
}

std::string source_text(const ReferenceChange& change) {
  std::string text = change.citation;
  if (!change.instrument.empty()) {
    text += "; " + change.instrument;
  }
  text += change.effective ? "; effective " + to_string(*change.effective)
                           : std::string("; effective date not known");
  return text + fmt::format("{}; {}", change.effective_verified ? "" : " (not verified)",
                            to_string(change.confidence));
}

void write_table(std::ostream& stream, const DifferenceHeader& header,
                 const std::vector<ReferenceChange>& changes) {
  const auto line = [&](std::size_t indent, const std::string& text) {
    stream << std::string(indent, ' ') << support::printable(text) << '\n';
  };
  stream << support::printable(title_text(header)) << '\n';
  const ReferenceChange* last = nullptr;
  for (const ReferenceChange& change : changes) {
    if (last == nullptr || last->jurisdiction != change.jurisdiction) {
      stream << '\n';
      line(0, change.jurisdiction.empty() ? "Entries" : change.jurisdiction);
    }
    last = &change;
    std::string head = fmt::format("{} {} ({}): {}", change.kind_of_subject, change.id, change.name,
                                   to_string(change.kind));
    if (rests_on_row(change)) {
      head += fmt::format(", {} -> {}", to_string(change.before), to_string(change.after));
    }
    line(2, head);
    if (rests_on_row(change)) {
      line(4, source_text(change));
    }
    line(4, change.words);
  }
  stream << fmt::format("\n{} change{}\n\n", changes.size(), changes.size() == 1 ? "" : "s")
         << kLimitsSentence << '\n';
}

}  // namespace

void write_changes(std::ostream& stream, ReportFormat format, const DifferenceHeader& header,
                   const std::vector<ReferenceChange>& changes) {
  switch (format) {
    case ReportFormat::Tsv:
      write_delimited(stream, Dialect::Tsv, changes);
      break;
    case ReportFormat::Csv:
      write_delimited(stream, Dialect::Csv, changes);
      break;
    case ReportFormat::JsonLines:
      write_json(stream, header, changes);
      break;
    case ReportFormat::Table:
      write_table(stream, header, changes);
      break;
    default:
      throw OptionError("a comparison is written as TSV, CSV, JSON Lines or a table; choose one");
  }
  stream.flush();
}

}  // namespace congener
