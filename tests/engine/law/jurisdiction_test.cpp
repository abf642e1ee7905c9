// Which of several rows answers, what is said beside it, and what two entries in one record give.

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"
#include "in_words.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Rows = std::vector<ControlRow>;

/// Citation of the row that answers for an entry with these rows, in whatever order they stand.
std::string answering(Rows rows, const std::string& as_of = "2026-01-01") {
  const auto citation = [&] {
    return say(set_of({{"a", rows}}), as_of, "XX", {identity_of("a")}).citation;
  };
  const std::string given = citation();
  std::reverse(rows.begin(), rows.end());
  CHECK(citation() == given);
  return given;
}

ControlRow temporary(const std::string& name, const std::string& first, const std::string& last) {
  ControlRow result = row(name, ControlStatus::Temporary, first);
  result.period.last_day = day(last);
  return result;
}

}  // namespace

TEST_CASE("the higher status answers", "[unit]") {
  CHECK(answering({row("watch", ControlStatus::Watch, "2020-01-01"),
                   row("covered", ControlStatus::Covered, "2021-01-01")}) == "row covered");
  CHECK(answering({row("covered", ControlStatus::Covered, "2020-01-01"),
                   row("own", ControlStatus::Listed, "2021-01-01")}) == "row own");
  CHECK(answering({row("covered", ControlStatus::Covered, "2020-01-01"),
                   row("own", ControlStatus::Listed, "2026-01-02")}) == "row covered");
}

TEST_CASE("an own listing answers before its later extension", "[unit]") {
  CHECK(answering({row("own", ControlStatus::Listed, "2020-01-01"),
                   row("wider", ControlStatus::ScopeExtended, "2021-01-01")}) == "row own");
  CHECK(answering({row("own", ControlStatus::Listed),
                   row("wider", ControlStatus::ScopeExtended, "2021-01-01")}) == "row own");
}

TEST_CASE("a permanent entry answers before a temporary one that has not yet ended", "[unit]") {
  const Rows rows = {temporary("temporary", "2025-01-01", "2025-12-31"),
                     row("permanent", ControlStatus::Listed, "2025-06-01")};
  CHECK(answering(rows, "2024-12-31").empty());
  CHECK(answering(rows, "2025-01-01") == "row temporary");
  CHECK(answering(rows, "2025-05-31") == "row temporary");
  CHECK(answering(rows, "2025-06-01") == "row permanent");
  CHECK(answering(rows, "2026-01-01") == "row permanent");
}

TEST_CASE("a temporary entry that ends leaves nothing behind", "[unit]") {
  const Rows rows = {temporary("temporary", "2025-01-01", "2025-12-31")};
  CHECK(answering(rows, "2025-12-31") == "row temporary");
  CHECK(answering(rows, "2026-01-01").empty());
}

TEST_CASE("a row that was read answers before one that is only believed", "[unit]") {
  CHECK(answering({row("believed", ControlStatus::BelievedListed),
                   row("read", ControlStatus::Listed, "2021-01-01")}) == "row read");
  CHECK(answering({row("believed", ControlStatus::BelievedListed, "2020-01-01"),
                   row("read", ControlStatus::Listed)}) == "row read");
}

TEST_CASE("among equals the earliest known date answers", "[unit]") {
  CHECK(answering({row("second", ControlStatus::Listed, "2021-01-01"),
                   row("first", ControlStatus::Listed, "2020-01-01")}) == "row first");
  CHECK(answering({row("undated", ControlStatus::Listed),
                   row("dated", ControlStatus::Listed, "2020-01-01")}) == "row dated");
}

TEST_CASE("a row without dates is applied and says that it is unverified", "[unit]") {
  const auto answer = say(set_of({{"a", {row("x", ControlStatus::Listed)}}}), "1990-01-01", "XX",
                          {identity_of("a")});
  CHECK(answer.status == Status::Listed);
  CHECK_FALSE(answer.effective);
  CHECK_FALSE(answer.effective_verified);
  CHECK(say("npp", "IN", "1990-01-01").status == Status::Listed);
  CHECK_FALSE(say("npp", "IN", kToday).effective_verified);
  CHECK(say("npp", "IN", kToday).confidence == Confidence::Unverified);
  CHECK(say("piperidine", "UN", kToday).effective_note.find("effective date not read") == 0);
}

