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

TEST_CASE("a wanted match is looked for, anywhere or from one atom", "[unit]") {
  const Pattern pattern("[$(CO)]C");
  const auto butanediol = parse_smiles("OCCCCO");
  const auto ends_in = [](int atom) {
    return [atom](const std::vector<int>& match) { return match.at(1) == atom; };
  };
  CHECK(pattern.has_match(butanediol, ends_in(2)));
  CHECK(pattern.has_match(butanediol, ends_in(3)));
  CHECK_FALSE(pattern.has_match(butanediol, ends_in(4)));
  CHECK(pattern.has_match_from(butanediol, 1, ends_in(2)));
  CHECK_FALSE(pattern.has_match_from(butanediol, 1, ends_in(3)));
  CHECK(pattern.has_match_from(butanediol, 4, ends_in(3)));
  CHECK_FALSE(pattern.has_match_from(butanediol, 2, ends_in(3)));
}

TEST_CASE("molecules that are too large for the small graph are asked by RDKit", "[unit]") {
  const std::string chain(300, 'C');
  const auto acid = parse_smiles(chain + "C(=O)O");
  REQUIRE(acid.small_graph() == nullptr);
  const Pattern pattern("[$(C=O)]O");
  CHECK(pattern.is_in(acid));
  const auto is_any = [](const std::vector<int>&) { return true; };
  CHECK(pattern.has_match(acid, is_any));
  CHECK(pattern.has_match_from(acid, 300, is_any));
  CHECK_FALSE(pattern.has_match_from(acid, 299, is_any));
  CHECK(pattern.matches(acid) == std::vector<std::vector<int>>{{300, 302}});
  CHECK(pattern.matches_from(acid, 300).size() == 1);
  CHECK_FALSE(Pattern("N").is_in(acid));
}

TEST_CASE("stereo of a SMARTS is compared when told to", "[unit]") {
  Pattern pattern("C[C@H](N)C(=O)O");
  const auto other = parse_smiles("C[C@@H](N)C(=O)O");
  CHECK(pattern.is_in(other));
  const auto is_any = [](const std::vector<int>&) { return true; };
  CHECK(pattern.has_match_from(other, 0, is_any));
  pattern.compare_stereo();
  CHECK_FALSE(pattern.is_in(other));
  CHECK_FALSE(pattern.has_match_from(other, 0, is_any));
  CHECK(pattern.matches(other).empty());
  CHECK(pattern.is_in(parse_smiles("C[C@H](N)C(=O)O")));
}

TEST_CASE("a text that is no SMARTS throws and is named", "[unit]") {
  congener::chem::silence_rdkit();
  for (const std::string smarts : {"", "C1CC", "[#7", "C(=O", "[C;R", "C=O C", " C"}) {
    CAPTURE(smarts);
    CHECK_THROWS_AS(Pattern(smarts), std::invalid_argument);
    CHECK_THROWS_WITH(Pattern(smarts), ContainsText("not a valid SMARTS: " + smarts));
  }
}

TEST_CASE("a drawn structure asks for elements, charges and kinds of bonds", "[unit]") {
  const auto is_in = [](const char* drawn, const char* smiles) {
    return Pattern::of_structure(drawn, false).is_in(parse_smiles(smiles));
  };
  CHECK(is_in("CN", "CNC"));
  CHECK_FALSE(is_in("C=N", "CNC"));
  CHECK(is_in("c1cc[nH]c1", "Cn1cccc1"));  // hydrogens are not compared
  CHECK_FALSE(is_in("C[NH3+]", "CN"));
  CHECK(is_in("CN", "C[NH3+]"));  // no charge is drawn, so none is asked for
  CHECK(is_in("[CH2]C", "CCC"));  // nor are radicals compared
  CHECK(is_in("C1CCC1", "C12C3C4C1C5C2C3C45"));
}

TEST_CASE("a drawn structure asks for isotopes and stereo when told to", "[unit]") {
  const auto ethanol = parse_smiles("[13CH3]CO");
  CHECK(Pattern::of_structure("[13CH3]C", true).is_in(ethanol));
  CHECK_FALSE(Pattern::of_structure("C[13CH2]O", true).is_in(ethanol));
  CHECK(Pattern::of_structure("C[13CH2]O", false).is_in(ethanol));
  Pattern alanine = Pattern::of_structure("C[C@H](N)C(=O)O", false);
  CHECK(alanine.has_stereo());
  CHECK(alanine.is_in(parse_smiles("C[C@@H](N)C(=O)O")));
  alanine.compare_stereo();
  CHECK(alanine.is_in(parse_smiles("C[C@H](N)C(=O)O")));
  CHECK_FALSE(alanine.is_in(parse_smiles("C[C@@H](N)C(=O)O")));
  CHECK(Pattern::of_structure("F/C=C/F", false).has_stereo());
  CHECK(Pattern("C[C@H](N)O").has_stereo());
  CHECK_FALSE(Pattern("CC(N)O").has_stereo());
}

TEST_CASE("a drawn structure is the same as its SMARTS", "[unit]") {
  for (const char* drawn :
       {"O=C1CCN(CCc2ccccc2)CC1", "C[N+](C)(C)C", "c1ccc2[nH]ccc2c1", "[Na+].[Cl-]"}) {
    INFO(drawn);
    const Pattern structure = Pattern::of_structure(drawn, false);
    const Pattern smarts(structure.smarts());
    for (const char* smiles :
         {"O=C1CCN(CCc2ccccc2)CC1", "C[N+](C)(C)CC", "CN(C)C", "Cn1ccc2ccccc12", "[Na+].[Cl-]"}) {
      CHECK(structure.is_in(parse_smiles(smiles)) == smarts.is_in(parse_smiles(smiles)));
    }
    CHECK(smarts.is_in(parse_smiles(drawn)));
  }
}
