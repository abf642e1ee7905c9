// The shipped set day by day, where a row or its date is special; the table of expected answers
// asks each dated row on both sides (tests/reference_sets).

#include <map>
#include <set>

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr Status kNone = Status::NoFinding;
constexpr Status kWatch = Status::Watch;
constexpr Status kCovered = Status::Covered;
constexpr Status kListed = Status::Listed;

std::optional<Date> begin_of(const ControlRow& row) {
  return row.period.effective ? row.period.effective : row.period.earliest;
}

}  // namespace

TEST_CASE(
    "end products that Canada names are listed there, and surely since the day of the item's text",
    "[unit]") {
  std::size_t named = 0;
  for (const Entry& entry : shipped_set()->entries) {
    const bool is_named =
        std::any_of(entry.controls.begin(), entry.controls.end(), [](const ControlRow& row) {
          return row.jurisdiction == "CA" && row.list.find("item 16") != std::string::npos;
        });
    if (entry.role != EntryRole::EndProduct || !is_named) {
      continue;
    }
    CAPTURE(entry.id);
    // 2018-04-04 is the state of a consolidation, not a day of listing.
    CHECK(say(entry.id, "CA", "2018-04-03").status == kListed);
    CHECK_FALSE(say(entry.id, "CA", "2018-04-03").effective_verified);
    CHECK(say(entry.id, "CA", "2018-04-04").effective_verified);
    CHECK_FALSE(say(entry.id, "CA", "2018-04-04").effective);
    ++named;
  }
  CHECK(named == 14);
}

TEST_CASE("a row that ends does so after its last day", "[unit]") {
  // Both closed listings are followed by the open wording on the next day.
  CHECK(say("4-ap", "CA", "2023-08-29").citation == "SOR/2016-295 (history note)");
  CHECK(say("4-ap", "CA", "2023-08-30").citation == "SOR/2023-103 s. 1");
  CHECK(say("4-piperidone", "CA", "2024-09-02").citation == "SOR/2016-295 (history note)");
  CHECK(say("4-piperidone", "CA", "2024-09-03").citation == "SOR/2024-98 s. 2");
}

TEST_CASE("covered, then listed on its own: two carbamates in the United States", "[unit]") {
  CHECK(say("1-boc-4-ap", "US", "2020-05-14").status == kNone);
  CHECK(say("1-boc-4-ap", "US", "2020-05-15").citation == "85 FR 20822");
  CHECK(say("1-boc-4-ap", "US", "2022-11-08").status == kCovered);
  CHECK(say("1-boc-4-ap", "US", "2022-11-09").citation == "87 FR 67550 (FR Doc 2022-24155)");
  CHECK(say("1-boc-4-piperidone", "US", "2023-05-12").citation == "88 FR 21902");
  CHECK(say("1-boc-4-piperidone", "US", "2025-10-01").status == kCovered);
  CHECK(say("1-boc-4-piperidone", "US", "2025-10-02").status == kListed);
  CHECK(say("1-boc-4-piperidone", "US", kToday).effective == day("2025-10-02"));
}

TEST_CASE("covered only: 4-fluoro-4-AP in the United States, on our reading", "[unit]") {
  CHECK(say("4-fluoro-4-ap", "US", "2023-11-29").status == kNone);
  const JurisdictionFinding today = say("4-fluoro-4-ap", "US", kToday);
  CHECK(today.status == kCovered);
  CHECK(today.confidence == Confidence::Derived);
  CHECK(today.effective_verified);  // the date was read; the reach is our reading
}

TEST_CASE("temporary, then permanent: three reagents in Canada", "[unit]") {
  for (const std::string entry : {"propionic-anhydride", "benzyl-chloride", "phenethyl-bromide"}) {
    CAPTURE(entry);
    CHECK(say(entry, "CA", "2026-04-11").list == "Schedule V Part 2 (temporary)");
    const auto permanent = say(entry, "CA", "2026-04-12");
    CHECK(permanent.list.find("Schedule VI") == 0);
    CHECK(permanent.effective == day("2026-04-12"));
    CHECK(say(entry, "CA", "2026-05-29").list == permanent.list);
  }
}

TEST_CASE("a listing answers before its extension: 4-AP in the United States", "[unit]") {
  CHECK(say("4-ap", "US", kToday).citation.find("85 FR 20822") == 0);
  CHECK(say("4-ap", "US", kToday).effective == day("2020-05-15"));
}

TEST_CASE("watched, not listed: phenethyl bromide in the United States", "[unit]") {
  CHECK(say("phenethyl-bromide", "US", "2023-10-23").status == kNone);
  CHECK(say("phenethyl-bromide", "US", "2023-10-24").status == kWatch);
  CHECK(say("phenethyl-bromide", "US", kToday).status == kWatch);
}

TEST_CASE("an interim date in doubt is verified by the final rule: NPP in the United States",
          "[unit]") {
  CHECK_FALSE(say("npp", "US", "2007-04-23").effective_verified);
  CHECK_FALSE(say("npp", "US", "2008-07-24").effective_verified);
  CHECK(say("npp", "US", "2008-07-25").effective_verified);
}

TEST_CASE("a listing known by a day is verified from that day", "[unit]") {
  CHECK_FALSE(say("benzylfentanyl", "DE", "2025-04-29").effective_verified);
  CHECK(say("benzylfentanyl", "DE", "2025-04-30").effective_verified);
  CHECK_FALSE(say("npp", "CA", "2017-12-26").effective_verified);
  CHECK(say("npp", "CA", "2017-12-27").effective_verified);
}

TEST_CASE("no jurisdiction of the shipped set ever falls back to a lower status", "[unit]") {
  std::set<Date> days = {day(kToday)};
  for (const Entry& entry : shipped_set()->entries) {
    for (const ControlRow& row : entry.controls) {
      if (const auto begin = begin_of(row)) {
        days.insert({day_before(*begin), *begin});
      }
      if (row.period.last_day) {
        days.insert({*row.period.last_day, day_after(*row.period.last_day)});
      }
    }
  }
  std::map<std::string, Status> last;
  for (const Date& as_of : days) {
    const law::JurisdictionTable table(*shipped_set(), as_of, shipped_set()->jurisdictions);
    for (const Entry& entry : shipped_set()->entries) {
      std::vector<Resemblance> nearest;
      for (const auto& answer : table.decide({identity_of(entry.id)}, {}, nearest)) {
        CAPTURE(to_string(as_of), entry.id, answer.jurisdiction);
        Status& highest = last.try_emplace(entry.id + answer.jurisdiction, kNone).first->second;
        // The order of 2018 on the class ended when the Act took its place; a class answers then.
        const bool is_passed_on =
            highest == kCovered && answer.jurisdiction == "US" && as_of >= day("2025-07-16");
        CHECK((answer.status >= highest || is_passed_on));
        highest = std::max(highest, answer.status);
      }
    }
  }
}