TEST_CASE("where no first day is known the days between which it lies are told", "[unit]") {
  ControlRow bounded = row("x", ControlStatus::Listed);
  bounded.period.earliest = day("2019-01-01");
  bounded.period.latest = day("2020-01-01");
  const auto on = [&](const std::string& as_of) {
    return say(set_of({{"a", {bounded}}}), as_of, "XX", {identity_of("a")});
  };
  CHECK(on("2019-06-01").not_before == day("2019-01-01"));
  CHECK_FALSE(on("2019-06-01").at_the_latest);  // that day has not come
  CHECK(on("2020-01-01").at_the_latest == day("2020-01-01"));
  bounded.period.effective = day("2019-07-01");
  CHECK_FALSE(on("2020-01-01").not_before);
  CHECK_FALSE(on("2020-01-01").at_the_latest);
}

TEST_CASE("the basis says what kind of row answers", "[unit]") {
  const auto basis = [](ControlStatus status) {
    return basis_in_words(
        say(set_of({{"a", {row("x", status)}}}), "2020-01-01", "XX", {identity_of("a")}));
  };
  CHECK(basis(ControlStatus::Listed) == "by name: scope x");
  CHECK(basis(ControlStatus::Covered) == "inside the wording of another entry: scope x");
  CHECK(basis(ControlStatus::Temporary) == "temporary entry: scope x");
  CHECK(basis(ControlStatus::BelievedListed) == "believed listed, no text read: scope x");
  CHECK(basis(ControlStatus::Watch) == "surveillance list or advance notice only: scope x");
}

TEST_CASE("a search without result is a note and no status", "[unit]") {
  const ReferenceSet set = set_of(
      {{"a", {row("x", ControlStatus::NotCovered)}}, {"b", {row("y", ControlStatus::NotFound)}}});
  const auto not_covered = say(set, "2020-01-01", "XX", {identity_of("a")});
  CHECK(not_covered.status == Status::NoFinding);
  CHECK(all_in_words(not_covered.notes) ==
        std::vector<std::string>{"on our reading not covered by row x: scope x"});
  CHECK(not_covered.citation.empty());
  const auto not_found = say(set, "2020-01-01", "XX", {identity_of("b")});
  CHECK(all_in_words(not_found.notes) == std::vector<std::string>{"scope y"});
}

namespace {

/// A row that was published, and whose first day was only computed.
ReferenceSet set_with_computed_date() {
  ControlRow computed = row("x", ControlStatus::Listed, "2025-08-14");
  computed.period.published = day("2025-07-25");
  computed.period.effective_confidence = Confidence::Derived;
  return set_of({{"a", {computed}}});
}

JurisdictionFinding say_computed(const std::string& as_of) {
  return say(set_with_computed_date(), as_of, "XX", {identity_of("a")});
}

}  // namespace

TEST_CASE("a row that an unverified date keeps out is noted until it applies", "[unit]") {
  const auto before = say_computed("2025-08-13");
  CHECK(before.status == Status::NoFinding);
  REQUIRE(before.notes.size() == 1);
  CHECK(in_words(before.notes[0]) ==
        "row x not applied: its effective date 2025-08-14 is not verified");
  const auto on = say_computed("2025-08-14");
  CHECK(on.status == Status::Listed);
  CHECK_FALSE(on.effective_verified);
  CHECK_FALSE(any_contains(all_in_words(on.notes), "not applied"));
}

TEST_CASE("a date in doubt is no reason for a note before the row was published", "[unit]") {
  CHECK_FALSE(any_contains(all_in_words(say_computed("2025-07-24").notes), "not applied"));
  CHECK(any_contains(all_in_words(say_computed("2025-07-25").notes), "2025-08-14 is not verified"));
}

TEST_CASE("what an amendment adds holds besides words that nobody read", "[unit]") {
  // Argentina, 4-AP: the annex of 2023 was not read; the decree of 2026 adds its salts.
  const auto wording = [](const std::string& as_of) {
    return say(*shipped_set(), as_of, "AR", {identity_of("4-ap", {Form::SaltOrSolvate})})
        .wording.at(0)
        .wording;
  };
  CHECK(wording("2026-03-03") == Wording::NotRead);
  CHECK(wording("2026-03-04") == Wording::Mentioned);
}

TEST_CASE("a member state of the European Union has the Union's precursor rows", "[unit]") {
  for (const std::string member : {"DE", "FR", "SE"}) {
    const law::JurisdictionTable before(*shipped_set(), day("2023-02-19"), {member});
    const law::JurisdictionTable on(*shipped_set(), day("2023-02-20"), {member});
    std::vector<Resemblance> nearest;
    const auto early = before.decide({identity_of("4-ap")}, {}, nearest);
    REQUIRE(early.size() == 1);
    CHECK(early[0].status == Status::NoFinding);
    const auto late = on.decide({identity_of("4-ap")}, {}, nearest);
    REQUIRE(late.size() == 1);
    CHECK(late[0].jurisdiction == member);
    CHECK(late[0].status == Status::Listed);
    CHECK(late[0].through.jurisdiction == "EU");
    CHECK(late[0].effective == day("2023-02-20"));
  }
}

