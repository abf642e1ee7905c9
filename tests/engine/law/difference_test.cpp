// What is told between two days of a small set of invented rows and classes.

#include "congener/difference.hpp"

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Changes = std::vector<ReferenceChange>;
using Rows = std::vector<ControlRow>;

Changes between(const ReferenceSet& set, const std::string& from, const std::string& to) {
  return changes_between(set, day(from), day(to));
}

/// Of one entry "a" with these rows.
Changes between(const Rows& rows, const std::string& from, const std::string& to) {
  return between(set_of({{"a", rows}}), from, to);
}

/// "XX entry a became_listed no_finding>listed row own", one per change.
std::vector<std::string> told(const Changes& changes) {
  std::vector<std::string> texts;
  for (const ReferenceChange& change : changes) {
    texts.push_back(change.jurisdiction + " " + change.kind_of_subject + " " + change.id + " " +
                    to_string(change.kind) + " " + to_string(change.before) + ">" +
                    to_string(change.after) + " " + change.citation);
  }
  return texts;
}

using Told = std::vector<std::string>;

ControlRow until(ControlRow row, const std::string& last_day) {
  row.period.last_day = day(last_day);
  return row;
}

ControlRow unverified(ControlRow row) {
  row.period.effective_confidence = Confidence::Derived;
  return row;
}

StructureClass class_of(const Rows& rows) {
  StructureClass rule;
  rule.id = "c";
  rule.name = "class c";
  rule.jurisdiction = "YY";
  rule.controls = rows;
  return rule;
}

ReferenceSet set_with(const StructureClass& rule) {
  ReferenceSet set = set_of({{"a", {}}});
  set.classes.push_back(rule);
  return set;
}

ClassLimb limb(const std::string& key, const std::string& effective) {
  ClassLimb result;
  result.key = key;
  result.words = "words of " + key;
  result.effective = day(effective);
  result.effective_confidence = Confidence::Confirmed;
  return result;
}

}  // namespace

TEST_CASE("a row begins on its first day, not before and not after", "[unit]") {
  const Rows rows = {row("own", ControlStatus::Listed, "2020-06-01")};
  CHECK(between(rows, "2020-01-01", "2020-05-31").empty());
  CHECK(between(rows, "2020-06-01", "2020-12-31").empty());
  CHECK(between(rows, "2020-06-01", "2020-06-01").empty());
  const Changes changes = between(rows, "2020-05-31", "2020-06-01");
  CHECK(told(changes) == Told{"XX entry a became_listed no_finding>listed row own"});
  CHECK(changes[0].effective == day("2020-06-01"));
  CHECK(changes[0].effective_verified);
  CHECK(changes[0].confidence == Confidence::Confirmed);
  CHECK(changes[0].words == "scope own");
}

TEST_CASE("coverage and watch lists have kinds of their own", "[unit]") {
  CHECK(told(between({row("c", ControlStatus::Covered, "2020-06-01")}, "2020-01-01",
                     "2021-01-01")) == Told{"XX entry a became_covered no_finding>covered row c"});
  CHECK(told(between({row("w", ControlStatus::Watch, "2020-06-01")}, "2020-01-01", "2021-01-01")) ==
        Told{"XX entry a became_watched no_finding>watch row w"});
}

TEST_CASE("an own entry that replaces coverage became listed and names what stood before",
          "[unit]") {
  const Changes changes = between({row("words", ControlStatus::Covered, "2019-01-01"),
                                   row("own", ControlStatus::Listed, "2020-06-01")},
                                  "2020-01-01", "2021-01-01");
  CHECK(told(changes) == Told{"XX entry a became_listed covered>listed row own"});
  CHECK(changes[0].words == "scope own; before: row words (covered)");
}

TEST_CASE("an amendment of a listing widens it", "[unit]") {
  const Rows rows = {row("own", ControlStatus::Listed, "2019-01-01"),
                     row("wider", ControlStatus::ScopeExtended, "2020-06-01")};
  CHECK(told(between(rows, "2020-05-31", "2020-06-01")) ==
        Told{"XX entry a widened listed>listed row wider"});
  // Listed and widened in the same interval: both are told, with the statuses of the two days.
  CHECK(told(between(rows, "2018-01-01", "2021-01-01")) ==
        Told{"XX entry a became_listed no_finding>listed row own",
             "XX entry a widened no_finding>listed row wider"});
  // The amendment is all that is known, or takes over: it is told once.
  CHECK(told(between({rows[1]}, "2020-01-01", "2021-01-01")) ==
        Told{"XX entry a became_listed no_finding>listed row wider"});
  CHECK(told(between({until(rows[0], "2020-05-31"), rows[1]}, "2020-05-31", "2020-06-01")) ==
        Told{"XX entry a widened listed>listed row wider"});
}

