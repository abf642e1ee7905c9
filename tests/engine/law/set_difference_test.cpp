// What is told between two sets: facts from -> to, and the statuses that follow.

#include "catch.hpp"
#include "congener/difference.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Changes = std::vector<ReferenceChange>;
using Told = std::vector<std::string>;

/// "XX entry a fact_changed no_finding>listed: words"; statuses only where a row is behind it.
Told told(const ReferenceSet& before, const ReferenceSet& after,
          const std::string& as_of = "2026-01-01") {
  Told texts;
  for (const ReferenceChange& change : changes_between(before, after, day(as_of))) {
    const std::string place = change.jurisdiction.empty() ? "" : change.jurisdiction + " ";
    const std::string statuses =
        rests_on_row(change) ? " " + to_string(change.before) + ">" + to_string(change.after) : "";
    texts.push_back(place + change.kind_of_subject + " " + change.id + " " +
                    to_string(change.kind) + statuses + ": " + change.words);
  }
  return texts;
}

ReferenceSet one_row() {
  return set_of({{"a", {row("r", ControlStatus::Listed, "2020-01-01")}}});
}

StructureClass some_class() {
  StructureClass rule;
  rule.id = "c";
  rule.name = "class c";
  rule.jurisdiction = "XX";
  rule.logic = "the definition";
  rule.cores.push_back({"core", "C1CCNCC1", {}});
  ClassSite site;
  site.name = "N";
  site.labels = {1};
  site.may_bear.push_back({{"alkyl"}, {}, ""});
  rule.sites.push_back(site);
  rule.controls.push_back(row("order", ControlStatus::Covered, "2020-01-01"));
  return rule;
}

ReferenceSet one_class() {
  ReferenceSet set = set_of({});
  set.classes.push_back(some_class());
  SubstituentGroup alkyl;
  alkyl.id = "alkyl";
  alkyl.rest.push_back({{1}, {"halo"}});
  SubstituentGroup halo;
  halo.id = "halo";
  halo.rest.push_back({{1}, {"alkyl"}});  // a circle, which no loaded set has, must not hang
  set.groups = {alkyl, halo};
  return set;
}

}  // namespace

TEST_CASE("a set does not differ from itself", "[unit]") {
  CHECK(told(*shipped_set(), *shipped_set()).empty());
  CHECK(told(one_class(), one_class()).empty());
}

TEST_CASE("a corrected date is told from old to new, with the statuses of the day", "[unit]") {
  ReferenceSet after = one_row();
  after.entries[0].controls[0].period.effective = day("2020-02-01");
  after.entries[0].controls[0].confidence = Confidence::Secondary;
  const std::string words =
      "effective: \"2020-01-01\" -> \"2020-02-01\"; confidence: \"confirmed\" -> \"secondary\"";
  CHECK(told(one_row(), after) == Told{"XX entry a fact_changed listed>listed: " + words});
  CHECK(told(one_row(), after, "2020-01-15") ==
        Told{"XX entry a narrowed_or_ended listed>no_finding: scope r",
             "XX entry a fact_changed listed>no_finding: " + words});
}

TEST_CASE("a corrected citation is a changed fact of the same row", "[unit]") {
  ReferenceSet after = one_row();
  after.entries[0].controls[0].citation = "row s";
  CHECK(told(one_row(), after) ==
        Told{"XX entry a fact_changed listed>listed: citation: \"row r\" -> \"row s\""});
}

TEST_CASE("a new row is told, and the old one is still the old one", "[unit]") {
  ReferenceSet after = one_row();
  after.entries[0].controls.insert(after.entries[0].controls.begin(),
                                   row("words", ControlStatus::Covered, "2019-01-01"));
  CHECK(told(one_row(), after) ==
        Told{"XX entry a fact_changed listed>listed: row added (covered): scope words"});
  CHECK(told(after, one_row()) ==
        Told{"XX entry a fact_changed listed>listed: row removed (covered): scope words"});
  CHECK(told(after, one_row(), "2019-06-01") ==
        Told{"XX entry a narrowed_or_ended covered>no_finding: scope words",
             "XX entry a fact_changed covered>no_finding: row removed (covered): scope words"});
}

TEST_CASE("a search without result that became a row is one changed row", "[unit]") {
  const ReferenceSet before = set_of({{"a", {row("r", ControlStatus::NotFound)}}});
  ReferenceSet after = before;
  after.entries[0].controls[0].status = ControlStatus::Watch;
  CHECK(told(before, after) ==
        Told{"XX entry a became_watched no_finding>watch: scope r; the row is applied although its "
             "date is not verified",
             "XX entry a fact_changed no_finding>watch: status: \"not_found\" -> \"watch\""});
}

