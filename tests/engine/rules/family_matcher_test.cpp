#include "rules/family_matcher.hpp"

#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using congener::Family;
using congener::RequiredGroup;
using congener::chem::parse_smiles;
using congener::rules::FamilyMatcher;
using congener::test::ContainsText;

namespace {

const std::string kRing = "[C;R:4]1-[C;R1:3]-[C;R1:2]-[NX3;R:1]-[C;R1:6]-[C;R1:5]-1";

RequiredGroup group(int site, std::vector<std::string> smarts) {
  RequiredGroup result;
  result.name = "group at " + std::to_string(site);
  result.site = site;
  result.smarts = std::move(smarts);
  return result;
}

Family family(std::vector<RequiredGroup> required, const std::string& core = kRing) {
  Family result;
  result.core = core;
  result.required = std::move(required);
  return result;
}

using Atoms = std::vector<int>;

}  // namespace

TEST_CASE("a core without required groups matches wherever it is", "[unit]") {
  const FamilyMatcher ring(family({}));
  CHECK(ring.match(parse_smiles("CC1CCNCC1")) == Atoms{1, 2, 3, 4, 5, 6});
  CHECK_FALSE(ring.match(parse_smiles("C1CCCCC1")));
  CHECK_FALSE(ring.match(parse_smiles("C1CCNC1")));
}

TEST_CASE("the atoms of a match are those of the core and of the groups, ascending", "[unit]") {
  const FamilyMatcher ketone(family({group(4, {"C=O"})}));
  CHECK(ketone.match(parse_smiles("O=C1CCN(Cc2ccccc2)CC1")) == Atoms{0, 1, 2, 3, 4, 12, 13});
  const FamilyMatcher both(family({group(4, {"C=O"}), group(1, {"N-C-c"})}));
  CHECK(both.match(parse_smiles("O=C1CCN(Cc2ccccc2)CC1")) == Atoms{0, 1, 2, 3, 4, 5, 6, 12, 13});
}

TEST_CASE("a required group must stand on its own site", "[unit]") {
  const FamilyMatcher ketone(family({group(4, {"C=O"})}));
  CHECK(ketone.match(parse_smiles("O=C1CCNCC1")));
  CHECK_FALSE(ketone.match(parse_smiles("O=C1CCCNC1")));      // in the ring, another carbon
  CHECK_FALSE(ketone.match(parse_smiles("CC(=O)C1CCNCC1")));  // beside the ring
  CHECK_FALSE(ketone.match(parse_smiles("C1CCNCC1")));
  CHECK_FALSE(ketone.match(parse_smiles("C1CCNCC1.CC(C)=O")));  // in another component
}

TEST_CASE("all required groups must be there", "[unit]") {
  const FamilyMatcher both(family({group(4, {"C=O"}), group(3, {"C-[CH3]"})}));
  CHECK(both.match(parse_smiles("CC1CNCCC1=O")));
  CHECK_FALSE(both.match(parse_smiles("O=C1CCNCC1")));
  CHECK_FALSE(both.match(parse_smiles("CC1CCNCC1")));
}

TEST_CASE("either end of a symmetric core may carry the group", "[unit]") {
  const FamilyMatcher methyl(family({group(3, {"C-[CH3]"})}));
  for (const std::string smiles : {"CC1CNCCC1", "C1CNCC(C)C1", "C1C(C)CCNC1", "N1CC(C)CCC1"}) {
    CAPTURE(smiles);
    CHECK(methyl.match(parse_smiles(smiles)).has_value() == (smiles != "C1C(C)CCNC1"));
  }
}

TEST_CASE("the second place of a core is tried when the first lacks a group", "[unit]") {
  const FamilyMatcher ketone(family({group(4, {"C=O"})}));
  CHECK(ketone.match(parse_smiles("C1CCNCC1CC1CNCCC1=O")));
  CHECK(ketone.match(parse_smiles("O=C1CCNCC1CC1CCNCC1")));
}

TEST_CASE("any one of a group's patterns is enough, the first that fits counts", "[unit]") {
  const FamilyMatcher either(family({group(4, {"C=O", "C([OX2])[OX2]"})},
                                    "[C;R:4]1-[C;R1]-[C;R1]-[NX3;R:1]-[C;R1]-[C;R1]-1"));
  CHECK(either.match(parse_smiles("O=C1CCNCC1")) == Atoms{0, 1, 2, 3, 4, 5, 6});
  CHECK(either.match(parse_smiles("OC1(O)CCNCC1")) == Atoms{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK_FALSE(either.match(parse_smiles("OC1CCNCC1")));
}

TEST_CASE("a family whose patterns or sites are wrong is refused", "[unit]") {
  congener::chem::silence_rdkit();
  CHECK_THROWS_AS(FamilyMatcher(family({}, "C1CC")), std::invalid_argument);
  CHECK_THROWS_AS(FamilyMatcher(family({group(4, {"C=O("})})), std::invalid_argument);
  CHECK_THROWS_WITH(FamilyMatcher(family({group(7, {"C=O"})})),
                    ContainsText("site 7 is not labelled in the core"));
}

TEST_CASE("the families of the reference set hold beside a counter-ion as they do alone",
          "[unit]") {
  const auto set =
      congener::load_reference_set(std::string(CONGENER_REFERENCE_SETS) + "/fentanyl_precursors");
  for (const Family& shipped : set.families) {
    const FamilyMatcher matcher(shipped);
    CAPTURE(shipped.id);
    for (const congener::RuleExample& example : shipped.matches) {
      CAPTURE(example.smiles);
      const auto parts = congener::chem::split_components(parse_smiles("[Cl-]." + example.smiles));
      CHECK(matcher.match(parse_smiles(example.smiles)));
      CHECK(matcher.match(parts.back()));
    }
    for (const congener::RuleExample& example : shipped.misses) {
      CAPTURE(example.smiles);
      const auto parts = congener::chem::split_components(parse_smiles("[Cl-]." + example.smiles));
      CHECK_FALSE(matcher.match(parse_smiles(example.smiles)));
      CHECK_FALSE(matcher.match(parts.back()));
    }
  }
}

TEST_CASE("of two places the larger answers, however the molecule is written", "[unit]") {
  // A ketone ring and an acetal ring in one molecule; either may come first in the text.
  const FamilyMatcher masked(family({group(4, {"C=O", "C([OX2])[OX2]"})}));
  const auto ketone_first = masked.match(parse_smiles("O=C1CCN(CN2CCC(OC)(OC)CC2)CC1"));
  const auto acetal_first = masked.match(parse_smiles("COC1(OC)CCN(CN2CCC(=O)CC2)CC1"));
  REQUIRE(ketone_first);
  REQUIRE(acetal_first);
  CHECK(ketone_first->size() == 8);  // six ring atoms and the two oxygens of the acetal
  CHECK(acetal_first->size() == 8);
}
