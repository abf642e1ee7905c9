// What `congener explain` says, from hand-made findings.

#include <sstream>
#include <string>

#include "catch.hpp"
#include "class_set.hpp"
#include "congener/report.hpp"
#include "forbidden_words.hpp"
#include "report_samples.hpp"

namespace {

using namespace samples;

DetectorOptions options() {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  options.jurisdictions = {"US", "CN", "EU", "GB"};
  return options;
}

std::string explained(const Finding& finding, const DetectorOptions& chosen = options(),
                      const ReferenceSet& set = class_set()) {
  std::ostringstream stream;
  write_explanation(stream, "Cl.CCN", with_context(finding, set, chosen), {true, 80});
  return stream.str();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer through a class is explained from status to doubts, site by site", "[unit]") {
  Finding finding = class_member().finding;
  finding.jurisdictions.pop_back();
  finding.classes.pop_back();
  CHECK(
      explained(finding) ==
      "Structure: Cl.CCN\n"
      "Reference set: example-set 1 (SHA-256 0123456789ab), applied as of 2026-11-21 to US, CN, "
      "EU, GB.\n"
      "Status: covered: inside the wording of an entry or of a class definition.\n"
      "\n"
      "US: inside the words of a class definition.\n"
      "  By the class us-class (example class).\n"
      "  It rests on the entry base (a fentanyl-class end product, in the set as the core of class "
      "definitions).\n"
      "  Words met: A: the phenyl is another ring.\n"
      "  Words met: D: the aryl is another ring (since 2026-01-02, read in a secondary source) "
      "[order 7].\n"
      "  The core is there in full: atoms 1 2 3.\n"
      "    the ring nitrogen bears C8H9 (2-phenylethyl), as in the reference; atoms 4 5.\n"
      "    the aryl ring bears C6H4F (any ring), which meets D; atoms 8 9.\n"
      "  Every other position bears hydrogen only.\n"
      "  Source of law: Example Act; List I; s. 1.\n"
      "  Date: in force since 2024-09-03; the row is applied although its date is not verified.\n"
      "  Confidence: confirmed in the official text or a mirror of it.\n"
      "  Reading formyl: Does formyl count as acyl? Taken as yes, the default of the set: "
      "the wider reading.\n"
      "  Open doubt: how long a chain may be.\n"
      "  The text excepts: what is listed elsewhere.\n"
      "  Submitted as a salt or solvate: its words mention this form.\n"
      "\n"
      "Nothing in this reference set answers for CN, EU, GB as of 2026-11-21; that is no evidence "
      "that the substance is uncontrolled there.\n"
      "\n" +
          std::string(kLimitsSentence) + "\n");
}

TEST_CASE("a class that the molecule is outside of gets one sentence with what fails", "[unit]") {
  Finding finding = strong_analogue().finding;
  finding.classes = {outside_class("CN"), outside_class("US")};
  const std::string text = explained(finding);
  CHECK(contains(text,
                 "\nCN: no rule of this reference set matched.\n"
                 "  Outside CN another class (cn-class) on this reading: all of the core, but the "
                 "ring nitrogen bears CH3; the words reach hydrogen only.\n"));
  CHECK(contains(text, "  Outside US another class (cn-class) on this reading"));
  CHECK(contains(text, "Nothing in this reference set answers for CN, EU, GB as of 2026-11-21;"));
}

TEST_CASE("open words are cited and never said to decide", "[unit]") {
  Finding finding = strong_analogue().finding;
  finding.jurisdictions.front().decided_by = DecidedBy::OpenWords;
  finding.jurisdictions.front().rule = "open-words";
  const std::string text = explained(finding);
  CHECK(contains(text, "US: not listed as such, but resembles a listed entry (strong).\n"));
  CHECK(contains(text,
                 "  Open words of law, which never decide and do not change the grade: "
                 "class open-words (derivatives and analogues): the item also names "
                 "derivatives.\n"));
  CHECK(contains(text, "  Note: one doubt.\n"));
}

TEST_CASE("a reading that the user chose is named with the set's default", "[unit]") {
  DetectorOptions chosen = options();
  chosen.readings = {{"us-class.formyl", false}};
  const std::string text = explained(class_member().finding, chosen);
  CHECK(contains(text, "Readings chosen for this run: us-class.formyl=no.\n"));
  CHECK(contains(text,
                 "  Reading formyl: Does formyl count as acyl? Taken as no, as chosen for "
                 "this run; the default of the set is yes: the wider reading.\n"));
  Finding outside = strong_analogue().finding;
  outside.classes = {outside_class("US")};
  outside.classes.front().rule = "us-class";
  CHECK(contains(explained(outside, chosen), "Taken as no, as chosen for this run"));
  CHECK_FALSE(contains(explained(outside), "Reading formyl"));
}

TEST_CASE("a reading is explained once, and only where the answer rests on it", "[unit]") {
  Finding finding = class_member().finding;
  Note reading = remark("Does it?");
  reading.kind = Note::Kind::Reading;
  reading.subject = "us-class.formyl";
  finding.jurisdictions.front().notes = {reading};
  const std::string text = explained(finding);
  CHECK(contains(text, "  Reading formyl"));
  CHECK_FALSE(contains(text, "Note: rests on the reading"));
  finding.classes.front().readings.clear();
  CHECK_FALSE(contains(explained(finding), "  Reading formyl"));
}

TEST_CASE("several conditions that fail are numbered and sites get their article", "[unit]") {
  Finding finding = strong_analogue().finding;
  finding.classes = {outside_class("US")};
  finding.classes.front().rule = "us-class";
  ClassReason too_heavy;
  too_heavy.kind = ClassReason::Kind::TooHeavy;
  too_heavy.limit_u = 500;
  finding.classes.front().failing = {other_group("ring nitrogen", "CH3", {}), too_heavy};
  CHECK(contains(explained(finding),
                 "all of the core, but (1) the ring nitrogen bears CH3; the words reach hydrogen "
                 "only; (2) its molecular mass is over 500 u.\n"));
}

TEST_CASE("an end product is named as such where it is the entry", "[unit]") {
  Finding finding = listed_salt().finding;
  finding.identities.front().entry = "base";
  finding.jurisdictions = {listed("US", true)};
  finding.jurisdictions.front().entry = "base";
  finding.classes = {inside_class()};
  const std::string text = explained(finding);
  CHECK(contains(text,
                 "  The entry is a fentanyl-class end product, in the set as the core of class "
                 "definitions.\n"));
  CHECK(contains(text,
                 "  Entry base (a fentanyl-class end product, in the set as the core of class "
                 "definitions): by name: named in the list.\n"));
  CHECK(contains(text, "  Date: in force since 2024-09-03, verified.\n"));
  CHECK(contains(text, "  Also inside the class us-class (example class).\n"));
  CHECK(contains(text,
                 "  Source of law of this class: Example Act; Schedule 1; item (e) (since "
                 "2025-07-16; confirmed in the official text or a mirror of it)"));
}

TEST_CASE("dates say whether they are verified", "[unit]") {
  Finding finding = listed_salt().finding;
  finding.jurisdictions = {listed("US", false)};
  JurisdictionFinding& answer = finding.jurisdictions.front();
  CHECK(contains(explained(finding),
                 "in force since 2024-09-03; the row is applied although its date is not "
                 "verified.\n"));
  answer.effective_verified = true;  // known to apply by now, whatever its first day
  CHECK(contains(explained(finding),
                 "in force since 2024-09-03, a date that is not verified, but it applies by "
                 "now.\n"));
  answer.effective.reset();
  answer.effective_note = "by decree";
  CHECK(contains(explained(finding),
                 "effective date not known, but it applies by now (by decree).\n"));
}

TEST_CASE("a molecule without any finding is told that silence proves nothing", "[unit]") {
  CHECK(contains(explained(no_finding().finding),
                 "\nNothing in this reference set answers for US, CN, EU, GB as of 2026-11-21; "
                 "that is no evidence that the substance is uncontrolled there.\n"));
  CHECK_FALSE(contains(explained(not_screened().finding), "Nothing in this reference set"));
}

TEST_CASE("between two days an unchanged jurisdiction is not called silent", "[unit]") {
  DetectorOptions chosen = options();
  chosen.changed_since = Date{2024, 8, 31};
  const std::string text = explained(no_finding().finding, chosen);
  CHECK(contains(text, "Status: no_finding: no status differs between the two days.\n"));
  CHECK(contains(text, "Changed between 2024-08-31 and 2026-11-21: nothing.\n"));
  CHECK_FALSE(contains(text, "Nothing in this reference set"));
}

TEST_CASE("a class that the set does not hold is still named by its id", "[unit]") {
  const std::string text = explained(class_member().finding);
  CHECK(contains(text, "  By the class cn-class.\n"));
  CHECK(contains(text, "  Words met: the core of the definition, without a change.\n"));
}

TEST_CASE("a class without limbs is explained by its own words", "[unit]") {
  ReferenceSet set = class_set();
  set.classes.back().limbs.clear();
  Finding finding = class_member().finding;
  finding.classes.front().limbs.clear();
  const std::string text = explained(finding, options(), set);
  CHECK(contains(text, "  Words met: changed by one or more of A and D and by nothing else.\n"));
  CHECK(contains(text, "bears C8H9 (2-phenylethyl), which the words allow; atoms 4 5.\n"));
}

TEST_CASE("texts of a set cannot break a line of an explanation or reach the terminal", "[unit]") {
  Finding finding = strong_analogue().finding;
  finding.jurisdictions.front().notes = {remark("first\nUS: listed\x1B[2J"),
                                         remark("ends in a stop.")};
  const std::string text = explained(finding);
  CHECK(contains(text, "  Note: first US: listed\\x1b[2J.\n  Note: ends in a stop.\n"));
}

TEST_CASE("no explanation prints a word of clearance or a legal conclusion", "[unit]") {
  const std::vector<std::string> none;
  Finding outside = strong_analogue().finding;
  outside.classes = {outside_class("US"), outside_class("CN")};
  outside.jurisdictions.front().decided_by = DecidedBy::OpenWords;
  outside.jurisdictions.front().rule = "open-words";
  for (const Finding& finding :
       {class_member().finding, listed_salt().finding, strong_analogue().finding, outside,
        no_finding().finding, not_screened().finding}) {
    CHECK(forbidden_words_in(explained(finding)) == none);
  }
}