TEST_CASE("the order of rows is no fact", "[unit]") {
  ReferenceSet before = set_of({{"a",
                                 {row("r", ControlStatus::Listed, "2020-01-01"),
                                  row("s", ControlStatus::Listed, "2021-01-01")}}});
  ReferenceSet after = before;
  std::swap(after.entries[0].controls[0], after.entries[0].controls[1]);
  CHECK(told(before, after).empty());
}

TEST_CASE("a new entry is told once, and what it is in each jurisdiction", "[unit]") {
  ReferenceSet after = one_row();
  Entry added = after.entries[0];
  added.id = "b";
  added.smiles = "CCO";
  after.entries.push_back(added);
  CHECK(told(one_row(), after) ==
        Told{"entry b entry_added: CCO", "XX entry b became_listed no_finding>listed: scope r"});
  CHECK(told(after, one_row()) == Told{"entry b entry_removed: CCO",
                                       "XX entry b narrowed_or_ended listed>no_finding: scope r"});
}

TEST_CASE("an entry's structure and names are facts of no jurisdiction", "[unit]") {
  ReferenceSet after = one_row();
  after.entries[0].smiles = "CCO";
  after.entries[0].synonyms = {"x", "y"};
  after.entries[0].role = EntryRole::EndProduct;
  CHECK(told(one_row(), after) ==
        Told{"entry a structure_changed: smiles: \"\" -> \"CCO\"",
             "entry a fact_changed: role: \"precursor\" -> \"end_product\"; synonyms: \"\" -> \"x, "
             "y\""});
}

TEST_CASE("a class that comes or goes is told with its status", "[unit]") {
  const ReferenceSet none = set_of({});
  CHECK(told(none, one_class()) ==
        Told{"XX class c class_added: the definition",
             "XX class c became_covered no_finding>covered: scope order"});
  CHECK(told(one_class(), none) ==
        Told{"XX class c class_removed: the definition",
             "XX class c narrowed_or_ended covered>no_finding: scope order"});
}

TEST_CASE("every part of a definition counts, also a group behind a group", "[unit]") {
  ReferenceSet after = one_class();
  after.classes[0].logic = "another";
  after.classes[0].cores[0].smiles = "C1CCCCC1";
  after.classes[0].sites[0].labels = {2};
  after.classes[0].readings.push_back({"wide", "?", true, "why"});
  after.groups[1].max_carbon_atoms = 3;
  CHECK(told(one_class(), after) ==
        Told{"XX class c class_changed: logic: \"the definition\" -> \"another\"; readings differ; "
             "cores differ; sites differ; group halo differs"});
}

TEST_CASE("a class's rows are compared as those of entries", "[unit]") {
  ReferenceSet after = one_class();
  after.classes[0].controls[0].citation = "row act";
  CHECK(told(one_class(), after) ==
        Told{"XX class c fact_changed covered>covered: citation: \"row order\" -> \"row act\""});
}

TEST_CASE("a class that moves to another jurisdiction ends there and begins here", "[unit]") {
  ReferenceSet after = one_class();
  after.classes[0].jurisdiction = "YY";
  CHECK(told(one_class(), after) ==
        Told{"XX class c narrowed_or_ended covered>no_finding: scope order",
             "XX class c fact_changed covered>no_finding: row removed (covered): scope order",
             "YY class c class_changed: jurisdiction: \"XX\" -> \"YY\"",
             "YY class c became_covered no_finding>covered: scope order",
             "YY class c fact_changed no_finding>covered: row added (covered): scope order"});
}

TEST_CASE("a jurisdiction that only the old set has is told last", "[unit]") {
  ReferenceSet before = one_row();
  before.entries[0].controls.push_back(row("z", ControlStatus::Listed, "2020-01-01"));
  before.entries[0].controls[1].jurisdiction = "ZZ";
  before.jurisdictions = {"ZZ", "XX"};
  ReferenceSet after = set_of({{"a", {}}});
  const Changes changes = changes_between(before, after, day("2026-01-01"));
  REQUIRE(changes.size() == 4);
  CHECK(changes.front().jurisdiction == "XX");
  CHECK(changes.back().jurisdiction == "ZZ");
}

TEST_CASE("only sources, examples and families differ: no change of law is told", "[unit]") {
  ReferenceSet after = *shipped_set();
  after.families.clear();
  after.sources.clear();
  after.similarity.closeness.reset();
  after.similarity.required_smarts.clear();
  after.calibration = Calibration();
  after.protecting_groups.clear();
  CHECK(told(*shipped_set(), after).empty());
}
