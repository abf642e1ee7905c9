#include "rules/family_matcher.hpp"

#include <catch.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using congener::Family;
using congener::FamilySite;
using congener::RequiredGroup;
using congener::chem::parse_smiles;
using congener::rules::FamilyMatcher;
using congener::test::ContainsText;

namespace {

const std::string kRing = "[C;R:4]1-[C;R1:3]-[C;R1:2]-[NX3;R:1]-[C;R1:6]-[C;R1:5]-1";

const char* const kLabelledRing = "[C:4]1-[C:3]-[C:2]-[NX3:1]-[C:6]-[C:5]-1";

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

TEST_CASE("each place has the labelled atoms of the core and of the required groups", "[unit]") {
  const FamilyMatcher anilines(family({group(4, {"C-[NX3:7]-[c:8]1ccccc1"})}, kLabelledRing));
  const auto places = anilines.places(parse_smiles("C1CNCCC1Nc1ccccc1"));
  REQUIRE(places.size() == 2);  // the two ways around the ring, each once
  using Labelled = std::map<int, int>;
  const Labelled one = {{1, 2}, {2, 1}, {3, 0}, {4, 5}, {5, 4}, {6, 3}, {7, 6}, {8, 7}};
  const Labelled other = {{1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {6, 1}, {7, 6}, {8, 7}};
  CHECK(((places[0].labelled == one && places[1].labelled == other) ||
         (places[0].labelled == other && places[1].labelled == one)));
  CHECK(anilines.places(parse_smiles("C1CNCCC1N")).empty());
}

TEST_CASE("a molecule has places just when it matches", "[unit]") {
  const auto set =
      congener::load_reference_set(std::string(CONGENER_REFERENCE_SETS) + "/fentanyl_precursors");
  for (const Family& shipped : set.families) {
    const FamilyMatcher matcher(shipped);
    CAPTURE(shipped.id);
    for (const congener::Entry& entry : set.entries) {
      CAPTURE(entry.smiles);
      const auto molecule = parse_smiles(entry.smiles);
      CHECK(matcher.match(molecule).has_value() == !matcher.places(molecule).empty());
    }
  }
}

TEST_CASE("labels that are not clear are refused", "[unit]") {
  const auto refused = [](Family wrong, const std::string& why) {
    CHECK_THROWS_WITH(FamilyMatcher(wrong), ContainsText(why));
  };
  const std::string amine = "C-[N:7]";
  refused(family({group(4, {"C-[N:7]-[C:7]"})}), "label 7 stands twice");
  refused(family({}, "[C:4]-[C:4]"), "core: label 4 stands twice");
  refused(family({group(4, {"C-[N:1]"})}), "label 1 is in the core or in another required group");
  refused(family({group(4, {amine}), group(3, {amine})}), "label 7 is in the core or in another");
  CHECK_NOTHROW(FamilyMatcher(family({group(4, {"[C:4]-[N:7]", "C=[N:7]"})})));
}

TEST_CASE("named sites that do not go with the labels are refused", "[unit]") {
  const auto refused = [](std::vector<FamilySite> sites, const std::string& why) {
    Family wrong = family({group(4, {"C-[N:7]"})});
    wrong.sites = std::move(sites);
    CHECK_THROWS_WITH(FamilyMatcher(wrong), ContainsText(why));
  };
  refused({{"N1", "N1", {9}, false}}, "label 9 is neither in the core nor in a required group");
  refused({{"N1", "N1", {1}, true}}, "label 1 is in the core, so it cannot be a whole substituent");
  refused({{"N1", "N1", {1}, false}, {"C3", "C3", {3, 1}, false}}, "label 1 has a name already");
  refused({{"N1", "N1", {1}, false}, {"N1", "N1", {3}, false}}, "site \"N1\" stands twice");
  Family right = family({group(4, {"C-[N:7]"})});
  right.sites = {
      {"N1", "N1", {1}, false}, {"C3/C5", "C3/C5", {3, 5}, false}, {"amine", "amine", {7}, true}};
  CHECK_NOTHROW(FamilyMatcher(right));
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
