// The shipped set day by day: each row with a date, on the day before and on the day.

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

/// A day on which a row begins. For rows without an effective date: the earliest possible day.
struct Begin {
  const char* entry;
  const char* jurisdiction;
  const char* day;
  Status before;
  Status on;
  const char* since;  ///< of the row that answers on the day; "?": not verified
};

const std::vector<Begin> kBegins = {
    {"1-benzyl-4-piperidone", "CA", "2024-09-03", kNone, kListed, "2024-09-03"},
    {"1-benzyl-4-piperidone", "US", "2023-10-24", kNone, kWatch, "2023-10-24"},
    {"1-boc-4-ap", "CA", "2023-08-30", kNone, kListed, "2023-08-30"},
    {"1-boc-4-ap", "CN", "2024-09-01", kNone, kListed, "2024-09-01"},
    {"1-boc-4-ap", "EU", "2023-02-20", kNone, kListed, "2023-02-20"},
    {"1-boc-4-ap", "UN", "2022-11-23", kNone, kListed, "2022-11-23"},
    {"1-boc-4-ap", "US", "2020-05-15", kNone, kCovered, "2020-05-15"},
    {"1-boc-4-ap", "US", "2022-11-09", kCovered, kListed, "2022-11-09"},
    {"1-boc-4-ap", "VN", "2026-01-01", kNone, kListed, "?"},
    {"1-boc-4-bromo-4-ap", "CA", "2023-08-30", kNone, kListed, "2023-08-30"},
    {"1-boc-4-bromo-4-ap", "US", "2023-11-30", kNone, kCovered, "2023-11-30"},
    {"1-boc-4-fluoro-4-ap", "CA", "2023-08-30", kNone, kListed, "2023-08-30"},
    {"1-boc-4-fluoro-4-ap", "US", "2023-10-24", kNone, kWatch, "2023-10-24"},
    {"1-boc-4-fluoro-4-ap", "US", "2023-11-30", kWatch, kCovered, "2023-11-30"},
    {"1-boc-4-piperidone", "CA", "2024-09-03", kNone, kListed, "2024-09-03"},
    {"1-boc-4-piperidone", "CN", "2025-07-20", kNone, kListed, "2025-07-20?"},
    {"1-boc-4-piperidone", "EU", "2025-08-14", kNone, kListed, "2025-08-14?"},
    {"1-boc-4-piperidone", "IN", "2025-01-23", kNone, kListed, "2025-01-23"},
    {"1-boc-4-piperidone", "UN", "2024-12-03", kNone, kListed, "2024-12-03"},
    {"1-boc-4-piperidone", "US", "2023-05-12", kNone, kCovered, "2023-05-12"},
    {"1-boc-4-piperidone", "US", "2025-10-02", kCovered, kListed, "2025-10-02"},
    {"1-boc-4-piperidone", "VN", "2026-01-01", kNone, kListed, "?"},
    {"3-methyl-4-piperidone", "CA", "2024-09-03", kNone, kListed, "2024-09-03"},
    {"4-ap", "CA", "2016-01-01", kNone, kListed, "?"},
    {"4-ap", "CA", "2023-08-30", kListed, kListed, "2023-08-30"},
    {"4-ap", "CN", "2024-09-01", kNone, kListed, "2024-09-01"},
    {"4-ap", "EU", "2023-02-20", kNone, kListed, "2023-02-20"},
    {"4-ap", "MX", "2021-05-13", kNone, kListed, "?"},
    {"4-ap", "UN", "2022-11-23", kNone, kListed, "2022-11-23"},
    {"4-ap", "US", "2020-05-15", kNone, kListed, "2020-05-15"},
    {"4-ap", "US", "2023-11-30", kListed, kListed, "2020-05-15"},
    {"4-ap", "VN", "2026-01-01", kNone, kListed, "?"},
    {"4-fluoro-4-ap", "CA", "2023-08-30", kNone, kListed, "2023-08-30"},
    {"4-fluoro-4-ap", "US", "2023-11-30", kNone, kCovered, "2023-11-30"},
    {"4-piperidone", "CA", "2016-01-01", kNone, kListed, "?"},
    {"4-piperidone", "CA", "2024-09-03", kListed, kListed, "2024-09-03"},
    {"4-piperidone", "CN", "2025-07-20", kNone, kListed, "2025-07-20?"},
    {"4-piperidone", "EU", "2025-08-14", kNone, kListed, "2025-08-14?"},
    {"4-piperidone", "IN", "2025-01-23", kNone, kListed, "2025-01-23"},
    {"4-piperidone", "UN", "2024-12-03", kNone, kListed, "2024-12-03"},
    {"4-piperidone", "US", "2023-05-12", kNone, kListed, "2023-05-12"},
    {"4-piperidone", "VN", "2026-01-01", kNone, kListed, "?"},
    {"anpp", "CA", "2019-05-15", kNone, kListed, "2019-05-15"},
    {"anpp", "CN", "2018-02-01", kNone, kListed, "2018-02-01"},
    {"anpp", "EU", "2018-07-07", kNone, kListed, "2018-07-07"},
    {"anpp", "GB", "2018-05-18", kNone, kListed, "?"},
    {"anpp", "HK", "2018-05-04", kNone, kListed, "?"},
    {"anpp", "MX", "2017-07-18", kNone, kListed, "?"},
    {"anpp", "UN", "2017-10-18", kNone, kListed, "2017-10-18"},
    {"anpp", "US", "2010-08-30", kNone, kListed, "2010-08-30"},
    {"anpp", "VN", "2026-01-01", kNone, kListed, "?"},
    {"benzyl-chloride", "CA", "2025-05-29", kNone, kListed, "2025-05-29"},
    {"benzyl-chloride", "CA", "2026-04-12", kListed, kListed, "2026-04-12"},
    {"benzylfentanyl", "CA", "2019-05-15", kNone, kListed, "2019-05-15"},
    {"benzylfentanyl", "CN", "2019-05-01", kNone, kCovered, "2019-05-01"},
    {"benzylfentanyl", "US", "2020-05-15", kNone, kListed, "2020-05-15"},
    {"norfentanyl", "CA", "2019-05-15", kNone, kListed, "2019-05-15"},
    {"norfentanyl", "CN", "2024-09-01", kNone, kListed, "2024-09-01"},
    {"norfentanyl", "EU", "2023-02-20", kNone, kListed, "2023-02-20"},
    {"norfentanyl", "UN", "2022-11-23", kNone, kListed, "2022-11-23"},
    {"norfentanyl", "US", "2020-05-18", kNone, kListed, "2020-05-18"},
    {"norfentanyl", "VN", "2026-01-01", kNone, kListed, "?"},
    {"npp", "CA", "2016-01-01", kNone, kListed, "?"},
    {"npp", "CN", "2018-02-01", kNone, kListed, "2018-02-01"},
    {"npp", "EU", "2018-07-07", kNone, kListed, "2018-07-07"},
    {"npp", "GB", "2018-05-18", kNone, kListed, "?"},
    {"npp", "HK", "2018-05-04", kNone, kListed, "?"},
    {"npp", "MX", "2017-07-18", kNone, kListed, "?"},
    {"npp", "UN", "2017-10-18", kNone, kListed, "2017-10-18"},
    {"npp", "US", "2007-04-23", kNone, kListed, "2007-04-23?"},
    {"npp", "VN", "2026-01-01", kNone, kListed, "?"},
    {"phenethyl-bromide", "CA", "2025-04-14", kNone, kListed, "2025-04-14"},
    {"phenethyl-bromide", "CA", "2026-04-12", kListed, kListed, "2026-04-12"},
    {"phenethyl-bromide", "US", "2023-10-24", kNone, kWatch, "2023-10-24"},
    {"phenethyl-chloride", "CA", "2026-04-12", kNone, kListed, "2026-04-12"},
    {"phenethyl-iodide", "CA", "2026-04-12", kNone, kListed, "2026-04-12"},
    {"phenethylpiperidinylidene-phenylamine", "CA", "2016-01-01", kNone, kListed, "?"},
    {"propionic-anhydride", "CA", "2025-05-29", kNone, kListed, "2025-05-29"},
    {"propionic-anhydride", "CA", "2026-04-12", kListed, kListed, "2026-04-12"},
    {"propionic-anhydride", "MX", "2021-05-13", kNone, kListed, "?"},
    {"propionyl-chloride", "CA", "2016-01-01", kNone, kListed, "?"},
    {"propionyl-chloride", "MX", "2021-05-13", kNone, kListed, "?"},
    {"propionyl-chloride", "US", "2023-10-24", kNone, kWatch, "2023-10-24"},
    {"propionyl-chloride", "US", "2026-03-10", kWatch, kListed, "?"},
};

