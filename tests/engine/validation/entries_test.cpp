// Sets with less in them: an entry left out, and a past without rows of unknown date.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/validation.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "validation/entries.hpp"

using namespace congener;
using namespace congener::test;
using namespace congener::validation;

namespace {

bool has_class(const ReferenceSet& set, const std::string& id) {
  return std::any_of(set.classes.begin(), set.classes.end(),
                     [&](const StructureClass& definition) { return definition.id == id; });
}

const Family* find_family(const ReferenceSet& set, const std::string& id) {
  for (const Family& family : set.families) {
    if (family.id == id) {
      return &family;
    }
  }
  return nullptr;
}

ReferenceSet two_families() {
  ReferenceSet set;
  set.entries.resize(2);
  set.entries[0].id = "a";
  set.entries[1].id = "b";
  set.families.resize(2);
  set.families[0].id = "of a";
  set.families[0].rests_on = {"a"};
  set.families[1].id = "of both";
  set.families[1].rests_on = {"a", "b"};
  set.classes.resize(4);
  set.classes[0].id = "words of a";
  set.classes[0].entry = "a";
  set.classes[1].id = "open, of a";
  set.classes[1].kind = ClassKind::Open;
  set.classes[1].families = {"of a"};
  set.classes[2].id = "open, of both";
  set.classes[2].kind = ClassKind::Open;
  set.classes[2].families = {"of a", "of both"};
  set.classes[3].id = "closed";
  return set;
}

}  // namespace

TEST_CASE("with an entry goes all that rests on it alone", "[unit]") {
  const ReferenceSet rest = without_entry(two_families(), "a");
  REQUIRE(rest.entries.size() == 1);
  CHECK(rest.entries[0].id == "b");
  CHECK(find_family(rest, "of a") == nullptr);
  REQUIRE(find_family(rest, "of both") != nullptr);
  CHECK(find_family(rest, "of both")->rests_on == std::vector<std::string>{"b"});
  CHECK_FALSE(has_class(rest, "words of a"));
  CHECK_FALSE(has_class(rest, "open, of a"));
  CHECK(has_class(rest, "closed"));
  REQUIRE(has_class(rest, "open, of both"));
  CHECK(rest.classes[0].families == std::vector<std::string>{"of both"});
}

TEST_CASE("an entry that is not there cannot be left out", "[unit]") {
  CHECK_THROWS_AS(without_entry(two_families(), "c"), OptionError);
}

TEST_CASE("every compared entry of the shipped set can be left out", "[unit]") {
  const auto results = leave_each_out(*shipped_set(), options());
  REQUIRE(results.size() == compared_entries(*shipped_set()).size());
  REQUIRE(results.size() > 10);
  for (const EntryResult& result : results) {
    INFO(result.entry);
    CHECK(result.judgement.status != Status::NotScreened);
    CHECK(result.judgement.status != Status::Listed);  // nothing else names it
    CHECK(result.judgement.entry != result.entry);
    CHECK(result.judgement.nearest != result.entry);
  }
}

TEST_CASE("precursors and the end product that a family rests on are asked for", "[unit]") {
  std::set<std::string> end_products;
  for (const Entry* entry : compared_entries(*shipped_set())) {
    CHECK(is_compared(*shipped_set(), *entry));
    CHECK_FALSE(entry->identity_only);
    if (entry->role == EntryRole::EndProduct) {
      end_products.insert(entry->id);
    }
  }
  CHECK(end_products == std::set<std::string>{"fentanyl"});
}

TEST_CASE("a row without a first day begins in the past only when it is known to apply", "[unit]") {
  ReferenceSet set;
  set.entries.resize(1);
  auto& rows = set.entries[0].controls;
  rows.resize(4);
  rows[0].period.effective = Date{2010, 1, 1};
  rows[1].period.latest = Date{2018, 5, 1};
  rows[3].period.last_day = Date{2015, 6, 1};
  const ReferenceSet past = with_known_past(set, Date{2026, 11, 21});
  const auto& settled = past.entries[0].controls;
  CHECK_FALSE(settled[0].period.earliest.has_value());
  CHECK(settled[1].period.earliest == Date{2018, 5, 1});
  CHECK(settled[2].period.earliest == Date{2026, 11, 21});
  CHECK(settled[3].period.earliest == Date{2015, 6, 1});
}

TEST_CASE("an entry is first listed by the earliest dated row that lists it", "[unit]") {
  Entry entry;
  entry.controls.resize(4);
  CHECK_FALSE(first_listed(entry).has_value());
  entry.controls[0].status = ControlStatus::Listed;
  entry.controls[0].period.effective = Date{2022, 11, 23};
  entry.controls[1].status = ControlStatus::Temporary;
  entry.controls[1].period.effective = Date{2020, 5, 15};
  entry.controls[2].status = ControlStatus::Watch;
  entry.controls[2].period.effective = Date{2001, 1, 1};
  entry.controls[3].status = ControlStatus::Listed;
  CHECK(first_listed(entry) == Date{2020, 5, 15});
}

TEST_CASE("what nobody had named on a day is not known on it", "[unit]") {
  const ReferenceSet past = with_known_past(*shipped_set(), options().as_of);
  const auto index = static_cast<std::size_t>(find_entry(past, "norfentanyl"));
  const Entry& norfentanyl = past.entries.at(index);
  const std::optional<Date> since = first_listed(norfentanyl);
  REQUIRE(since.has_value());
  CHECK(naming_on(past, norfentanyl, *since).is_listed);
  CHECK(naming_on(past, norfentanyl, *since).is_in_force);
  CHECK_FALSE(naming_on(past, norfentanyl, Date{2016, 12, 31}).is_public);

  const ReferenceSet then = without_unknown(past, Date{2016, 12, 31});
  CHECK(find_entry(then, "norfentanyl") < 0);
  CHECK(find_entry(then, "anpp") >= 0);
  CHECK(find_entry(then, "fentanyl") >= 0);  // public by 2010-06-29
  CHECK(find_entry(without_unknown(past, *since), "norfentanyl") >= 0);
}

TEST_CASE("a watched entry is public but not in force", "[unit]") {
  ReferenceSet set;
  set.jurisdictions = {"XX"};
  Entry entry;
  entry.controls.resize(1);
  entry.controls[0].jurisdiction = "XX";
  entry.controls[0].status = ControlStatus::Watch;
  entry.controls[0].period.effective = Date{2020, 1, 1};
  CHECK_FALSE(naming_on(set, entry, Date{2019, 12, 31}).is_public);
  CHECK(naming_on(set, entry, Date{2020, 1, 1}).is_public);
  CHECK_FALSE(naming_on(set, entry, Date{2020, 1, 1}).is_in_force);
}

TEST_CASE("readings of classes that are gone are dropped with them", "[unit]") {
  DetectorOptions settings;
  settings.readings = {{"here.a", true}, {"gone.b", false}};
  ReferenceSet set;
  set.classes.resize(1);
  set.classes[0].id = "here";
  CHECK(settings_for(set, settings).readings == std::map<std::string, bool>{{"here.a", true}});
}
