// Closed class definitions of law: what is inside, by which limbs, and what keeps a molecule
// outside.

#include "rules/class_matcher.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chem/parse.hpp"
#include "class_matcher_helpers.hpp"
#include "in_words.hpp"

using namespace congener;
using namespace congener::test;
using congener::chem::parse_smiles;
using congener::rules::ClassMatch;
using congener::rules::ClassMatcher;
using congener::rules::GroupMatcher;

TEST_CASE("a molecule without the core gets no answer of a class", "[unit]") {
  CHECK_FALSE(match(piperidones(), "O=C1CCCCC1"));
  CHECK_FALSE(match(piperidones(), "OC1CCNCC1"));
}

TEST_CASE("a member names its core, the groups it bears and the limbs it meets", "[unit]") {
  const ClassMatch plain = found(piperidones(), "O=C1CCNCC1");
  CHECK(plain.is_inside);
  CHECK(plain.limbs.empty());
  CHECK(plain.core_atoms == std::vector<int>{0, 1, 2, 3, 4, 5, 6});
  CHECK(plain.sites.empty());

  const ClassMatch both = found(piperidones(), "CCC(=O)N1C(C)CC(=O)CC1");
  CHECK(both.is_inside);
  CHECK(both.limbs == Texts{"amide", "ring"});
  REQUIRE(both.sites.size() == 2);
  CHECK(both.sites[0].site == "the nitrogen");
  CHECK(both.sites[0].group == "acyl");
  CHECK(both.sites[0].formula == "C3H5O");
  CHECK(both.sites[0].limbs == Texts{"amide"});
  CHECK(both.sites[0].atoms == std::vector<int>{0, 1, 2, 3});
  CHECK(both.sites[1].formula == "CH3");
}

TEST_CASE("may_bear takes any number of groups, bears_one just one", "[unit]") {
  CHECK(is_inside(piperidones(), "CC1(C)CC(=O)CC(C)(C)N1"));
  auto definition = piperidones();
  definition.sites[0].bears_one = {allow({"alkyl"}), allow({"phenyl"})};
  CHECK(is_inside(definition, "CN1CCC(=O)CC1"));
  CHECK_FALSE(is_inside(definition, "O=C1CCNCC1"));  // none of them
  CHECK(all_in_words(found(definition, "O=C1CCNCC1").failing) ==
        Texts{"the nitrogen bears hydrogen only; the words reach alkyl or phenyl"});
}

TEST_CASE("bears_one with hydrogen is met by nothing at all, further groups by their own words",
          "[unit]") {
  auto definition = piperidones();
  definition.cores[0].smiles = "O=C1C[C:3]N[C:2]C1";
  definition.sites = {piperidones().sites[1]};
  definition.sites[0].bears_one = {allow({"hydrogen"}), allow({"phenyl"}, {"amide"})};
  CHECK(is_inside(definition, "O=C1CCNCC1"));
  CHECK(found(definition, "CC1CC(=O)CCN1").limbs == Texts{"ring"});
  CHECK(found(definition, "O=C1CCNC(c2ccccc2)C1").limbs == Texts{"amide"});
  CHECK(found(definition, "CC1(c2ccccc2)CC(=O)CCN1").limbs == Texts{"amide", "ring"});
  CHECK_FALSE(is_inside(definition, "O=C1CCNC(c2ccccc2)(c2ccccc2)C1"));  // one of them, not two
}

TEST_CASE("hydrogen that meets a limb is named without a formula", "[unit]") {
  auto definition = piperidones();
  definition.sites[0].bears_one = {allow({"hydrogen"}, {"amide"})};
  const ClassMatch plain = found(definition, "O=C1CCNCC1");
  CHECK(plain.limbs == Texts{"amide"});
  REQUIRE(plain.sites.size() == 1);
  CHECK(plain.sites[0].group == "hydrogen");
  CHECK(plain.sites[0].formula.empty());
  CHECK(plain.sites[0].atoms.empty());
}