Date day_before(const Date& date) {
  if (date.day > 1) {
    return {date.year, date.month, date.day - 1};
  }
  Date before = {date.year, date.month - 1, 31};
  if (date.month == 1) {
    before = {date.year - 1, 12, 31};
  }
  while (!parse_date(to_string(before))) {
    --before.day;
  }
  return before;
}

std::optional<Date> begin_of(const ControlRow& row) {
  return row.period.effective ? row.period.effective : row.period.earliest;
}

}  // namespace

TEST_CASE("each dated row of the shipped set changes the answer on its day", "[unit]") {
  for (const Begin& begin : kBegins) {
    CAPTURE(begin.entry, begin.jurisdiction, begin.day);
    const std::string before = to_string(day_before(day(begin.day)));
    CHECK(say(begin.entry, begin.jurisdiction, before).status == begin.before);
    const JurisdictionFinding answer = say(begin.entry, begin.jurisdiction, begin.day);
    CHECK(answer.status == begin.on);
    const std::string since = answer.effective ? to_string(*answer.effective) : "";
    CHECK(since + (answer.effective_verified ? "" : "?") == begin.since);
  }
}

TEST_CASE("no dated row of the shipped set is left out above", "[unit]") {
  std::multiset<std::string> expected;
  for (const Begin& begin : kBegins) {
    expected.insert(std::string(begin.entry) + " " + begin.jurisdiction + " " + begin.day);
  }
  std::multiset<std::string> found;
  for (const Entry& entry : shipped_set()->entries) {
    if (entry.role == EntryRole::EndProduct) {
      continue;  // all of them in one test below
    }
    for (const ControlRow& row : entry.controls) {
      if (const auto begin = begin_of(row)) {
        found.insert(entry.id + " " + row.jurisdiction + " " + to_string(*begin));
      }
    }
  }
  CHECK(found == expected);
}

