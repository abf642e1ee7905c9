// Screening for what changed between two days.

#include "law/day_changes.hpp"

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "in_words.hpp"

using namespace congener;
using namespace congener::test;

namespace {

DetectorOptions since(const std::string& from, const std::string& to,
                      std::vector<std::string> jurisdictions = {}) {
  DetectorOptions chosen = options(to, std::move(jurisdictions));
  chosen.changed_since = day(from);
  return chosen;
}

Finding changed(const std::string& smiles, const std::string& from, const std::string& to,
                std::vector<std::string> jurisdictions = {}) {
  return Detector(shipped_set(), since(from, to, std::move(jurisdictions))).check(smiles);
}

/// "CN analogue>listed"
std::vector<std::string> told(const Finding& finding) {
  std::vector<std::string> texts;
  for (const StatusChange& change : finding.changes) {
    texts.push_back(change.jurisdiction + " " + to_string(change.before) + ">" +
                    to_string(change.after));
  }
  return texts;
}

using Told = std::vector<std::string>;

JurisdictionFinding answer(const std::string& jurisdiction, Status status,
                           Grade grade = Grade::None) {
  JurisdictionFinding result;
  result.jurisdiction = jurisdiction;
  result.status = status;
  result.grade = grade;
  result.entry = "a";
  result.citation = "act of " + jurisdiction;
  return result;
}

Resemblance resemblance(const std::string& entry, std::vector<std::string> jurisdictions) {
  Resemblance result;
  result.entry = entry;
  result.grade = Grade::Strong;
  result.jurisdictions = std::move(jurisdictions);
  return result;
}

Finding screened() {
  Finding result;
  result.status = Status::NoFinding;
  return result;
}

Finding changed_since_august(const Finding& before, const Finding& after) {
  return law::changes(before, after, day("2024-08-31"), {"AA", "BB", "CC"});
}

const char* const kNorfentanyl = "CCC(=O)N(c1ccccc1)C1CCNCC1";

}  // namespace

TEST_CASE("only what changed status is flagged, and only where", "[unit]") {
  const Finding finding = changed(kNorfentanyl, "2024-08-31", "2024-09-01");
  CHECK(finding.status == Status::Listed);
  CHECK(told(finding) == Told{"CN analogue>listed"});
  REQUIRE(finding.jurisdictions.size() == 1);
  CHECK(answer_of(finding, "CN").citation == "six-ministry announcement of 2 Aug 2024");
  CHECK_THAT(in_words(answer_of(finding, "CN").notes.at(0)),
             ContainsText("on 2024-08-31: analogue ("));
  for (const Resemblance& near : finding.nearest) {
    CHECK(near.jurisdictions == std::vector<std::string>{"CN"});
  }
  CHECK(finding.identities.size() == 1);
  CHECK_FALSE(finding.gap.listed_in.empty());
}

TEST_CASE("what did not change is no finding but keeps identity and gap", "[unit]") {
  const Finding finding = changed("O=C1CCN(CCc2ccccc2)CC1", "2024-08-31", "2024-09-01");
  CHECK(finding.status == Status::NoFinding);
  CHECK_FALSE(is_flagged(finding));
  CHECK(finding.changes.empty());
  CHECK(finding.jurisdictions.empty());
  CHECK(finding.nearest.empty());
  CHECK(finding.identities.size() == 1);
  CHECK(
      gap_sentence(finding.gap, day("2024-09-01")) ==
      gap_sentence(detector("2024-09-01").check("O=C1CCN(CCc2ccccc2)CC1").gap, day("2024-09-01")));
}

TEST_CASE("a change elsewhere is not asked for", "[unit]") {
  CHECK(changed(kNorfentanyl, "2024-08-31", "2024-09-01", {"US", "EU"}).status ==
        Status::NoFinding);
  CHECK(told(changed(kNorfentanyl, "2024-08-31", "2024-09-01", {"US", "CN"})) ==
        Told{"CN analogue>listed"});
}

TEST_CASE("a relative of a newly listed substance becomes an analogue there", "[unit]") {
  // 1-methyl-4-piperidone, around the American listing of 4-piperidone.
  const Finding finding = changed("CN1CCC(=O)CC1", "2007-04-22", "2007-04-23", {"US"});
  CHECK(told(finding) == Told{"US no_finding>analogue"});
  CHECK(finding.status == Status::Analogue);
  CHECK(finding.grade != Grade::None);
  CHECK_FALSE(finding.nearest.empty());
}