TEST_CASE("outside, the answer says in words what fails and where", "[unit]") {
  CHECK(all_in_words(found(piperidones(), "CN1CCC(=O)CC1").failing) ==
        Texts{"the nitrogen bears CH3; the words reach hydrogen or acyl"});
  CHECK(all_in_words(found(piperidones(), "CC1CNCCC1=O").failing) ==
        Texts{"a position of the core that must bear hydrogen only bears CH3"});
  const ClassMatch two = found(piperidones(), "CN1CC(F)C(=O)CC1");
  CHECK(all_in_words(two.failing) ==
        Texts{"a position of the core that must bear hydrogen only bears F",
              "the nitrogen bears CH3; the words reach hydrogen or acyl"});
  REQUIRE(two.sites.size() == 1);
  CHECK(two.sites[0].group.empty());
  CHECK(two.sites[0].formula == "CH3");
  CHECK(two.sites[0].atoms == std::vector<int>{0});
}

TEST_CASE("two groups at one place are named together, whatever their order", "[unit]") {
  const Texts failing = {"the ring bears C6H5 and HO; the words reach alkyl"};
  CHECK(all_in_words(found(piperidones(), "OC1(c2ccccc2)CC(=O)CCN1").failing) == failing);
  CHECK(all_in_words(found(piperidones(), "c1cccc(c1)C1(O)CC(=O)CCN1").failing) == failing);
}

TEST_CASE("the place of a core where least fails answers", "[unit]") {
  // Both rings hold the core. One fails in one point, the other in two.
  const ClassMatch nearest = found(piperidones(), "O=C1CCN(CC1)C1C(C)NCCC1=O");
  CHECK(nearest.failing.size() == 1);
}

TEST_CASE("a fragment over two sites is allowed where both allow a group with two bonds",
          "[unit]") {
  auto acetals = piperidones();
  acetals.cores[0].smiles = "[O:4]C1([O:5])C[C:3][N:1][C:2]C1";
  acetals.cores[0].limbs = {"ring"};
  ClassSite oxygen;
  oxygen.name = "the oxygen";
  oxygen.labels = {4, 5};
  oxygen.bears_one = {allow({"alkyl", "bridge"})};
  acetals.sites.push_back(oxygen);
  CHECK(found(acetals, "C1CC2(CCN1)OCCO2").limbs == Texts{"ring"});  // the core's own limb
  CHECK(is_inside(acetals, "COC1(OCC)CCNCC1"));
  CHECK(is_inside(acetals, "CC(=O)N1CCC2(CC1)OCCO2"));
  CHECK_FALSE(is_inside(acetals, "COC1(O)CCNCC1"));  // a hemiacetal: hydrogen is not allowed
  CHECK(all_in_words(found(acetals, "C1CC2(CCN1)OCCCO2").failing) ==
        Texts{"C3H6 closes a ring with 2 positions of the core, which no words allow",
              "the oxygen bears hydrogen only; the words reach alkyl or bridge"});

  auto one_end = acetals;
  one_end.sites.back().labels = {4};
  ClassSite other = oxygen;
  other.labels = {5};
  other.bears_one = {allow({"alkyl"})};
  one_end.sites.push_back(other);
  CHECK_FALSE(is_inside(one_end, "C1CC2(CCN1)OCCO2"));
}

TEST_CASE("a fragment that closes a ring with the core is outside where no words allow it",
          "[unit]") {
  CHECK_FALSE(is_inside(piperidones(), "O=C1CC2CCC(C1)N2"));  // over two sites that allow alkyl
  CHECK(all_in_words(found(piperidones(), "O=C1CC2CCC(C1)N2").failing) ==
        Texts{"C2H4 closes a ring with 2 positions of the core, which no words allow"});
  CHECK_FALSE(is_inside(piperidones(), "O=C1CCNC2(CC2)C1"));  // twice at one place
  CHECK_FALSE(is_inside(piperidones(), "O=C1CN2CCC1CC2"));    // at an unlabelled place
}