TEST_CASE("end products that Canada names are listed there from the day of the item's text",
          "[unit]") {
  std::size_t named = 0;
  for (const Entry& entry : shipped_set()->entries) {
    if (entry.role != EntryRole::EndProduct) {
      continue;
    }
    CAPTURE(entry.id);
    CHECK(say(entry.id, "CA", "2018-04-03").status == kNone);
    const JurisdictionFinding answer = say(entry.id, "CA", "2018-04-04");
    CHECK(answer.status == kListed);
    CHECK(answer.list.find("item 16") != std::string::npos);
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
  CHECK(say("4-ap", "US", kToday).citation == "85 FR 20822 (DEA-497)");
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
  CHECK(say("npp", "US", "2008-07-25").effective == day("2007-04-23"));
}

TEST_CASE("a listing known by a day is verified from that day", "[unit]") {
  CHECK_FALSE(say("benzylfentanyl", "DE", "2025-04-29").effective_verified);
  CHECK(say("benzylfentanyl", "DE", "2025-04-30").effective_verified);
  CHECK_FALSE(say("npp", "CA", "2017-12-26").effective_verified);
  CHECK(say("npp", "CA", "2017-12-27").effective_verified);
}

TEST_CASE("no jurisdiction of the shipped set ever falls back to a lower status", "[unit]") {
  std::set<std::string> days;
  for (const Begin& begin : kBegins) {
    days.insert(to_string(day_before(day(begin.day))));
    days.insert(begin.day);
  }
  days.insert({"2026-04-13", "2026-04-14", "2026-05-28", "2026-05-29", kToday});
  std::map<std::string, Status> last;
  for (const std::string& as_of : days) {
    const auto table = table_of(*shipped_set(), as_of);
    for (const Entry& entry : shipped_set()->entries) {
      std::vector<Resemblance> nearest;
      for (const auto& answer : table.decide({identity_of(entry.id)}, {}, nearest)) {
        CAPTURE(as_of, entry.id, answer.jurisdiction);
        Status& highest = last.try_emplace(entry.id + answer.jurisdiction, kNone).first->second;
        CHECK(answer.status >= highest);
        highest = std::max(highest, answer.status);
      }
    }
  }
}
