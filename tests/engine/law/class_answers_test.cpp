// What the law of a day makes of evidence on class definitions: who answers, since when, how sure,
// and what is told of it. Evidence and law are invented.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"
#include "law/law.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Names = std::vector<std::string>;

constexpr const char* kDay = "2026-01-01";

ControlRow class_row(const std::string& name, const std::string& effective,
                     const std::string& last_day = "") {
  ControlRow result = row(name, ControlStatus::Covered, effective);
  if (!last_day.empty()) {
    result.period.last_day = day(last_day);
  }
  return result;
}

StructureClass closed_class(const std::string& id, std::vector<ControlRow> rows,
                            const std::string& jurisdiction = "XX") {
  StructureClass result;
  result.id = id;
  result.name = id;
  result.jurisdiction = jurisdiction;
  result.controls = std::move(rows);
  return result;
}

ClassLimb limb(const std::string& key, const std::string& effective, Confidence confidence) {
  ClassLimb result;
  result.key = key;
  result.effective = day(effective);
  result.effective_confidence = confidence;
  result.citation = "rule on " + key;
  return result;
}

ClassFinding inside(const StructureClass& definition, Names limbs = {}) {
  ClassFinding result;
  result.rule = definition.id;
  result.jurisdiction = definition.jurisdiction;
  result.is_inside = true;
  result.limbs = std::move(limbs);
  return result;
}

ClassFinding outside(const StructureClass& definition) {
  ClassFinding result = inside(definition);
  result.is_inside = false;
  result.failing.resize(1);
  return result;
}

/// A set with jurisdictions XX, YY and ZZ.
ReferenceSet set_with(std::vector<StructureClass> classes,
                      const std::map<std::string, std::vector<ControlRow>>& entries = {}) {
  ReferenceSet set = set_of(entries);
  set.jurisdictions = {"XX", "YY", "ZZ"};
  set.classes = std::move(classes);
  return set;
}

ControlRow row_in(const std::string& jurisdiction, ControlStatus status) {
  ControlRow result = row("of " + jurisdiction, status, "2020-01-01");
  result.jurisdiction = jurisdiction;
  return result;
}

/// Words that never changed.
ClassEvidence evidence_of(const ClassFinding& finding) {
  return {finding.rule, {{std::nullopt, finding}}};
}

Finding answered(const ReferenceSet& set, const Evidence& evidence, const std::string& as_of = kDay,
                 Names jurisdictions = {"XX", "YY", "ZZ"}, Grade least_grade = Grade::Weak) {
  return law::Law(set, day(as_of), jurisdictions).answer(evidence, least_grade);
}

Finding answered(const ReferenceSet& set, const std::vector<ClassFinding>& classes,
                 const std::vector<Identity>& identities = {}, const std::string& as_of = kDay) {
  Evidence evidence;
  evidence.identities = identities;
  for (const ClassFinding& finding : classes) {
    evidence.classes.push_back(evidence_of(finding));
  }
  return answered(set, evidence, as_of);
}

std::optional<GapListing> listing_in(const Finding& finding, const std::string& jurisdiction) {
  for (const GapListing& listing : finding.gap.listed_in) {
    if (listing.jurisdiction == jurisdiction) {
      return listing;
    }
  }
  return std::nullopt;
}

std::vector<Note> notes_of_kind(const JurisdictionFinding& answer, Note::Kind kind) {
  std::vector<Note> result;
  std::copy_if(answer.notes.begin(), answer.notes.end(), std::back_inserter(result),
               [&](const Note& note) { return note.kind == kind; });
  return result;
}

Resemblance likeness(const std::string& entry, Grade grade) {
  Resemblance result;
  result.entry = entry;
  result.grade = grade;
  result.relation = Relation::SiteModified;
  return result;
}

}  // namespace

