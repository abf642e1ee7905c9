// What open words of law ("derivatives and analogues") do to a likeness, and where they end.
// Entries without structures; the law is invented.

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Names = std::vector<std::string>;

constexpr const char* kDay = "2026-01-01";

Resemblance likeness(const std::string& entry, Grade grade,
                     Relation relation = Relation::SiteModified) {
  Resemblance result;
  result.entry = entry;
  result.entry_name = entry;
  result.family = "family";
  result.grade = grade;
  result.relation = relation;
  return result;
}

ControlRow row_in(const std::string& jurisdiction, ControlStatus status,
                  std::vector<WordingForm> forms = {}, const std::string& effective = "") {
  ControlRow result = row("of " + jurisdiction, status, effective);
  result.jurisdiction = jurisdiction;
  result.wording_read = true;
  result.wording_forms = std::move(forms);
  return result;
}

/// Open words about the family, in force from a day on.
StructureClass open_words_in(const std::string& jurisdiction, const std::string& effective = "") {
  StructureClass result;
  result.id = "words of " + jurisdiction;
  result.name = result.id;
  result.jurisdiction = jurisdiction;
  result.kind = ClassKind::Open;
  result.families = {"family"};
  result.controls = {row_in(jurisdiction, ControlStatus::Covered, {}, effective)};
  return result;
}

struct Decision {
  std::vector<JurisdictionFinding> answers;
  std::vector<Resemblance> nearest;

  /// NoFinding where the jurisdiction says nothing.
  JurisdictionFinding in(const std::string& jurisdiction) const {
    for (const JurisdictionFinding& answer : answers) {
      if (answer.jurisdiction == jurisdiction) {
        return answer;
      }
    }
    JurisdictionFinding nothing;
    nothing.status = Status::NoFinding;
    return nothing;
  }
};

Decision decide(const ReferenceSet& set, std::vector<Resemblance> nearest,
                const std::string& as_of = kDay) {
  Decision result;
  result.nearest = std::move(nearest);
  result.answers = table_of(set, as_of).decide({}, {}, result.nearest);
  return result;
}

bool is_cited(const JurisdictionFinding& answer) {
  return std::any_of(answer.notes.begin(), answer.notes.end(),
                     [](const Note& note) { return note.kind == Note::Kind::OpenWords; });
}

const ControlRow kListedInXx = row_in("XX", ControlStatus::Listed);

}  // namespace

TEST_CASE("an entry that is only watched here is nothing to resemble here", "[unit]") {
  const ReferenceSet set =
      set_of({{"a", {row_in("XX", ControlStatus::Watch), row_in("YY", ControlStatus::Listed)}}});
  const Decision decision = decide(set, {likeness("a", Grade::Strong)});
  CHECK(decision.in("XX").status == Status::NoFinding);
  CHECK(decision.in("YY").status == Status::Analogue);
  REQUIRE(decision.nearest.size() == 1);
  CHECK(decision.nearest[0].jurisdictions == Names{"YY"});
}

TEST_CASE("an entry that no jurisdiction has in force is no likeness at all", "[unit]") {
  const ReferenceSet set = set_of({{"a", {row_in("XX", ControlStatus::Watch)}}});
  const Decision decision = decide(set, {likeness("a", Grade::Strong)});
  CHECK(decision.answers.empty());
  CHECK(decision.nearest.empty());
}

TEST_CASE("an entry that is covered by words of law is in force as one that is named", "[unit]") {
  const ReferenceSet set = set_of({{"a", {row_in("XX", ControlStatus::Covered)}}});
  CHECK(decide(set, {likeness("a", Grade::Strong)}).in("XX").status == Status::Analogue);
}

TEST_CASE("open words about a family are cited for a likeness and leave its grade", "[unit]") {
  ReferenceSet set = set_of({{"a", {kListedInXx}}});
  const JurisdictionFinding by_row = decide(set, {likeness("a", Grade::Weak)}).in("XX");
  CHECK(by_row.decided_by == DecidedBy::EntryRow);
  CHECK(by_row.grade == Grade::Weak);
  CHECK_FALSE(is_cited(by_row));

  set.classes = {open_words_in("XX")};
  const JurisdictionFinding by_words = decide(set, {likeness("a", Grade::Weak)}).in("XX");
  CHECK(by_words.status == Status::Analogue);
  CHECK(by_words.decided_by == DecidedBy::OpenWords);
  CHECK(by_words.rule == "words of XX");
  CHECK(by_words.entry == "a");
  CHECK(by_words.grade == Grade::Weak);
  CHECK(is_cited(by_words));
}

