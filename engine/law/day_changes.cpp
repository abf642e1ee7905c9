#include "law/day_changes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "finding/order.hpp"

namespace congener::law {
namespace {

/// A NoFinding without entry where the jurisdiction has nothing to say.
JurisdictionFinding answer_of(const std::vector<JurisdictionFinding>& answers,
                              const std::string& jurisdiction) {
  for (const JurisdictionFinding& answer : answers) {
    if (answer.jurisdiction == jurisdiction) {
      return answer;
    }
  }
  JurisdictionFinding nothing;
  nothing.jurisdiction = jurisdiction;
  return nothing;
}

/// The class where no entry is behind it.
Note note_on(const Date& date, const JurisdictionFinding& answer) {
  Note note;
  note.kind = Note::Kind::EarlierAnswer;
  note.date = date;
  note.status = answer.status;
  note.subject = answer.entry.empty() ? answer.rule : answer.entry;
  note.citation = answer.citation;
  return note;
}

/// The grade of a jurisdiction's resemblance; None where it says something else.
Grade grade_of(const JurisdictionFinding& answer) {
  return answer.status == Status::Analogue ? answer.grade : Grade::None;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Those of either day, with the changed jurisdictions in which they are in force on either day.
std::vector<Resemblance> explaining(const std::vector<Resemblance>& before,
                                    const std::vector<Resemblance>& after,
                                    const std::vector<StatusChange>& changes) {
  std::vector<Resemblance> kept;
  for (const auto* day : {&after, &before}) {
    for (const Resemblance& resemblance : *day) {
      const auto is_it = [&](const Resemblance& other) { return other.entry == resemblance.entry; };
      auto place = std::find_if(kept.begin(), kept.end(), is_it);
      if (place == kept.end()) {
        place = kept.insert(kept.end(), resemblance);
        place->jurisdictions.clear();
      }
      for (const StatusChange& change : changes) {
        if (holds(resemblance.jurisdictions, change.jurisdiction) &&
            !holds(place->jurisdictions, change.jurisdiction)) {
          place->jurisdictions.push_back(change.jurisdiction);
        }
      }
    }
  }
  const auto is_nowhere = [](const Resemblance& item) { return item.jurisdictions.empty(); };
  kept.erase(std::remove_if(kept.begin(), kept.end(), is_nowhere), kept.end());
  std::sort(kept.begin(), kept.end(), finding::is_closer);
  return kept;
}

bool has_changed(const std::vector<StatusChange>& changes, const std::string& jurisdiction) {
  return std::any_of(changes.begin(), changes.end(), [&](const StatusChange& change) {
    return change.jurisdiction == jurisdiction;
  });
}

}  // namespace

Finding changes(const Finding& before, Finding after, const Date& first_day,
                const std::vector<std::string>& jurisdictions) {
  const std::vector<JurisdictionFinding> answers = std::move(after.jurisdictions);
  after.jurisdictions.clear();
  if (after.status == Status::NotScreened) {
    return after;
  }
  after.status = Status::NoFinding;
  Grade grade = Grade::None;
  for (const std::string& jurisdiction : jurisdictions) {
    const JurisdictionFinding then = answer_of(before.jurisdictions, jurisdiction);
    JurisdictionFinding now = answer_of(answers, jurisdiction);
    if (then.status == now.status) {
      continue;
    }
    after.changes.push_back({jurisdiction, then.status, now.status});
    after.status = std::max({after.status, then.status, now.status});
    grade = std::max({grade, grade_of(then), grade_of(now)});
    now.notes.insert(now.notes.begin(), note_on(first_day, then));
    after.jurisdictions.push_back(std::move(now));
  }
  after.grade = after.status == Status::Analogue ? grade : Grade::None;
  auto& classes = after.classes;
  const auto is_unchanged = [&](const ClassFinding& item) {
    return !has_changed(after.changes, item.jurisdiction);
  };
  classes.erase(std::remove_if(classes.begin(), classes.end(), is_unchanged), classes.end());
  after.nearest = explaining(before.nearest, after.nearest, after.changes);
  return after;
}

}  // namespace congener::law
