// Each screen of the gate by itself: on a set where nothing else could find the molecule, it lets
// the molecule through, and without the rule that it stands for, the gate stops it.

#include <map>
#include <string>
#include <utility>
#include <vector>

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

TEST_CASE("a member under a protecting group passes the gate by family and group", "[unit]") {
  const std::string masked = "C[Si](C)(C)N(c1ccccc1)C1CCNCC1";  // in no family as it stands
  ReferenceSet set = *shipped_set();
  set.classes.clear();
  CHECK(lets_through(set, masked));
  set.protecting_groups.clear();
  CHECK_FALSE(lets_through(set, masked));
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

TEST_CASE("what hangs on a core is judged without the core itself", "[unit]") {
  ReferenceSet set = classes_only();
  for (SubstituentGroup& group : set.groups) {
    if (group.id == "acyl") {
      group.start = {"[F]"};  // no atom of the core is like it
      group.rest.clear();
    }
  }
  for (StructureClass& definition : set.classes) {
    for (ClassSite& site : definition.sites) {
      site.bears_one.resize(1);  // the others may begin with any atom
    }
  }
  CHECK(lets_through(set, "FN1CCC(=O)CC1"));
  CHECK_FALSE(lets_through(set, "ClN1CCC(=O)CC1"));
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

TEST_CASE("labelled molecules and bonded metals always pass the gate", "[unit]") {
  for (const std::string smiles : {"[13CH3]CO", "[2H]OCC", "CC[Sn](C)(C)C", "CCO.[13CH4]"}) {
    CAPTURE(smiles);
    CHECK(lets_through(entries_only(), smiles));
  }
  CHECK_FALSE(lets_through(entries_only(), "CCO"));
}

TEST_CASE("salts and mixtures pass the gate when one of their parts does", "[unit]") {
  CHECK_FALSE(lets_through(entries_only(), "CCO.Cl"));
  CHECK_FALSE(lets_through(entries_only(), "CC[NH3+].[Cl-]"));
  CHECK_FALSE(lets_through(entries_only(), "CCO.CCC"));
  CHECK(lets_through(entries_only(), "CCO.C1CCNCC1"));
  CHECK(lets_through(entries_only(), "[Cl-].O=C1CC[NH2+]CC1"));
}

TEST_CASE("what only RDKit can read meets the same gate", "[unit]") {
  CHECK_FALSE(lets_through(entries_only(), "CCO.[U]"));  // a rare atom is left to RDKit
  CHECK(lets_through(entries_only(), "C1CCNCC1.[U]"));
  const std::string large(600, 'C');  // no small graph holds it
  CHECK(lets_through(entries_only(), large));
}

TEST_CASE("a rule that bare graphs cannot be asked for rules nothing out, and is named", "[unit]") {
  ReferenceSet set = SmallSet().load();
  CHECK(evidence::Collector(set, {0, 1000, {}}).rules_without_gate().empty());
  set.families.front().precheck = "[#7;D{1-3}]";  // ranges are left to RDKit
  const evidence::Collector collector(set, {0, 1000, {}});
  CHECK(collector.rules_without_gate() ==
        std::vector<std::string>{"family " + set.families.front().id});
  CHECK(lets_through(set, kMethylPiperidone));
}
