// Law through law, the coverage of jurisdictions, and lists of one's own. The law is invented.

#include <string>

#include "catch.hpp"
#include "congener/in_force.hpp"
#include "small_set.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const char* const kFollow = R"(
[[jurisdiction]]
code = "XX"
name = "Ixland"
[[jurisdiction.coverage]]
kind = "precursors"
read = "in_part"
as_of = 2020-01-31
gaps = "the second list"

[[follows]]
id = "union-law"
follows = "XX"
instruments = ["Example Act"]
members_of = "XX"
status = "listed"
words = "the law of the union applies directly"
earliest = 2000-01-01

[[member]]
of = "XX"
code = "MM"
name = "Emland"
since = 2010-01-01
last_day = 2024-12-31
)";

SmallSet following() {
  return SmallSet().create("jurisdictions.toml", kFollow);
}

std::vector<const ControlRow*> rows_in(const ReferenceSet& set, const std::string& jurisdiction) {
  std::vector<const ControlRow*> rows;
  for (const Entry& entry : set.entries) {
    for (const ControlRow& row : entry.controls) {
      if (row.jurisdiction == jurisdiction) {
        rows.push_back(&row);
      }
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("a member follows the rows of its union while it is one", "[unit]") {
  const ReferenceSet set = following().load();
  CHECK(set.further_jurisdictions == std::vector<std::string>{"MM"});
  const auto own = rows_in(set, "XX");
  const auto followed = rows_in(set, "MM");
  REQUIRE_FALSE(followed.empty());
  for (const ControlRow* row : followed) {
    CHECK(row->through.jurisdiction == "XX");
    CHECK(row->through.words == "the law of the union applies directly");
    CHECK(row->instrument == "Example Act");
    CHECK(row->period.last_day == Date{2024, 12, 31});
    CHECK(row->confidence == Confidence::Unverified);  // the rule has no source
  }
  CHECK(followed.size() <= own.size());
}

TEST_CASE("a rule that follows nothing is a mistake", "[unit]") {
  CHECK_THAT(following().change("jurisdictions.toml", R"(["Example Act"])", R"(["Akt"])").problem(),
             ContainsText("no row of XX has the instrument \"Akt\""));
  CHECK_THAT(following()
                 .change("jurisdictions.toml", R"(of = "XX"
code)",
                         R"(of = "YY"
code)")
                 .problem(),
             ContainsText("XX has no [[member]]"));
  CHECK_THAT(following().change("jurisdictions.toml", "members_of = \"XX\"\n", "").problem(),
             ContainsText("jurisdictions.toml:11: needs jurisdiction or members_of, and not both"));
}

TEST_CASE("law that was read in part says what was not", "[unit]") {
  CHECK_THAT(following().change("jurisdictions.toml", "gaps = \"the second list\"\n", "").problem(),
             ContainsText("needs gaps"));
  const ReferenceSet set = following().load();
  CHECK(coverage_of(set, "XX", LawKind::Precursors).read == ReadState::InPart);
  CHECK(coverage_of(set, "XX", LawKind::Precursors).gaps == "the second list");
  CHECK(coverage_of(set, "XX", LawKind::EndProducts).read == ReadState::NotRead);
  CHECK(coverage_of(set, "QQ", LawKind::Precursors).read == ReadState::NotRead);
}

TEST_CASE("the law in force is told for those who follow, too", "[unit]") {
  const ReferenceSet set = following().load();
  const auto laws = law_in_force(set, "MM", {2021, 6, 1});
  REQUIRE_FALSE(laws.empty());
  CHECK(laws[0].answer.through.jurisdiction == "XX");
  CHECK(law_in_force(set, "MM", {2025, 1, 1}).empty());
  CHECK_THROWS_AS(law_in_force(set, "QQ", {2021, 6, 1}), OptionError);
  CHECK_THROWS_AS(law_in_force(set, "MM", {2021, 2, 30}), OptionError);
}

TEST_CASE("a list of one's own is watched under its file and hash", "[unit]") {
  const TempDir folder;
  const std::string set_folder = SmallSet().write(folder);
  const std::string list = folder.write_file(
      "own.csv", "Name;ignored,SMILES,Reason,Since\nx,O=C1CCCCC1,ask first,2026-02-28\n");
  const std::string good = folder.write_file(
      "good.csv", "name,smiles,reason,since\nketone,O=C1CCCCC1,ask first,2026-02-28\n");
  const ReferenceSet set = load_reference_sets({set_folder, good});
  CHECK(set.jurisdictions.back() == "OWN");
  const auto rows = rows_in(set, "OWN");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]->status == ControlStatus::Watch);
  CHECK(rows[0]->scope == "ask first");
  CHECK(rows[0]->instrument == "own list good.csv");
  CHECK(rows[0]->citation == "SHA-256 " + set.packs.back().sha256);
  CHECK(rows[0]->period.effective == Date{2026, 2, 28});
  CHECK_THROWS_AS(load_reference_sets({set_folder, list}), ReferenceSetError);  // no column name
}