TEST_CASE("a row that ends without a successor is told with its last day", "[unit]") {
  const Rows rows = {until(row("short", ControlStatus::Temporary, "2020-01-01"), "2020-12-31")};
  CHECK(between(rows, "2020-12-30", "2020-12-31").empty());
  const Changes changes = between(rows, "2020-12-31", "2021-01-01");
  CHECK(told(changes) == Told{"XX entry a narrowed_or_ended listed>no_finding row short"});
  CHECK(changes[0].words == "scope short; last day 2020-12-31");
  const Changes narrowed = between({rows[0], row("words", ControlStatus::Covered, "2019-01-01")},
                                   "2020-12-31", "2021-01-01");
  CHECK(told(narrowed) == Told{"XX entry a narrowed_or_ended listed>covered row short"});
  CHECK_THAT(narrowed[0].words, ContainsText("now: row words (covered)"));
}

TEST_CASE("a successor of equal status changes the citation only", "[unit]") {
  const Changes changes =
      between({until(row("short", ControlStatus::Temporary, "2020-01-01"), "2020-12-31"),
               row("lasting", ControlStatus::Listed, "2021-01-01")},
              "2020-12-31", "2021-01-01");
  CHECK(told(changes) == Told{"XX entry a citation_changed listed>listed row lasting"});
  CHECK_THAT(changes[0].words, ContainsText("before: row short (temporary)"));
}

TEST_CASE("a row that begins beside a better one is no news", "[unit]") {
  CHECK(between({row("own", ControlStatus::Listed, "2019-01-01"),
                 row("second", ControlStatus::Listed, "2020-06-01"),
                 row("words", ControlStatus::Covered, "2020-06-01"),
                 row("search", ControlStatus::NotFound, "2020-06-01")},
                "2020-01-01", "2021-01-01")
            .empty());
}

TEST_CASE("a status that rests on a date in doubt says so", "[unit]") {
  ControlRow doubtful = unverified(row("own", ControlStatus::Listed, "2020-06-01"));
  doubtful.period.note = "computed";
  doubtful.note = "not read";
  const Changes changes = between({doubtful}, "2020-05-31", "2020-06-01");
  CHECK(told(changes) == Told{"XX entry a became_listed no_finding>listed row own"});
  CHECK_FALSE(changes[0].effective_verified);
  CHECK(changes[0].words ==
        "scope own; the row is applied although its date is not verified; computed; not read");
}

TEST_CASE("a date in doubt that decides nothing is told by itself", "[unit]") {
  ControlRow doubtful = unverified(row("own", ControlStatus::Listed, "2020-06-01"));
  doubtful.period.published = day("2020-05-01");
  doubtful.period.latest = day("2020-09-01");
  // Published, so that it may apply already; not applied before its date.
  const Changes published = between({doubtful}, "2020-04-30", "2020-05-01");
  CHECK(told(published) == Told{"XX entry a date_in_doubt no_finding>no_finding row own"});
  CHECK_THAT(published[0].words, ContainsText("2020-06-01 is not verified"));
  CHECK(between({doubtful}, "2020-05-01", "2020-05-31").empty());
  // The doubt ends.
  const Changes known = between({doubtful}, "2020-08-31", "2020-09-01");
  CHECK(told(known) == Told{"XX entry a date_in_doubt listed>listed row own"});
  CHECK_THAT(known[0].words, ContainsText("known to apply on 2020-09-01 at the latest"));
  // Applied in doubt beside a row that answers.
  const Changes beside = between({row("first", ControlStatus::Listed, "2019-01-01"), doubtful},
                                 "2020-05-31", "2020-06-01");
  CHECK(told(beside) == Told{"XX entry a date_in_doubt listed>listed row own"});
}