TEST_CASE("a class that comes into force covers what it reaches from that day", "[unit]") {
  const auto is_china = [](const StructureClass& known) { return known.id == "cn-2019"; };
  const auto& classes = shipped_set()->classes;
  const auto china = std::find_if(classes.begin(), classes.end(), is_china);
  REQUIRE(china != classes.end());
  const Detector changes(shipped_set(), since("2019-04-30", "2019-05-01"));
  std::size_t covered = 0;
  for (const ClassExample& example : china->matches) {
    CAPTURE(example.smiles);
    const Finding finding = changes.check(example.smiles);
    for (const StatusChange& change : finding.changes) {
      CHECK(change.jurisdiction == "CN");
      covered += change.after == Status::Covered ? 1 : 0;
    }
    for (const ClassFinding& found : finding.classes) {
      CHECK(found.jurisdiction == "CN");
    }
    CHECK(finding.changes.empty() == finding.classes.empty());
  }
  CHECK(covered > 0);
}

TEST_CASE("an unreadable structure stays unscreened", "[unit]") {
  const Finding finding = changed("C1CC", "2024-08-31", "2024-09-01");
  CHECK(finding.status == Status::NotScreened);
  CHECK(finding.changes.empty());
}

TEST_CASE("without the option no finding speaks of changes", "[unit]") {
  CHECK(detector("2024-09-01").check(kNorfentanyl).changes.empty());
}

TEST_CASE("the first day must be one, and before the second", "[unit]") {
  CHECK_THROWS_AS(Detector(shipped_set(), since("2024-09-01", "2024-09-01")), OptionError);
  CHECK_THROWS_AS(Detector(shipped_set(), since("2024-09-02", "2024-09-01")), OptionError);
  DetectorOptions none = options("2024-09-01");
  none.changed_since = Date{};
  CHECK_THROWS_AS(Detector(shipped_set(), none), OptionError);
}

TEST_CASE("a lost listing is flagged and says what stood before", "[unit]") {
  Finding finding = screened();
  finding.jurisdictions = {answer("BB", Status::Analogue, Grade::Weak)};
  Finding before = screened();
  before.jurisdictions = {answer("AA", Status::Listed),
                          answer("CC", Status::Analogue, Grade::Strong)};
  finding = changed_since_august(before, finding);
  CHECK(finding.status == Status::Listed);
  CHECK(finding.grade == Grade::None);
  CHECK(told(finding) ==
        Told{"AA listed>no_finding", "BB no_finding>analogue", "CC analogue>no_finding"});
  REQUIRE(finding.jurisdictions.size() == 3);
  CHECK(finding.jurisdictions[0].jurisdiction == "AA");
  CHECK(finding.jurisdictions[0].status == Status::NoFinding);
  CHECK(all_in_words(finding.jurisdictions[0].notes) ==
        std::vector<std::string>{"on 2024-08-31: listed (a, act of AA)"});
  CHECK(all_in_words(finding.jurisdictions[1].notes) ==
        std::vector<std::string>{"on 2024-08-31: no_finding"});
}

TEST_CASE("the grade is the highest of the resemblances that changed, on either day", "[unit]") {
  Finding finding = screened();
  finding.jurisdictions = {answer("AA", Status::Analogue, Grade::Weak),
                           answer("CC", Status::Analogue, Grade::Strong)};
  Finding before = screened();
  before.jurisdictions = {answer("BB", Status::Analogue, Grade::Moderate),
                          answer("CC", Status::Analogue, Grade::Strong)};
  finding = changed_since_august(before, finding);
  CHECK(told(finding) == Told{"AA no_finding>analogue", "BB analogue>no_finding"});
  CHECK(finding.status == Status::Analogue);
  CHECK(finding.grade == Grade::Moderate);
}

TEST_CASE("resemblances stay where a changed jurisdiction rests on them, on either day", "[unit]") {
  Finding finding = screened();
  finding.jurisdictions = {answer("AA", Status::Analogue, Grade::Strong),
                           answer("CC", Status::Analogue, Grade::Strong)};
  finding.nearest = {resemblance("x", {"AA", "CC"}), resemblance("y", {"CC"})};
  Finding before = screened();
  before.jurisdictions = {answer("BB", Status::Analogue, Grade::Strong),
                          answer("CC", Status::Analogue, Grade::Strong)};
  before.nearest = {resemblance("x", {"CC"}), resemblance("y", {"CC"}),
                    resemblance("z", {"BB", "CC"})};
  finding = changed_since_august(before, finding);
  REQUIRE(finding.nearest.size() == 2);
  CHECK(finding.nearest[0].entry == "x");
  CHECK(finding.nearest[0].jurisdictions == std::vector<std::string>{"AA"});
  CHECK(finding.nearest[1].entry == "z");
  CHECK(finding.nearest[1].jurisdictions == std::vector<std::string>{"BB"});
}