TEST_CASE("a group at two bonds of one place is allowed by its site", "[unit]") {
  auto definition = piperidones();
  definition.sites[1].may_bear = {allow({"bridge"}, {"ring"})};
  CHECK(found(definition, "O=C1CCNC2(CC2)C1").limbs == Texts{"ring"});
}

TEST_CASE("a group bonded twice is another one than the group bonded once", "[unit]") {
  auto definition = piperidones();
  definition.sites[1].may_bear = {allow({"methylidene"}, {"ring"})};
  CHECK(is_inside(definition, "C=C1CC(=O)CCN1C(C)=O"));
  CHECK_FALSE(is_inside(piperidones(), "C=C1CC(=O)CCN1C(C)=O"));
}

TEST_CASE("limbs are in force from their own day", "[unit]") {
  auto definition = piperidones();
  definition.limbs[0].effective = Date{2021, 5, 1};
  CHECK(is_inside(definition, "O=C1CCNCC1", {2021, 4, 30}));
  CHECK(all_in_words(found(definition, "CC(=O)N1CCC(=O)CC1", {2021, 4, 30}).failing) ==
        Texts{"it meets amide (its amides), in force from 2021-05-01 on"});
  CHECK(is_inside(definition, "CC(=O)N1CCC(=O)CC1", {2021, 5, 1}));
}

TEST_CASE("of two ways to be inside the one in force on the day is taken", "[unit]") {
  auto definition = piperidones();
  definition.limbs.push_back(limb("wide", "acyl in the wide sense"));
  definition.limbs[0].effective = Date{2021, 5, 1};
  definition.sites[0].bears_one = {allow({"acyl"}, {"amide"}), allow({"acyl"}, {"wide"})};
  CHECK(found(definition, "CC(=O)N1CCC(=O)CC1", {2021, 4, 30}).limbs == Texts{"wide"});
  CHECK(found(definition, "CC(=O)N1CCC(=O)CC1", {2021, 5, 1}).limbs == Texts{"amide"});
  definition.sites[1].may_bear = {allow({"alkyl"}, {"amide"}), allow({"alkyl"}, {"ring"})};
  CHECK(found(definition, "CC1CC(=O)CCN1C(C)=O", {2021, 4, 30}).limbs == Texts{"ring", "wide"});
}

TEST_CASE("an allowance under a reading holds while the reading does", "[unit]") {
  const std::string bromide = "BrC1CC(=O)CCN1";
  CHECK(all_in_words(found(piperidones(), bromide).failing) ==
        Texts{"the ring bears Br; the words reach alkyl"});
  const ClassMatch inside = found(piperidones(), bromide, kDay, {{"halogen-too", true}});
  CHECK(inside.is_inside);
  CHECK(inside.readings == Texts{"halogen-too"});
  auto by_default = piperidones();
  by_default.readings[0].is_default = true;
  CHECK(is_inside(by_default, bromide));
  CHECK_FALSE(is_inside(by_default, bromide, kDay, {{"halogen-too", false}}));
  CHECK(found(by_default, "O=C1CCNCC1").readings.empty());  // holds, but nothing rests on it
}

TEST_CASE("the reference structure itself is outside where a limb must be met", "[unit]") {
  auto definition = piperidones();
  definition.least_limbs = 1;
  CHECK(all_in_words(found(definition, "O=C1CCNCC1").failing) ==
        Texts{"it is the reference structure itself, changed in none of the ways of the "
              "definition"});
  CHECK(is_inside(definition, "CC1CC(=O)CCN1"));
}

TEST_CASE("an upper limit of the mass is part of a definition", "[unit]") {
  auto definition = piperidones();
  definition.max_mass_u = 100;
  CHECK(is_inside(definition, "O=C1CCNCC1"));
  CHECK(all_in_words(found(definition, "CC1CC(=O)CCN1").failing) ==
        Texts{"its molecular mass is over 100 u"});
}

