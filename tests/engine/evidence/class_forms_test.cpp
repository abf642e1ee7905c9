// In which form a record holds a member of a class, and which part of it answers. The small set
// with invented words: 4-piperidone, with hydrogen or (from 2021-05-01 on) an acyl group on its
// nitrogen.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/parse.hpp"
#include "engine/reference/small_classes.hpp"
#include "evidence/classes.hpp"
#include "evidence/components.hpp"
#include "evidence/workspace.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Forms = std::vector<Form>;

constexpr const char* kAcetyl = "CC(=O)N1CCC(=O)CC1";

/// The class tier alone, on one set.
class Classes {
 public:
  explicit Classes(ReferenceSet set)
      : set_(std::move(set)),
        counters_(set_),
        finder_(set_, true, true),
        workspace_(set_, readings_) {}

  std::vector<ClassEvidence> evidence(const std::string& smiles, bool is_flagged = false) {
    const auto components =
        evidence::components_of(workspace_.standardizer.normalized(chem::parse_smiles(smiles)),
                                counters_, workspace_.standardizer);
    return finder_.find(components, is_flagged, workspace_);
  }

  /// What the newest words of the only class say; nothing when it is far from them.
  std::optional<ClassFinding> newest(const std::string& smiles) {
    const auto found = evidence(smiles);
    return found.empty() ? std::nullopt : found.front().versions.back().finding;
  }

  Forms forms(const std::string& smiles) {
    CAPTURE(smiles);
    const auto finding = newest(smiles);
    REQUIRE(finding);
    CHECK(finding->is_inside);
    return finding->forms;
  }

 private:
  ReferenceSet set_;
  std::map<std::string, bool> readings_;
  evidence::CounterComponents counters_;
  evidence::ClassFinder finder_;
  evidence::Workspace workspace_;
};

Classes classes() {
  return Classes(small_classes().load());
}

}  // namespace

TEST_CASE("a class member alone is in no particular form", "[unit]") {
  Classes small = classes();
  CHECK(small.forms("O=C1CCNCC1").empty());
  CHECK(small.forms(kAcetyl).empty());
}

TEST_CASE("a class member drawn as an ion with its counter-ion is a salt, alone it is charged",
          "[unit]") {
  Classes small = classes();
  CHECK(small.forms("O=C1CCNCC1.Cl") == Forms{Form::SaltOrSolvate});
  CHECK(small.forms("O=C1CC[NH2+]CC1.[Cl-]") == Forms{Form::SaltOrSolvate});
  CHECK(small.forms("O=C1CC[NH2+]CC1") == Forms{Form::Charge});
  CHECK(small.forms("O=C1CC[NH2+]CC1.O") == Forms{Form::SaltOrSolvate, Form::Charge});
}

TEST_CASE("two equal class members with one counter-ion are a salt and no mixture", "[unit]") {
  Classes small = classes();
  CHECK(small.forms("O=C1CCNCC1.O=C1CCNCC1.Cl") == Forms{Form::SaltOrSolvate});
  CHECK(small.forms("O=C1CC[NH2+]CC1.[Cl-].O=C1CCNCC1") == Forms{Form::SaltOrSolvate});
  CHECK(small.forms("O=C1CCNCC1.O=C1CCNCC1").empty());
}

TEST_CASE("a class member beside another substance is a mixture, however alike in size", "[unit]") {
  Classes small = classes();
  CHECK(small.forms("O=C1CCNCC1.C1CCCCCC1") == Forms{Form::Mixture});
  CHECK(small.forms("O=C1CCNCC1.CCO") == Forms{Form::Mixture});
}

TEST_CASE("two stereoisomers of a class member are one substance to its words", "[unit]") {
  Classes small = classes();
  CHECK(small.forms("CC[C@H](C)C(=O)N1CCC(=O)CC1") == Forms{Form::Stereo});
  CHECK(small.forms("CC[C@H](C)C(=O)N1CCC(=O)CC1.CC[C@@H](C)C(=O)N1CCC(=O)CC1") ==
        Forms{Form::Stereo});
}

TEST_CASE("labels, tautomers and hydrates of a class member are told", "[unit]") {
  Classes small = classes();
  CHECK(small.forms("[13CH3]C(=O)N1CCC(=O)CC1") == Forms{Form::Isotope});
  CHECK(small.forms("[13CH2]1C[NH2+]CCC1=O") == Forms{Form::Charge, Form::Isotope});
  CHECK(small.forms("CC(=O)N1CC=C(O)CC1") == Forms{Form::Tautomer});
  CHECK(small.forms("CC(=O)N1CCC(O)(O)CC1") == Forms{Form::CovalentHydrate});
  CHECK(small.forms("CC(=O)N1CCC(O)(O)CC1.O") == Forms{Form::SaltOrSolvate, Form::CovalentHydrate});
}

TEST_CASE("of several parts the one nearest to a class answers", "[unit]") {
  Classes small = classes();
  const std::string outside = "CN1CCC(=O)CC1";
  REQUIRE(small.newest(outside));
  CHECK_FALSE(small.newest(outside)->is_inside);
  CHECK(small.newest(outside + "." + kAcetyl)->is_inside);
  CHECK(small.newest(kAcetyl + ("." + outside))->is_inside);
}

TEST_CASE("a miss of a class is told in at most two conditions", "[unit]") {
  Classes small = classes();
  const auto failing = [&](const std::string& smiles) {
    const auto finding = small.newest(smiles);
    return finding ? finding->failing.size() : 0;
  };
  CHECK(failing("CN1CCC(=O)CC1") == 1);
  CHECK(failing("CN1CC(F)C(=O)CC1") == 2);
  CHECK_FALSE(small.newest("CN1CC(F)C(=O)C(Cl)C1"));
}

TEST_CASE("a counter-ion or solvent makes no member of a class", "[unit]") {
  SmallSet files = small_classes();
  files.add(kCounters, std::string("acetylpiperidone\t") + kAcetyl + "\n");
  Classes with_counter(files.load());
  CHECK(with_counter.evidence(std::string("CCO.") + kAcetyl).empty());
  CHECK(with_counter.newest(kAcetyl)->is_inside);  // alone it is no counter-ion
  CHECK(classes().newest(std::string("CCO.") + kAcetyl)->is_inside);
}

TEST_CASE("a class that reaches far is asked of flagged records and tells no misses", "[unit]") {
  ReferenceSet set = small_classes().load();
  for (StructureClass& definition : set.classes) {
    definition.only_flagged = true;
  }
  Classes far(set);
  CHECK(far.evidence(kAcetyl).empty());
  CHECK(far.evidence(kAcetyl, true).size() == 1);
  CHECK(far.evidence("CN1CCC(=O)CC1", true).empty());
}

TEST_CASE("a member of one class is asked about those that reach far", "[unit]") {
  ReferenceSet set = small_classes().load();
  StructureClass far = set.classes[static_cast<std::size_t>(
      std::find_if(set.classes.begin(), set.classes.end(),
                   [](const auto& known) { return known.kind == ClassKind::Closed; }) -
      set.classes.begin())];
  far.id = "far";
  far.only_flagged = true;
  set.classes.push_back(far);
  Classes both(set);
  CHECK(both.evidence(kAcetyl).size() == 2);
  CHECK(both.evidence("CN1CCC(=O)CC1").size() == 1);  // a near miss flags nothing
}
