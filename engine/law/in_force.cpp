#include "congener/in_force.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "congener/error.hpp"
#include "law/answer.hpp"
#include "law/standing.hpp"
#include "support/text.hpp"

namespace congener {
namespace law {
namespace {

void check_jurisdiction(const ReferenceSet& set, const std::string& name) {
  const auto holds = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!holds(set.jurisdictions) && !holds(set.further_jurisdictions)) {
    throw OptionError(fmt::format("jurisdiction {} is not in the reference set, which has {}",
                                  support::printable(name),
                                  support::join(set.jurisdictions, ", ")));
  }
}

bool says_something(const ControlRow& row) {
  return status_of(row.status) != Status::NoFinding;
}

/// Collects the events of the jurisdictions that are asked.
class CalendarMaker {
 public:
  explicit CalendarMaker(const std::vector<std::string>& jurisdictions)
      : jurisdictions_(jurisdictions) {}

  template <typename Item>
  void add(const Item& item, bool is_class) {
    for (const ControlRow& row : item.controls) {
      const bool is_asked = std::find(jurisdictions_.begin(), jurisdictions_.end(),
                                      row.jurisdiction) != jurisdictions_.end();
      if (is_asked && says_something(row)) {
        add_row(row, {{},
                      false,
                      false,
                      row.jurisdiction,
                      is_class,
                      item.id,
                      item.name,
                      row.status,
                      row.list,
                      row.citation,
                      row.through.jurisdiction});
      }
    }
  }

  LawCalendar finished() {
    const auto position = [&](const std::string& name) {
      return std::find(jurisdictions_.begin(), jurisdictions_.end(), name) - jurisdictions_.begin();
    };
    std::stable_sort(calendar_.events.begin(), calendar_.events.end(),
                     [&](const CalendarEvent& a, const CalendarEvent& b) {
                       return std::make_tuple(a.day, position(a.jurisdiction)) <
                              std::make_tuple(b.day, position(b.jurisdiction));
                     });
    return std::move(calendar_);
  }

 private:
  void add_row(const ControlRow& row, CalendarEvent event) {
    if (row.period.effective) {
      event.day = *row.period.effective;
      event.is_verified = is_verified(row.period.effective_confidence);
      calendar_.events.push_back(event);
    } else {
      ++calendar_.undated_rows;
    }
    if (row.period.last_day) {
      event.day = *row.period.last_day;
      event.is_end = true;
      event.is_verified = is_verified(row.confidence);
      calendar_.events.push_back(event);
    }
  }

  const std::vector<std::string>& jurisdictions_;
  LawCalendar calendar_;
};

}  // namespace
}  // namespace law

std::vector<LawInForce> law_in_force(const ReferenceSet& set, const std::string& jurisdiction,
                                     const Date& day) {
  law::check_jurisdiction(set, jurisdiction);
  if (!parse_date(to_string(day))) {
    throw OptionError("law_in_force needs a day of the calendar (YYYY-MM-DD)");
  }
  std::vector<LawInForce> laws;
  for (const Entry& entry : set.entries) {
    const auto cell = law::answer_on(law::rows_of(entry, jurisdiction), day);
    if (cell.status >= Status::Watch) {
      laws.push_back(
          {false, entry.id, entry.name, law::finding_from(cell, jurisdiction, entry.id)});
    }
  }
  std::stable_sort(laws.begin(), laws.end(), [](const LawInForce& a, const LawInForce& b) {
    return a.answer.status > b.answer.status;
  });
  for (const StructureClass& definition : set.classes) {
    const auto cell = law::answer_on(law::rows_of(definition), day);
    if (definition.jurisdiction == jurisdiction && cell.row != nullptr) {
      laws.push_back({true, definition.id, definition.name,
                      law::finding_from(cell, jurisdiction, definition.entry)});
    }
  }
  return laws;
}

LawCalendar calendar_of(const ReferenceSet& set, const std::vector<std::string>& jurisdictions) {
  for (const std::string& name : jurisdictions) {
    law::check_jurisdiction(set, name);
  }
  law::CalendarMaker maker(jurisdictions.empty() ? set.jurisdictions : jurisdictions);
  for (const Entry& entry : set.entries) {
    maker.add(entry, false);
  }
  for (const StructureClass& definition : set.classes) {
    maker.add(definition, true);
  }
  return maker.finished();
}

}  // namespace congener