TEST_CASE("another tautomer of a member is a member and says so", "[unit]") {
  CHECK_FALSE(found(piperidones(), "O=C1CCNCC1").is_tautomer);
  for (const std::string enol : {"OC1=CCNCC1", "CC(=O)N1CC=C(O)CC1", "CC1NCCC(O)=C1"}) {
    CAPTURE(enol);
    CHECK(found(piperidones(), enol).is_inside);
    CHECK(found(piperidones(), enol).is_tautomer);
  }
  CHECK_FALSE(is_inside(piperidones(), "COC1=CCNCC1"));
}

TEST_CASE("a group drawn as another tautomer is met by it", "[unit]") {
  const ClassMatch enol = found(piperidones(), "C=C(O)N1CCC(=O)CC1");
  CHECK(enol.is_inside);
  CHECK(enol.limbs == Texts{"amide"});
}

TEST_CASE("what fails is the same for the enol of a core's ketone", "[unit]") {
  CHECK(all_in_words(found(piperidones(), "CN1CC=C(O)CC1").failing) ==
        all_in_words(found(piperidones(), "CN1CCC(=O)CC1").failing));
}

TEST_CASE("a core without double bonds is found in a tautomer that has none there", "[unit]") {
  auto definition = piperidones();
  definition.limbs.clear();
  definition.readings.clear();
  definition.cores[0].smiles = "O=[C:3]C[N:1]";
  definition.sites[0].bears_one = {allow({"hydrogen"})};
  definition.sites[1].labels = {3};
  definition.sites[1].may_bear = {allow({"phenyl"})};
  CHECK(is_inside(definition, "NCC(=O)c1ccccc1"));
  CHECK(is_inside(definition, "NC=C(O)c1ccccc1"));
  auto saturated = definition;
  saturated.cores[0].smiles = "[C:3]C[N:1]";
  auto oxo = group("oxo", {"[OX1]"});
  oxo.bond_order = 2;
  saturated.sites[1].may_bear = {allow({"phenyl", "oxo"})};
  auto with_oxo = groups();
  with_oxo.push_back(oxo);
  const GroupMatcher group_matcher(with_oxo);
  const ClassMatcher matcher(saturated, group_matcher, {});
  rules::GroupAnswers answers(group_matcher);
  chem::TautomerRules tautomers;
  const chem::Molecule keto_form = parse_smiles("NCC(=O)c1ccccc1");
  chem::Tautomers of_keto(keto_form, tautomers);
  CHECK(matcher.match(of_keto, kDay, answers)->is_inside);
  const chem::Molecule enol_form = parse_smiles("NC=C(O)c1ccccc1");
  chem::Tautomers of_enol(enol_form, tautomers);
  const auto enol = matcher.match(of_enol, kDay, answers);
  REQUIRE(enol);
  CHECK(enol->is_inside);
}

TEST_CASE("several cores are alternatives", "[unit]") {
  auto definition = piperidones();
  ClassCore azepanone = definition.cores[0];
  azepanone.smiles = "O=C1C[C:3][N:1][C:2]CC1";
  definition.cores.push_back(azepanone);
  CHECK(is_inside(definition, "O=C1CCNCC1"));
  CHECK(is_inside(definition, "O=C1CCCNCC1"));
  CHECK_FALSE(is_inside(piperidones(), "O=C1CCCNCC1"));
}

TEST_CASE("a definition that does not hang together is refused", "[unit]") {
  const auto made = [](const StructureClass& definition) {
    return match(definition, "O=C1CCNCC1");
  };
  auto definition = piperidones();
  definition.sites[0].labels = {9};
  CHECK_THROWS_WITH(made(definition), ContainsText("no site has label 1"));
  definition = piperidones();
  definition.limbs.clear();
  CHECK_THROWS_WITH(made(definition), ContainsText("no limb amide"));
  definition = piperidones();
  definition.readings.clear();
  CHECK_THROWS_WITH(made(definition), ContainsText("no reading halogen-too"));
  definition = piperidones();
  definition.sites[0].bears_one = {allow({"aryl"})};
  CHECK_THROWS_WITH(made(definition), ContainsText("no group aryl"));
  definition = piperidones();
  definition.cores[0].smiles = "O=C1CC[N:1]CC";
  CHECK_THROWS_AS(made(definition), std::invalid_argument);
}
