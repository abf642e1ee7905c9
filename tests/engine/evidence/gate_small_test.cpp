// Each screen of the gate by itself: on a set where nothing else could find the molecule, it lets
// the molecule through, and without the rule that it stands for, the gate stops it.

#include <map>
#include <string>
#include <utility>

#include "catch.hpp"
#include "chem/parse.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/reference/small_classes.hpp"
#include "evidence/collector.hpp"
#include "evidence/gate.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr const char* kMethylPiperidone = "CN1CCC(=O)CC1";
constexpr const char* kEthylPiperidone = "CCN1CCC(=O)CC1";  // no entry has its elements
constexpr const char* kAcetylPiperidone = "CC(=O)N1CCC(=O)CC1";

bool lets_through(const ReferenceSet& set, const std::string& smiles, double max_false_flags = 0) {
  const evidence::Collector collector(set, {max_false_flags, 1000, {}});
  return collector.collect(smiles, StructureFormat::Smiles).let_through_by != GateScreen::None;
}

/// The small set with its entries only: no family, class or calibration.
ReferenceSet entries_only() {
  ReferenceSet set = SmallSet().load();
  set.families.clear();
  return set;
}

ReferenceSet classes_only() {
  ReferenceSet set = small_classes().load();
  set.families.clear();
  return set;
}

/// The shipped set with its entries and calibration only.
ReferenceSet likenesses_only() {
  ReferenceSet set = *shipped_set();
  set.families.clear();
  set.classes.clear();
  return set;
}

}  // namespace

TEST_CASE("an entry passes the gate by its composition alone", "[unit]") {
  CHECK(lets_through(entries_only(), "C1CCNCC1"));
  CHECK(lets_through(entries_only(), "O=C1CCNCC1"));
  CHECK(lets_through(entries_only(), "OC1(O)CCNCC1"));  // as its hydrate
  CHECK_FALSE(lets_through(entries_only(), kMethylPiperidone));
  ReferenceSet one_entry = entries_only();
  one_entry.entries.erase(one_entry.entries.begin() + find_entry(one_entry, "piperidine"));
  CHECK_FALSE(lets_through(one_entry, "C1CCNCC1"));
}

TEST_CASE("a member of a family passes the gate by the family alone", "[unit]") {
  CHECK(lets_through(SmallSet().load(), kMethylPiperidone));
  CHECK_FALSE(lets_through(entries_only(), kMethylPiperidone));
}

TEST_CASE("a member of a class passes the gate by the class alone", "[unit]") {
  CHECK(lets_through(classes_only(), kAcetylPiperidone));
  CHECK(lets_through(classes_only(), "CC(=O)N1CC=C(O)CC1"));  // another tautomer of it
  ReferenceSet far = classes_only();
  for (StructureClass& definition : far.classes) {
    definition.only_flagged = true;  // asked of what something else has found
  }
  CHECK_FALSE(lets_through(far, kAcetylPiperidone));
  far.classes.clear();
  CHECK_FALSE(lets_through(far, kAcetylPiperidone));
}

TEST_CASE("what only overlaps with an entry passes the gate at the cut that reports it", "[unit]") {
  const ReferenceSet set = likenesses_only();
  CHECK(lets_through(set, kEthylPiperidone, 1e-2));
  CHECK_FALSE(lets_through(set, kEthylPiperidone, 0));
  CHECK_FALSE(lets_through(set, "CC(=O)Oc1ccccc1C(O)=O", 1e-2));
  const evidence::Collector collector(set, {1e-2, 1000, {}});
  const Evidence found = collector.collect(kEthylPiperidone, StructureFormat::Smiles);
  REQUIRE_FALSE(found.nearest.empty());
  CHECK(found.nearest.front().relation == Relation::Similar);
}

TEST_CASE("salts, mixtures and labelled molecules always pass the gate", "[unit]") {
  for (const std::string smiles : {"CCO.Cl", "CCO.CCC", "[13CH3]CO", "[2H]OCC"}) {
    CAPTURE(smiles);
    CHECK(lets_through(entries_only(), smiles));
  }
  CHECK_FALSE(lets_through(entries_only(), "CCO"));
}