TEST_CASE("a class covers what is inside of it, in its own jurisdiction", "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  const ReferenceSet set = set_with({definition});
  const Finding member = answered(set, {inside(definition)});
  CHECK(member.status == Status::Covered);
  CHECK(answer_of(member, "XX").decided_by == DecidedBy::Class);
  CHECK(answer_of(member, "XX").rule == "class");
  CHECK(find_answer(member, "YY") == nullptr);
  const Finding near_miss = answered(set, {outside(definition)});
  CHECK(near_miss.status == Status::NoFinding);
  CHECK(near_miss.classes.size() == 1);
}

TEST_CASE("a class says nothing before its first day and where it was not asked", "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  const ReferenceSet set = set_with({definition});
  const Finding before = answered(set, {inside(definition)}, {}, "2019-12-31");
  CHECK(before.status == Status::NoFinding);
  CHECK(before.classes.empty());
  CHECK(answered(set, {inside(definition)}, {}, "2020-01-01").status == Status::Covered);
  Evidence evidence;
  evidence.classes = {evidence_of(inside(definition))};
  const Finding elsewhere = answered(set, evidence, kDay, {"YY"});
  CHECK(elsewhere.status == Status::NoFinding);
  CHECK(elsewhere.classes.empty());
}

TEST_CASE("of two classes the one that has reached the molecule for longest answers", "[unit]") {
  const StructureClass old_class = closed_class("old", {class_row("old", "2019-01-01")});
  const StructureClass new_class = closed_class("new", {class_row("new", "2021-01-01")});
  const ReferenceSet set = set_with({new_class, old_class});
  CHECK(answer_of(answered(set, {inside(new_class), inside(old_class)}), "XX").rule == "old");
  CHECK(answer_of(answered(set, {inside(old_class), inside(new_class)}), "XX").rule == "old");
}

TEST_CASE("an entry's own row answers before a class of the same status", "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2019-01-01")});
  const ReferenceSet set = set_with({definition}, {{"a", {row_in("XX", ControlStatus::Covered)}}});
  const Finding finding = answered(set, {inside(definition)}, {identity_of("a")});
  CHECK(answer_of(finding, "XX").decided_by == DecidedBy::EntryRow);
  CHECK(answer_of(finding, "XX").entry == "a");
}

TEST_CASE("a class that leaves out what has a row of its own is told where it came before that row",
          "[unit]") {
  StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  definition.leaves_out_named = true;
  const auto notes_with = [&](const ControlRow& own) {
    const Finding finding =
        answered(set_with({definition}, {{"a", {own}}}), {inside(definition)}, {identity_of("a")});
    const JurisdictionFinding& answer = answer_of(finding, "XX");
    CHECK(answer.decided_by == DecidedBy::EntryRow);
    return notes_of_kind(answer, Note::Kind::ReachedByClass);
  };
  ControlRow bounded = row("own", ControlStatus::Listed);
  bounded.period.earliest = day("2021-01-01");
  REQUIRE(notes_with(bounded).size() == 1);
  CHECK(notes_with(bounded).front().date == day("2020-01-01"));
  bounded.period.earliest = day("2019-01-01");  // it may have come before the class
  CHECK(notes_with(bounded).empty());
  CHECK(notes_with(row("own", ControlStatus::Listed)).empty());
  CHECK(notes_with(row("own", ControlStatus::Listed, "2020-01-02")).size() == 1);
  CHECK(notes_with(row("own", ControlStatus::Listed, "2020-01-01")).empty());
  CHECK(notes_with(row("own", ControlStatus::Listed, "2019-01-01")).empty());
}

TEST_CASE("a doubt about the entry itself is kept where a class covers it", "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2019-01-01")});
  const ReferenceSet set =
      set_with({definition}, {{"a", {row_in("XX", ControlStatus::NotCovered)}}});
  const Finding finding = answered(set, {inside(definition)}, {identity_of("a")});
  CHECK(answer_of(finding, "XX").decided_by == DecidedBy::Class);
  CHECK(notes_of_kind(answer_of(finding, "XX"), Note::Kind::NotCovered).size() == 1);
}

