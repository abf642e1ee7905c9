#include "refs_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "congener/in_force.hpp"
#include "refs_text.hpp"
#include "wrapped_text.hpp"

namespace congener::cli {
namespace {

constexpr std::array<LawKind, 4> kLawKinds = {LawKind::Precursors, LawKind::EndProducts,
                                              LawKind::SurveillanceLists,
                                              LawKind::GenericDefinitions};

std::string kind_text(LawKind kind) {
  switch (kind) {
    case LawKind::Precursors:
      return "precursors";
    case LawKind::EndProducts:
      return "end products";
    case LawKind::SurveillanceLists:
      return "surveillance lists";
    case LawKind::GenericDefinitions:
      return "generic definitions";
  }
  return "";
}

std::string read_text(const LawCoverage& coverage) {
  std::string text = coverage.read == ReadState::Whole    ? "read whole"
                     : coverage.read == ReadState::InPart ? "read in part"
                                                          : "not read";
  if (coverage.as_of) {
    text += ", as of " + to_string(*coverage.as_of);
  }
  return coverage.gaps.empty() ? text : text + "; unread: " + coverage.gaps;
}

std::string since_text(const JurisdictionFinding& answer) {
  if (!answer.effective) {
    return "not known";
  }
  return to_string(*answer.effective) + (answer.effective_verified ? "" : " (?)");
}

std::string place_text(const JurisdictionFinding& answer) {
  std::vector<std::string> parts;
  for (const std::string* part : {&answer.instrument, &answer.list, &answer.citation}) {
    if (!part->empty()) {
      parts.push_back(one_line(*part));
    }
  }
  std::string text = joined(parts, "; ");
  return answer.through.jurisdiction.empty()
             ? text
             : fmt::format("{} (through {})", text, answer.through.jurisdiction);
}

using Row = std::vector<std::string>;

/// The last cell of a row, which begins in this column: beside the others where there is room, else
/// on a line of its own.
std::string last_cell(const std::string& cell, std::size_t column, std::size_t width) {
  constexpr std::size_t kLeastRoom = 24;
  constexpr std::size_t kIndent = 4;
  if (width == 0 || column + cell.size() <= width) {
    return cell + "\n";
  }
  return column + kLeastRoom <= width
             ? wrapped(cell, column, width)
             : "\n" + std::string(kIndent, ' ') + wrapped(cell, kIndent, width);
}

std::string paragraph(const std::string& words, std::size_t width) {
  return "\n" + (width == 0 ? words + "\n" : wrapped(words, 0, width));
}

/// A table whose columns are as wide as their cells; the last one is not padded.
void write_table(std::ostream& stream, const std::vector<Row>& rows, std::size_t width) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  for (const Row& row : rows) {
    std::string text;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      text += fmt::format("{:<{}}  ", row[i], widths[i]);
    }
    stream << text << last_cell(row.back(), text.size(), width);
  }
}

Row row_of(const LawInForce& law) {
  return {to_string(law.answer.status), (law.is_class ? "class " : "") + one_line(law.id),
          since_text(law.answer), to_string(law.answer.confidence), place_text(law.answer)};
}

std::string event_text(const CalendarEvent& event) {
  if (event.is_end) {
    return "last day";
  }
  return to_string(event.status);
}

}  // namespace

void list_law(std::ostream& stream, const ReferenceSet& set, const std::string& jurisdiction,
              const Date& day, std::size_t width) {
  const std::vector<LawInForce> laws = law_in_force(set, jurisdiction, day);  // throws
  stream << fmt::format("{} on {}, by {} {}\n", jurisdiction, to_string(day), one_line(set.id),
                        one_line(set.version));
  for (const LawKind kind : kLawKinds) {
    stream << fmt::format("  {:<20} {}\n", kind_text(kind),
                          one_line(read_text(coverage_of(set, jurisdiction, kind))));
  }
  std::vector<Row> rows = {{"status", "substance", "since", "row is", "act, list and citation"}};
  for (const LawInForce& law : laws) {
    rows.push_back(row_of(law));
  }
  stream << '\n';
  write_table(stream, rows, width);
  if (rows.size() == 1) {
    stream << "no row of this set applies there on that day\n";
  }
  stream << paragraph(
      "(?): the day was not read, or only computed. What is not in the table was not found in what "
      "was read; that is no evidence that it is uncontrolled.",
      width);
}

void list_calendar(std::ostream& stream, const ReferenceSet& set,
                   const std::vector<std::string>& jurisdictions, const std::optional<Date>& from,
                   const std::optional<Date>& to, std::size_t width) {
  const LawCalendar calendar = calendar_of(set, jurisdictions);
  std::vector<Row> rows = {{"date", "where", "what", "substance", "list and citation"}};
  for (const CalendarEvent& event : calendar.events) {
    if ((from && event.day < *from) || (to && *to < event.day)) {
      continue;
    }
    std::vector<std::string> place;
    for (const std::string* part : {&event.list, &event.citation}) {
      if (!part->empty()) {
        place.push_back(one_line(*part));
      }
    }
    rows.push_back({to_string(event.day) + (event.is_verified ? "" : " (?)"),
                    event.through.empty()
                        ? event.jurisdiction
                        : fmt::format("{} through {}", event.jurisdiction, event.through),
                    event_text(event), (event.is_class ? "class " : "") + one_line(event.id),
                    joined(place, "; ")});
  }
  write_table(stream, rows, width);
  stream << paragraph(
      fmt::format("(?): the day was not read, or only computed. {} rows have no first day that was "
                  "read and are not in the table; congener refs show tells what is known of them.",
                  calendar.undated_rows),
      width);
}

}  // namespace congener::cli