TEST_CASE("Great Britain followed the Union until the end of 2020", "[unit]") {
  const auto through = [](const std::string& as_of) {
    return say("npp", "GB", as_of).through.jurisdiction;
  };
  CHECK(through("2020-12-31") == "EU");
  CHECK(through("2021-01-01").empty());
  CHECK(say("4-ap", "GB", kToday).status == Status::NoFinding);
}

TEST_CASE("the Union follows the Convention of 1961, and no member state by that alone", "[unit]") {
  const auto answer = say("fentanyl", "EU", kToday);
  CHECK(answer.status == Status::Covered);
  CHECK(answer.through.jurisdiction == "UN");
  CHECK(say("fentanyl", "EU", "2004-11-10").status == Status::NoFinding);
  const law::JurisdictionTable france(*shipped_set(), day(kToday), {"FR"});
  std::vector<Resemblance> nearest;
  const auto answers = france.decide({identity_of("fentanyl")}, {}, nearest);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == Status::NoFinding);
  CHECK(any_contains(all_in_words(answers[0].notes), "this set holds no drug law of FR"));
}

TEST_CASE("of two entries in one record the higher status answers, else the first entry",
          "[unit]") {
  ReferenceSet set = set_of({{"a", {row("a", ControlStatus::Watch)}},
                             {"b", {row("b", ControlStatus::Listed)}},
                             {"c", {row("c", ControlStatus::Listed)}},
                             {"d", {row("d", ControlStatus::NotFound)}}});
  set.entries[2].controls[0].note = "a note";
  const auto entry_of = [&](const std::vector<std::string>& ids) {
    std::vector<Identity> identities;
    for (const std::string& id : ids) {
      identities.push_back(identity_of(id));
    }
    return say(set, "2020-01-01", "XX", identities);
  };
  CHECK(entry_of({"a", "b"}).entry == "b");
  CHECK(entry_of({"b", "c"}).entry == "b");
  CHECK(entry_of({"b", "d"}).entry == "b");
  // Nothing of the answer is lost to the entry that says less.
  const auto answer = entry_of({"b", "a", "d"});
  CHECK(answer.jurisdiction == "XX");
  CHECK(answer.citation == "row b");
  CHECK(basis_in_words(answer) == "by name: scope b");
  CHECK(all_in_words(entry_of({"c", "a"}).notes) == std::vector<std::string>{"a note"});
  CHECK(all_in_words(entry_of({"d"}).notes) == std::vector<std::string>{"scope d"});
}

TEST_CASE("a jurisdiction without a row for the entry says nothing", "[unit]") {
  std::vector<Resemblance> nearest;
  const ReferenceSet set = set_of({{"a", {row("x", ControlStatus::Listed)}}});
  const auto answers = table_of(set, "2020-01-01").decide({identity_of("a")}, {}, nearest);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].jurisdiction == "XX");
}

TEST_CASE("a date that was not read is verified once it is sure to have passed", "[unit]") {
  ControlRow doubtful = row("x", ControlStatus::Listed, "2020-01-01");
  doubtful.period.effective_confidence = Confidence::Derived;
  doubtful.period.latest = day("2021-01-01");
  const ReferenceSet set = set_of({{"a", {doubtful}}});
  const auto before = say(set, "2020-12-31", "XX", {identity_of("a")});
  CHECK(before.status == Status::Listed);
  CHECK_FALSE(before.effective_verified);
  const auto after = say(set, "2021-01-01", "XX", {identity_of("a")});
  CHECK(after.effective_verified);
  CHECK(after.confidence == Confidence::Confirmed);          // of the row
  CHECK(after.effective_confidence == Confidence::Derived);  // of its date
}

TEST_CASE("of two entries without a row that applies the doubts of the first are told", "[unit]") {
  const ReferenceSet set = set_of(
      {{"a", {row("a", ControlStatus::NotFound)}}, {"b", {row("b", ControlStatus::NotFound)}}});
  const auto answer = say(set, "2020-01-01", "XX", {identity_of("a"), identity_of("b")});
  CHECK(all_in_words(answer.notes) == std::vector<std::string>{"scope a"});
}
