#include "chem/tautomer.hpp"

#include <catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "chem/parse.hpp"

using congener::chem::parse_smiles;
using congener::chem::TautomerRules;

namespace {

bool are_tautomers(const std::string& a, const std::string& b) {
  TautomerRules rules;
  return rules.canonical_tautomer(parse_smiles(a)) == rules.canonical_tautomer(parse_smiles(b));
}

}  // namespace

TEST_CASE("the enols of the ketone entries are their tautomers", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"OC1=CCNCC1", "O=C1CCNCC1"},
      {"CC(C)(C)OC(=O)N1CC=C(O)CC1", "CC(C)(C)OC(=O)N1CCC(=O)CC1"},
      {"OC1=CCN(CCc2ccccc2)CC1", "O=C1CCN(CCc2ccccc2)CC1"},
      {"OC1=CCN(Cc2ccccc2)CC1", "O=C1CCN(Cc2ccccc2)CC1"},
      {"CC1CNCC=C1O", "CC1CNCCC1=O"},
      {"CC1=C(O)CCNC1", "CC1CNCCC1=O"}};
  for (const auto& [enol, ketone] : cases) {
    CAPTURE(enol);
    CHECK(are_tautomers(enol, ketone));
  }
}

TEST_CASE("the enamine of the imine entry is its tautomer", "[unit]") {
  CHECK(are_tautomers("C1=C(Nc2ccccc2)CCN(CCc2ccccc2)C1", "c1ccc(CCN2CCC(=Nc3ccccc3)CC2)cc1"));
}

TEST_CASE("constitutional isomers are no tautomers", "[unit]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"O=C1CCCNC1", "O=C1CCNCC1"},      // ketone at another carbon
      {"O=C1CCCCN1", "O=C1CCNCC1"},      // lactam
      {"CC1CC(=O)CCN1", "CC1CNCCC1=O"},  // methyl at another carbon
      {"OC1CC=CNC1", "O=C1CCNCC1"},      // allylic alcohol that no shift of one hydrogen gives
      {"CC(Cl)C=O", "CCC(=O)Cl"}};
  for (const auto& [isomer, entry] : cases) {
    CAPTURE(isomer);
    CHECK_FALSE(are_tautomers(isomer, entry));
  }
}

TEST_CASE("the canonical tautomer says nothing of stereo", "[unit]") {
  TautomerRules rules;
  CHECK(rules.canonical_tautomer(parse_smiles("C[C@@H]1CNCCC1=O")) ==
        rules.canonical_tautomer(parse_smiles("CC1CNCCC1=O")));
}
