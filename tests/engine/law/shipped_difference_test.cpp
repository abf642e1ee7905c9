// Differences of the shipped set between days: named orders come out by themselves, and what is
// told adds up.

#include <map>
#include <set>
#include <utility>

#include "catch.hpp"
#include "congener/difference.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Cell = std::pair<std::string, std::string>;  // jurisdiction, entry
using Statuses = std::map<Cell, Status>;           // without those of no finding

std::vector<std::string> told(const std::string& from, const std::string& to) {
  std::vector<std::string> texts;
  for (const ReferenceChange& change : changes_between(*shipped_set(), day(from), day(to))) {
    texts.push_back(change.jurisdiction + " " + change.id + " " + to_string(change.kind));
  }
  return texts;
}

using Told = std::vector<std::string>;

/// Every day on which a row of an entry could begin or end, and one before and after all.
std::vector<Date> days_of_rows() {
  std::set<Date> days = {{1980, 1, 1}, {2030, 1, 1}};
  for (const Entry& entry : shipped_set()->entries) {
    for (const ControlRow& row : entry.controls) {
      const ControlPeriod& period = row.period;
      for (const auto& date :
           {period.published, period.effective, period.earliest, period.latest}) {
        if (date) {
          days.insert(*date);
        }
      }
      if (period.last_day) {
        days.insert(day_after(*period.last_day));
      }
    }
  }
  return {days.begin(), days.end()};
}

/// What the detector's table says of the entries themselves.
Statuses statuses_on(const Date& date) {
  const auto table = table_of(*shipped_set(), to_string(date));
  Statuses statuses;
  for (const Entry& entry : shipped_set()->entries) {
    std::vector<Resemblance> nearest;
    for (const JurisdictionFinding& answer : table.decide({identity_of(entry.id)}, {}, nearest)) {
      if (answer.status != Status::NoFinding) {
        statuses[{answer.jurisdiction, entry.id}] = answer.status;
      }
    }
  }
  return statuses;
}

/// Applies changes; each must begin where the statuses stand.
void replay(const std::vector<ReferenceChange>& changes, Statuses& statuses) {
  const Statuses start = statuses;
  for (const ReferenceChange& change : changes) {
    if (change.kind_of_subject != "entry") {
      continue;
    }
    const Cell cell = {change.jurisdiction, change.id};
    const auto stood = start.find(cell);
    CHECK((stood == start.end() ? Status::NoFinding : stood->second) == change.before);
    statuses.erase(cell);
    if (change.after != Status::NoFinding) {
      statuses[cell] = change.after;
    }
  }
}

}  // namespace

TEST_CASE("China's order of 1 September 2024 comes out by itself", "[unit]") {
  CHECK(told("2024-08-31", "2024-09-01") == Told{"CN 1-boc-4-ap became_listed",
                                                 "CN 4-ap became_listed",
                                                 "CN norfentanyl became_listed"});
  for (const ReferenceChange& change :
       changes_between(*shipped_set(), day("2024-08-31"), day("2024-09-01"))) {
    CHECK(change.citation == "six-ministry announcement of 2 Aug 2024");
    CHECK(change.effective == day("2024-09-01"));
  }
}

TEST_CASE("the American halide rule covers and widens on one day", "[unit]") {
  const Told changes = told("2023-11-29", "2023-11-30");
  CHECK(contains(changes, "US 4-ap widened"));
  CHECK(contains(changes, "US 4-fluoro-4-ap became_covered"));
  for (const std::string& change : changes) {
    CHECK(change.substr(0, 3) == "US ");
  }
}

TEST_CASE("a temporary listing of Canada that a permanent one replaced ends without a word",
          "[unit]") {
  CHECK_FALSE(contains(told("2026-05-28", "2026-05-29"), "CA benzyl-chloride narrowed_or_ended"));
  CHECK(contains(told("2026-04-11", "2026-04-12"), "CA benzyl-chloride citation_changed"));
}

TEST_CASE("the changes of one interval are those of its parts taken together", "[unit]") {
  const std::vector<Date> days = days_of_rows();
  REQUIRE(days.size() > 40);
  std::vector<std::vector<ReferenceChange>> steps;
  for (std::size_t i = 1; i < days.size(); ++i) {
    steps.push_back(changes_between(*shipped_set(), days[i - 1], days[i]));
  }
  for (std::size_t from = 0; from < days.size(); ++from) {
    const Statuses start = statuses_on(days[from]);
    Statuses by_steps = start;
    for (std::size_t to = from + 1; to < days.size(); ++to) {
      CAPTURE(to_string(days[from]), to_string(days[to]));
      replay(steps[to - 1], by_steps);
      Statuses at_once = start;
      replay(changes_between(*shipped_set(), days[from], days[to]), at_once);
      REQUIRE(at_once == by_steps);
    }
  }
}

TEST_CASE("what the changes add up to is what the detector's table says", "[unit]") {
  const std::vector<Date> days = days_of_rows();
  Statuses statuses = statuses_on(days.front());
  for (std::size_t i = 1; i < days.size(); ++i) {
    CAPTURE(to_string(days[i]));
    replay(changes_between(*shipped_set(), days[i - 1], days[i]), statuses);
    REQUIRE(statuses == statuses_on(days[i]));
  }
}

TEST_CASE("nothing happens between two days without a date of a row in between", "[unit]") {
  const std::vector<Date> days = days_of_rows();
  std::size_t quiet = 0;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const Date next = day_after(days[i - 1]);
    if (next < days[i]) {
      CAPTURE(to_string(next));
      // Limbs of classes have dates of their own.
      for (const ReferenceChange& change : changes_between(*shipped_set(), days[i - 1], next)) {
        CHECK(change.kind_of_subject == "class");
      }
      ++quiet;
    }
  }
  CHECK(quiet > 20);
}