TEST_CASE("a grade is closeness, and the same with open words and without", "[unit]") {
  ReferenceSet set = set_of({{"a", {kListedInXx}}});
  for (const bool has_open_words : {false, true}) {
    set.classes.clear();
    if (has_open_words) {
      set.classes = {open_words_in("XX")};
    }
    for (const Grade grade : {Grade::Weak, Grade::Moderate, Grade::Strong}) {
      CHECK(decide(set, {likeness("a", grade)}).in("XX").grade == grade);
    }
  }
}

TEST_CASE("a row whose own words are open cites them and answers itself", "[unit]") {
  for (const WordingForm form : {WordingForm::Derivatives, WordingForm::Analogues}) {
    CAPTURE(to_string(form));
    ReferenceSet set = set_of({{"a", {row_in("XX", ControlStatus::Listed, {form})}}});
    for (const bool has_class : {false, true}) {
      if (has_class) {
        set.classes = {open_words_in("XX")};
      }
      const JurisdictionFinding answer = decide(set, {likeness("a", Grade::Weak)}).in("XX");
      CHECK(answer.decided_by == DecidedBy::EntryRow);
      CHECK(answer.grade == Grade::Weak);
      CHECK(is_cited(answer));
    }
  }
  const ReferenceSet salts =
      set_of({{"a", {row_in("XX", ControlStatus::Listed, {WordingForm::Salts})}}});
  CHECK_FALSE(is_cited(decide(salts, {likeness("a", Grade::Weak)}).in("XX")));
}

TEST_CASE("open words say nothing of what has not the core of the family", "[unit]") {
  for (const Relation relation : {Relation::CoreModified, Relation::Similar}) {
    CAPTURE(to_string(relation));
    ReferenceSet own_words =
        set_of({{"a", {row_in("XX", ControlStatus::Listed, {WordingForm::Derivatives})}}});
    const auto by_row = decide(own_words, {likeness("a", Grade::Weak, relation)}).in("XX");
    CHECK(by_row.grade == Grade::Weak);
    CHECK_FALSE(is_cited(by_row));

    ReferenceSet of_class = set_of({{"a", {kListedInXx}}});
    of_class.classes = {open_words_in("XX")};
    const auto by_class = decide(of_class, {likeness("a", Grade::Weak, relation)}).in("XX");
    CHECK(by_class.decided_by == DecidedBy::EntryRow);
    CHECK(by_class.grade == Grade::Weak);
  }
}

TEST_CASE("open words about a family say nothing of another family", "[unit]") {
  ReferenceSet set = set_of({{"a", {kListedInXx}}});
  set.classes = {open_words_in("XX")};
  Resemblance other = likeness("a", Grade::Weak);
  other.family = "another family";
  CHECK(decide(set, {other}).in("XX").decided_by == DecidedBy::EntryRow);
}

TEST_CASE("open words reach an entry that is listed or watched elsewhere, and none that is not",
          "[unit]") {
  for (const ControlStatus elsewhere : {ControlStatus::Listed, ControlStatus::Watch}) {
    ReferenceSet set = set_of({{"a", {row_in("YY", elsewhere)}}});
    set.classes = {open_words_in("XX")};
    const auto answer = decide(set, {likeness("a", Grade::Weak)}).in("XX");
    CHECK(answer.status == Status::Analogue);
    CHECK(answer.decided_by == DecidedBy::OpenWords);
  }
  ReferenceSet set = set_of({{"a", {row_in("YY", ControlStatus::Listed, {}, "2026-01-02")}}});
  set.classes = {open_words_in("XX")};
  CHECK(decide(set, {likeness("a", Grade::Weak)}).answers.empty());
  CHECK(decide(set, {likeness("a", Grade::Weak)}, "2026-01-02").in("XX").status ==
        Status::Analogue);
}

TEST_CASE("open words are cited from their first day on, in their own jurisdiction", "[unit]") {
  ReferenceSet set = set_of({{"a", {kListedInXx, row_in("YY", ControlStatus::Listed)}}});
  set.classes = {open_words_in("XX", "2025-03-01")};
  CHECK_FALSE(is_cited(decide(set, {likeness("a", Grade::Weak)}, "2025-02-28").in("XX")));
  const Decision on_the_day = decide(set, {likeness("a", Grade::Weak)}, "2025-03-01");
  CHECK(is_cited(on_the_day.in("XX")));
  CHECK(on_the_day.in("YY").decided_by == DecidedBy::EntryRow);
  CHECK_FALSE(is_cited(on_the_day.in("YY")));
}

TEST_CASE("of two likenesses of one grade the closer one answers", "[unit]") {
  const ReferenceSet set = set_of({{"a", {kListedInXx}}, {"b", {kListedInXx}}});
  Resemblance close = likeness("b", Grade::Moderate);
  close.scores.overlap = 0.9;
  Resemblance far = likeness("a", Grade::Moderate);
  far.scores.overlap = 0.5;
  CHECK(decide(set, {close, far}).in("XX").entry == "b");
  CHECK(decide(set, {far, close}).in("XX").entry == "b");
}
