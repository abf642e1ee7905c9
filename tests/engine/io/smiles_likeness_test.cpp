#include "io/smiles_likeness.hpp"

#include "catch.hpp"

namespace congener::io {
namespace {

SmilesLikeness likeness(std::string_view word) {
  return look_of_smiles(word).likeness;
}

TEST_CASE("rings, branches, double bonds and brackets are evident structures", "[unit]") {
  for (const char* word :
       {"c1ccccc1", "CC(C)=O", "CC=O", "C#N", "[NH4+].CC([O-])=O", "O=C1CCN(CCc2ccccc2)CC1",
        "C%12CCCCC%12", "F/C=C/F", "[13CH3]O", "N[C@@H](C)C(=O)O", "c1ccc2[nH]ccc2c1",
        "C1CCC2(CC1)OCCO2", "CCCCCC", "OCCCCN", "ClCCCCCl", "[2H]C", "C1=CC=CC=C1"}) {
    INFO(word);
    CHECK(likeness(word) == SmilesLikeness::Evident);
  }
}

TEST_CASE("short words of element letters could be names as well", "[unit]") {
  for (const char* word : {"NPP", "PCP", "CCO", "CCCP", "FCCP", "BrCC", "C", "N", "I", "SPOON",
                           "COCOON", "[Na+].[Cl-]", "C.C", "CN-CO"}) {
    INFO(word);
    CHECK(likeness(word) == SmilesLikeness::Possible);
  }
  CHECK_FALSE(look_of_smiles("NPP").has_carbon);
  CHECK(look_of_smiles("PCP").has_carbon);
  CHECK_FALSE(look_of_smiles("[Na+].[Cl-]").has_carbon);
}

TEST_CASE("ids and names are no structures", "[unit]") {
  for (const char* word : {"",           "702",
                           "-",          "C1",
                           "CN2022",     "CCO1234",
                           "BB-0011",    "CHEMBL545",
                           "ZINC000001", "aspirin",
                           "(S)",        "(S)-nicotine",
                           "S1P1",       "C60",
                           "N(1)",       "CC(",
                           "CC)",        "C(=O",
                           "C=",         "=C",
                           "(C)",        "C()",
                           "C1CC",       "[",
                           "[]",         "[1]",
                           "[abc]",      "%",
                           "C%1",        "C%1x",
                           "in",         "on",
                           "cc",         "c1cc",
                           "OF(F)",      "60-35-5",
                           "C C",        "NC(=O)O\xC2\xA0",
                           "no",         "100%",
                           "C11"}) {
    INFO(word);
    CHECK(likeness(word) == SmilesLikeness::None);
  }
}

TEST_CASE("a structure goes on with a bond, branch, ring closure or bracket", "[unit]") {
  for (const char* word : {"(C)", "=O", "#N", "1CC1", "[NH2]", ")C", "-C", "/C", "%12"}) {
    CHECK(begins_as_continuation(word));
  }
  for (const char* word : {"", "C", "name", "*", "\"x"}) {
    CHECK_FALSE(begins_as_continuation(word));
  }
}

}  // namespace
}  // namespace congener::io