TEST_CASE("a row without any date is in doubt on every day and therefore no news", "[unit]") {
  CHECK(between({row("own", ControlStatus::Listed)}, "1990-01-01", "2026-01-01").empty());
}

TEST_CASE("a class is covered from the first day of its row, whatever the row's jurisdiction says",
          "[unit]") {
  ControlRow own = row("order", ControlStatus::Covered, "2020-06-01");
  own.jurisdiction.clear();
  CHECK(told(between(set_with(class_of({own})), "2020-01-01", "2021-01-01")) ==
        Told{"YY class c became_covered no_finding>covered row order"});
}

TEST_CASE("a class whose text another instrument replaces changes its citation", "[unit]") {
  const StructureClass rule =
      class_of({until(row("order", ControlStatus::Covered, "2018-02-06"), "2025-07-15"),
                row("act", ControlStatus::Covered, "2025-07-16")});
  CHECK(told(between(set_with(rule), "2025-07-15", "2025-07-16")) ==
        Told{"YY class c citation_changed covered>covered row act"});
}

TEST_CASE("a limb that comes into force widens its class", "[unit]") {
  StructureClass rule = class_of({row("order", ControlStatus::Covered, "2019-01-01")});
  rule.limbs = {limb("A", "2020-06-01"), limb("B", "2021-06-01"), ClassLimb()};
  rule.limbs[1].citation = "limb's own";
  rule.limbs[1].effective_confidence = Confidence::Derived;
  CHECK(between(set_with(rule), "2020-06-01", "2021-05-31").empty());
  const Changes changes = between(set_with(rule), "2020-01-01", "2022-01-01");
  CHECK(told(changes) == Told{"YY class c widened covered>covered row order",
                              "YY class c widened covered>covered limb's own"});
  CHECK(changes[0].words == "limb A: words of A");
  CHECK(changes[0].effective == day("2020-06-01"));
  CHECK(changes[0].effective_verified);
  CHECK_FALSE(changes[1].effective_verified);
  // A limb of a class that is not in force is no news.
  rule.controls[0].period.effective = day("2023-01-01");
  CHECK(between(set_with(rule), "2020-01-01", "2022-01-01").empty());
}

TEST_CASE("open words and plain text say that they never decide", "[unit]") {
  StructureClass rule = class_of({row("act", ControlStatus::Covered, "2020-06-01")});
  rule.kind = ClassKind::Open;
  CHECK_THAT(between(set_with(rule), "2020-01-01", "2021-01-01").at(0).words,
             ContainsText("open words, which never decide; scope act"));
  rule.kind = ClassKind::Text;
  CHECK_THAT(between(set_with(rule), "2020-01-01", "2021-01-01").at(0).words,
             ContainsText("never matched"));
}

TEST_CASE("changes come by jurisdiction, entries before classes, then by id", "[unit]") {
  ControlRow there = row("r", ControlStatus::Listed, "2020-06-01");
  there.jurisdiction = "YY";
  const ControlRow here = row("r", ControlStatus::Listed, "2020-06-01");
  ReferenceSet set = set_of({{"b", {there, here}}, {"a", {here, there}}});
  set.classes.push_back(class_of({row("c", ControlStatus::Covered, "2020-06-01")}));
  set.jurisdictions = {"YY", "XX"};
  const Told expected = {"YY entry a became_listed no_finding>listed row r",
                         "YY entry b became_listed no_finding>listed row r",
                         "YY class c became_covered no_finding>covered row c",
                         "XX entry a became_listed no_finding>listed row r",
                         "XX entry b became_listed no_finding>listed row r"};
  CHECK(told(between(set, "2020-01-01", "2021-01-01")) == expected);
  std::reverse(set.entries.begin(), set.entries.end());
  CHECK(told(between(set, "2020-01-01", "2021-01-01")) == expected);
}

TEST_CASE("days in the wrong order or that are none are refused", "[unit]") {
  const ReferenceSet set = set_of({});
  CHECK_THROWS_AS(between(set, "2020-01-02", "2020-01-01"), OptionError);
  CHECK_THROWS_AS(changes_between(set, Date{}, day("2020-01-01")), OptionError);
  CHECK_THROWS_AS(changes_between(set, day("2020-01-01"), Date{2020, 2, 30}), OptionError);
  CHECK_THROWS_AS(changes_between(set, set, Date{}), OptionError);
}
