#include "chem/pattern.hpp"

#include <algorithm>
#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using congener::chem::parse_smiles;
using congener::chem::Pattern;
using congener::test::ContainsText;

TEST_CASE("a pattern is in a molecule or not", "[unit]") {
  const Pattern ketone("[#6]C(=O)[#6]");
  CHECK(ketone.is_in(parse_smiles("O=C1CCNCC1")));
  CHECK_FALSE(ketone.is_in(parse_smiles("CC(=O)OC")));
  CHECK(ketone.matches(parse_smiles("CCO")).empty());
}

TEST_CASE("sites are found by their map number", "[unit]") {
  const Pattern core("[C:4]1-[C:3]-[C:2]-[N:1]-[C:6]-[C]-1");
  CHECK(core.site(4) == 0);
  CHECK(core.site(1) == 3);
  CHECK(core.site(6) == 4);
  CHECK(core.site(5) == -1);
}

TEST_CASE("map numbers place sites and restrict nothing", "[unit]") {
  CHECK(Pattern("[C:1]-[O:2]").matches(parse_smiles("CO")) ==
        std::vector<std::vector<int>>{{0, 1}});
}

TEST_CASE("symmetric matches are all given, in the pattern's order of atoms", "[unit]") {
  const auto matches = Pattern("C-C-O").matches(parse_smiles("CC(C)O"));
  REQUIRE(matches.size() == 2);
  for (const auto& match : matches) {
    REQUIRE(match.size() == 3);
    CHECK(match[1] == 1);
    CHECK(match[2] == 3);
  }
  CHECK(matches[0][0] != matches[1][0]);
  CHECK(Pattern("c1ccccc1").matches(parse_smiles("c1ccccc1")).size() == 12);
}

TEST_CASE("matches can be asked for from one atom", "[unit]") {
  const Pattern pattern("C=O");
  const auto molecule = parse_smiles("O=CCC=O");
  CHECK(pattern.matches_from(molecule, 1) == std::vector<std::vector<int>>{{1, 0}});
  CHECK(pattern.matches_from(molecule, 3) == std::vector<std::vector<int>>{{3, 4}});
  CHECK(pattern.matches_from(molecule, 2).empty());
}

TEST_CASE("a text that is no SMARTS throws and is named", "[unit]") {
  congener::chem::silence_rdkit();
  for (const std::string smarts : {"", "C1CC", "[#7", "C(=O", "[C;R", "C=O C", " C"}) {
    CAPTURE(smarts);
    CHECK_THROWS_AS(Pattern(smarts), std::invalid_argument);
    CHECK_THROWS_WITH(Pattern(smarts), ContainsText("not a valid SMARTS: " + smarts));
  }
}
