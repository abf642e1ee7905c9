// Limits of a closed class definition, just inside and just outside of them.

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "class_matcher_helpers.hpp"
#include "in_words.hpp"

using namespace congener;
using namespace congener::test;

TEST_CASE("the limit of the mass holds to the tenth of a unit", "[unit]") {
  auto definition = piperidones();  // 4-piperidone itself has 99.13 u
  definition.max_mass_u = 99.2;
  CHECK(is_inside(definition, "O=C1CCNCC1"));
  definition.max_mass_u = 99.1;
  CHECK_FALSE(is_inside(definition, "O=C1CCNCC1"));
}

TEST_CASE("what is outside for another reason is not called the reference structure", "[unit]") {
  auto definition = piperidones();
  definition.least_limbs = 1;
  CHECK(all_in_words(found(definition, "CN1CCC(=O)CC1").failing) ==
        Texts{"the nitrogen bears CH3; the words reach hydrogen or acyl"});
}

TEST_CASE("a bridge needs the words of both its ends, whichever is asked first", "[unit]") {
  auto definition = piperidones();
  definition.cores[0].smiles = "[O:4]C1([O:5])C[C:3][N:1][C:2]C1";
  ClassSite bridged;
  bridged.name = "the one oxygen";
  bridged.bears_one = {allow({"bridge"})};
  ClassSite open;
  open.name = "the other oxygen";
  open.bears_one = {allow({"alkyl"})};
  for (const int bridged_label : {4, 5}) {
    CAPTURE(bridged_label);
    bridged.labels = {bridged_label};
    open.labels = {9 - bridged_label};
    auto one_end = definition;
    one_end.sites.push_back(bridged);
    one_end.sites.push_back(open);
    CHECK_FALSE(is_inside(one_end, "C1CC2(CCN1)OCCO2"));
    const auto match = found(one_end, "C1CC2(CCN1)OCCO2");
    CHECK(std::any_of(match.failing.begin(), match.failing.end(), [](const ClassReason& reason) {
      return reason.kind == ClassReason::Kind::ClosedRing;
    }));
  }
  auto both_ends = definition;
  bridged.labels = {4, 5};
  both_ends.sites.push_back(bridged);
  CHECK(is_inside(both_ends, "C1CC2(CCN1)OCCO2"));
}

TEST_CASE("a molecule that fails in three conditions is not told as failing in two", "[unit]") {
  CHECK(found(piperidones(), "CN1CC(F)C(=O)C(Cl)C1").failing.size() == 3);
}

TEST_CASE("of two places of a core the one that fails in one condition answers, not in three",
          "[unit]") {
  for (const std::string smiles :
       {"O=C1CCN(CC1)C1C(F)N(C)CCC1=O", "O=C1CCN(C)C(F)C1N1CCC(=O)CC1"}) {
    CAPTURE(smiles);
    const auto nearest = found(piperidones(), smiles);
    CHECK(nearest.failing.size() == 1);
    CHECK_FALSE(nearest.is_tautomer);  // as drawn, not because another ring is gone in a tautomer
  }
}
