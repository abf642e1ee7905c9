#include "chem/ketone_forms.hpp"

#include <catch.hpp>
#include <string>
#include <vector>

#include "chem_helpers.hpp"

using congener::chem::canonical_smiles;
using congener::chem::dehydrated;
using congener::chem::ketonised;
using congener::chem::parse_smiles;
using congener::test::canonical;

namespace {

/// "unchanged" when there is no gem-diol of a ketone.
std::string ketone_of(const std::string& smiles) {
  const auto ketone = dehydrated(parse_smiles(smiles));
  return ketone ? canonical_smiles(*ketone) : "unchanged";
}

/// "unchanged" when there is no enol.
std::string ketone_of_enol(const std::string& smiles) {
  const auto ketone = ketonised(parse_smiles(smiles));
  return ketone ? canonical_smiles(*ketone) : "unchanged";
}

}  // namespace

TEST_CASE("an enol becomes its ketone, however its hydrogens are written", "[unit]") {
  const std::string ketone = canonical("CN1CCC(=O)CC1");
  CHECK(ketone_of_enol("CN1CCC(O)=CC1") == ketone);
  CHECK(ketone_of_enol("[CH3]N1[CH2][CH2]C([OH])=[CH][CH2]1") == ketone);
  CHECK(ketone_of_enol("CN1CCC(O[2H])=CC1") == ketone);
  CHECK(ketone_of_enol("OC=CC") == canonical("CCC=O"));
  CHECK(ketone_of_enol("C/C=C(/O)C") == canonical("CCC(C)=O"));
  CHECK(ketone_of_enol("CCOC(=O)C1=C(O)CCNC1") == canonical("CCOC(=O)C1CNCCC1=O"));
  CHECK(ketone_of_enol("OC(C)=CCC=C(C)O") == canonical("O=C(C)CCCC(C)=O"));
}

TEST_CASE("what is no enol, or could become two ketones, stays as it is", "[unit]") {
  for (const std::string smiles : {"Oc1ccccc1", "CC(=O)O", "OCC=C", "COC=C", "OC=CO", "OC(O)=C",
                                   "[O-]C=C", "Oc1ccncc1", "ON=C1CCNCC1", "CC#CO"}) {
    CAPTURE(smiles);
    CHECK(ketone_of_enol(smiles) == "unchanged");
  }
}

TEST_CASE("the atoms of an enol keep the numbers of the record", "[unit]") {
  const auto ketone = ketonised(parse_smiles("[2H]OC1=CCNCC1"));
  REQUIRE(ketone);
  const auto elements = congener::test::elements_of_record(*ketone);
  CHECK(elements.size() == 7);
  CHECK(elements.at(0) == 8);
  CHECK(elements.at(4) == 7);
}

TEST_CASE("the gem-diol of a ketone becomes the ketone", "[unit]") {
  CHECK(ketone_of("OC1(O)CCNCC1") == canonical("O=C1CCNCC1"));
  CHECK(ketone_of("OC1(O)CCN(CCc2ccccc2)CC1") == canonical("O=C1CCN(CCc2ccccc2)CC1"));
  CHECK(ketone_of("C1CN(CCC1(O)O)C(=O)OC(C)(C)C") == canonical("CC(C)(C)OC(=O)N1CCC(=O)CC1"));
  CHECK(ketone_of("OC1(O)CC[NH2+]CC1") == canonical("O=C1CC[NH2+]CC1"));
  CHECK(ketone_of("O[C]1(O)CCNCC1") == canonical("O=C1CCNCC1"));
}

TEST_CASE("all gem-diols of a molecule are changed", "[unit]") {
  CHECK(ketone_of("OC1(O)CCC(O)(O)CC1") == canonical("O=C1CCC(=O)CC1"));
}

TEST_CASE("a labelled gem-diol loses the labels of its water only", "[unit]") {
  CHECK(ketone_of("[2H]OC1(O[2H])CCNCC1") == canonical("O=C1CCNCC1"));
  CHECK(ketone_of("OC1(O[2H])CCNCC1") == canonical("O=C1CCNCC1"));
  CHECK(ketone_of("OC1(O)C([2H])([2H])CNCC1") == canonical("O=C1C([2H])([2H])CNCC1"));
  CHECK(ketone_of("[18OH]C1([18OH])CCNCC1") == canonical("[18O]=C1CCNCC1"));
}

TEST_CASE("the numbers of the atoms that stay are those of the record", "[unit]") {
  const auto ketone = dehydrated(parse_smiles("[2H]OC1(O)CCNCC1"));
  REQUIRE(ketone);
  const auto elements = congener::test::elements_of_record(*ketone);
  CHECK(elements.size() == 7);
  CHECK(elements.at(1) == 6);
  CHECK(elements.at(5) == 7);
  CHECK(elements.count(0) + elements.count(2) == 1);  // one oxygen left
}

TEST_CASE("what is no gem-diol of a ketone stays as it is", "[unit]") {
  const std::vector<std::string> others = {"CC(O)O",          // of an aldehyde
                                           "OCO",             // of formaldehyde
                                           "CC([2H])(O)O",    // of a labelled aldehyde
                                           "CC(O)(C)OC",      // hemiacetal
                                           "COC1(OC)CCNCC1",  // acetal
                                           "CC(O)(O)O",       // ortho acid
                                           "CC(=O)O",         // carboxylic acid
                                           "OCCO",            // 1,2-diol
                                           "OC1CCNCC1O",      // 1,2-diol
                                           "CC(O)(O)N",       // no second carbon
                                           "CC(C)([O-])O",    // ionised
                                           "CC(C)(O)OO",      // peroxide
                                           "CC(C)(S)O",
                                           "C[Si](C)(O)O",
                                           "Oc1ccccc1O",
                                           "O=C1CCNCC1"};
  for (const std::string& smiles : others) {
    CAPTURE(smiles);
    CHECK(ketone_of(smiles) == "unchanged");
  }
}

TEST_CASE("stereo elsewhere in the molecule survives", "[unit]") {
  CHECK(ketone_of("C[C@@H]1CNCCC1(O)O") == canonical("C[C@@H]1CNCCC1=O"));
}