TEST_CASE("a combination of limbs is covered from the last of their days, as sure as that day",
          "[unit]") {
  StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  definition.limbs = {limb("doubtful", "2024-01-01", Confidence::Unverified),
                      limb("sure", "2022-01-01", Confidence::Confirmed),
                      limb("later", "2025-01-01", Confidence::Confirmed)};
  const ReferenceSet set = set_with({definition});
  const auto covered = [&](const Names& limbs) {
    return answer_of(answered(set, {inside(definition, limbs)}), "XX");
  };
  const JurisdictionFinding both = covered({"doubtful", "sure"});
  CHECK(both.effective == day("2024-01-01"));
  CHECK_FALSE(both.effective_verified);
  CHECK(both.effective_confidence == Confidence::Unverified);
  CHECK(both.citation == "rule on doubtful");
  const JurisdictionFinding one = covered({"sure"});
  CHECK(one.effective == day("2022-01-01"));
  CHECK(one.effective_verified);
  CHECK(one.citation == "rule on sure");
  CHECK(covered({}).effective == day("2020-01-01"));
  CHECK(covered({}).citation == "row class");
}

TEST_CASE("an answer names the readings that it rests on and no others", "[unit]") {
  StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  definition.readings.resize(2);
  definition.readings[0].id = "used";
  definition.readings[1].id = "unused";
  ClassFinding member = inside(definition);
  member.readings = {"used"};
  const auto notes = notes_of_kind(answer_of(answered(set_with({definition}), {member}), "XX"),
                                   Note::Kind::Reading);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].subject == "class.used");
}

TEST_CASE("an earlier text of a class is told where it ended the day before", "[unit]") {
  const auto notes = [](const std::string& last_day) {
    const StructureClass definition = closed_class(
        "class", {class_row("order", "2018-02-06", last_day), class_row("act", "2021-01-01")});
    return notes_of_kind(answer_of(answered(set_with({definition}), {inside(definition)}), "XX"),
                         Note::Kind::EarlierText);
  };
  REQUIRE(notes("2020-12-31").size() == 1);
  CHECK(notes("2020-12-31")[0].date == day("2018-02-06"));
  CHECK(notes("2020-12-31")[0].citation == "row order");
  CHECK(notes("2020-12-30").empty());
}

TEST_CASE("the gap line tells a class before a watch list and the highest of two entries",
          "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2019-01-01")});
  const ReferenceSet set = set_with({definition}, {{"a", {row_in("XX", ControlStatus::Watch)}},
                                                   {"b", {row_in("XX", ControlStatus::Listed)}}});
  const Finding covered = answered(set, {inside(definition)}, {identity_of("a")});
  REQUIRE(listing_in(covered, "XX"));
  CHECK(listing_in(covered, "XX")->status == Status::Covered);
  CHECK(covered.gap.not_found_in == Names{"YY", "ZZ"});
  for (const auto& both : {std::vector<Identity>{identity_of("a"), identity_of("b")},
                           std::vector<Identity>{identity_of("b"), identity_of("a")}}) {
    const Finding listed = answered(set, {}, both);
    REQUIRE(listing_in(listed, "XX"));
    CHECK(listing_in(listed, "XX")->status == Status::Listed);
  }
}

TEST_CASE("the gap line counts a class from its earlier text on, and a later limb from its own day",
          "[unit]") {
  StructureClass definition = closed_class(
      "class", {class_row("order", "2018-02-06", "2020-12-31"), class_row("act", "2021-01-01")});
  definition.limbs = {limb("late", "2023-05-01", Confidence::Confirmed)};
  const ReferenceSet set = set_with({definition});
  CHECK(listing_in(answered(set, {inside(definition)}), "XX")->since == day("2018-02-06"));
  CHECK(listing_in(answered(set, {inside(definition, {"late"})}), "XX")->since ==
        day("2023-05-01"));
}

TEST_CASE("the gap line says where a date is not verified", "[unit]") {
  ControlRow doubtful = row_in("XX", ControlStatus::Listed);
  doubtful.period.effective_confidence = Confidence::Unverified;
  const ReferenceSet set = set_with({}, {{"a", {doubtful, row_in("YY", ControlStatus::Listed)}}});
  const Finding finding = answered(set, {}, {identity_of("a")});
  CHECK_FALSE(listing_in(finding, "XX")->since_verified);
  CHECK(listing_in(finding, "YY")->since_verified);
}

TEST_CASE("words that change on a day say the new thing from that day on", "[unit]") {
  const StructureClass definition = closed_class("class", {class_row("class", "2020-01-01")});
  const ReferenceSet set = set_with({definition});
  Evidence reached;
  reached.classes = {
      {"class", {{std::nullopt, outside(definition)}, {day("2023-01-01"), inside(definition)}}}};
  CHECK(answered(set, reached, "2022-12-31").status == Status::NoFinding);
  CHECK(answered(set, reached, "2022-12-31").classes.size() == 1);
  CHECK(answered(set, reached, "2023-01-01").status == Status::Covered);
  Evidence left;
  left.classes = {
      {"class", {{std::nullopt, inside(definition)}, {day("2023-01-01"), std::nullopt}}}};
  CHECK(answered(set, left, "2022-12-31").status == Status::Covered);
  CHECK(answered(set, left, "2023-01-01").status == Status::NoFinding);
  CHECK(answered(set, left, "2023-01-01").classes.empty());
}

TEST_CASE("a class that reaches far speaks only where something else is found", "[unit]") {
  const StructureClass near_class = closed_class("near", {class_row("near", "2020-01-01")});
  StructureClass far_class = closed_class("far", {class_row("far", "2020-01-01")}, "YY");
  far_class.only_flagged = true;
  const ReferenceSet set =
      set_with({far_class, near_class}, {{"a", {row_in("ZZ", ControlStatus::Listed)}}});
  const auto covers = [&](const std::vector<ClassFinding>& classes,
                          const std::vector<Identity>& identities = {}) {
    return status_in(answered(set, classes, identities), "YY") == Status::Covered;
  };
  CHECK_FALSE(covers({inside(far_class)}));
  CHECK_FALSE(covers({inside(far_class), outside(near_class)}));
  CHECK(covers({inside(far_class), inside(near_class)}));
  CHECK(covers({inside(far_class)}, {identity_of("a")}));
}

TEST_CASE("likenesses of the least grade that is asked for are told, lower ones are not",
          "[unit]") {
  const ReferenceSet set = set_with({}, {{"a", {row_in("XX", ControlStatus::Listed)}}});
  Evidence evidence;
  evidence.nearest = {likeness("a", Grade::Moderate)};
  const auto status = [&](Grade least) {
    return answered(set, evidence, kDay, {"XX"}, least).status;
  };
  CHECK(status(Grade::Weak) == Status::Analogue);
  CHECK(status(Grade::Moderate) == Status::Analogue);
  CHECK(status(Grade::Strong) == Status::NoFinding);
}

TEST_CASE("status and grade of a record are the highest of its jurisdictions, in any order",
          "[unit]") {
  const ReferenceSet set = set_with(
      {}, {{"a", {row_in("XX", ControlStatus::Listed)}},
           {"b", {row_in("YY", ControlStatus::Listed)}},
           {"c", {row_in("XX", ControlStatus::Listed), row_in("YY", ControlStatus::Watch)}}});
  for (const Names& order : {Names{"XX", "YY"}, Names{"YY", "XX"}}) {
    Evidence like_two;
    like_two.nearest = {likeness("a", Grade::Strong), likeness("b", Grade::Weak)};
    const Finding analogue = answered(set, like_two, kDay, order);
    CHECK(analogue.status == Status::Analogue);
    CHECK(analogue.grade == Grade::Strong);
    Evidence identical;
    identical.identities = {identity_of("c")};
    CHECK(answered(set, identical, kDay, order).status == Status::Listed);
  }
}
