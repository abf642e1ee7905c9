// InChI in both directions, against published InChIs and InChIKeys, and against hostile texts.

#include "chem/inchi.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem_helpers.hpp"

namespace {

using congener::StructureFormat;
using namespace congener::chem;

constexpr int kLimit = 1000;

std::string problem(const std::string& text) {
  const ParseResult result = parse_structure(text, StructureFormat::Inchi, kLimit);
  CHECK(result.molecule.has_value() != !result.problem.empty());
  return result.problem;
}

std::string smiles_of(const std::string& inchi) {
  const ParseResult result = parse_structure(inchi, StructureFormat::Inchi, kLimit);
  CAPTURE(inchi, result.problem);
  REQUIRE(result.molecule);
  return canonical_smiles(*result.molecule);
}

std::string key_of(const std::string& smiles) {
  const InchiResult result = standard_inchi(parse_smiles(smiles));
  CAPTURE(smiles, result.problem);
  CHECK(result.problem.empty());
  return inchikey_of(result.inchi);
}

bool says(const std::string& text, const std::string& passage) {
  return text.find(passage) != std::string::npos;
}

}  // namespace

TEST_CASE("the InChIKey of a molecule is the published one") {
  CHECK(key_of("O=C1CCN(CCc2ccccc2)CC1") == "YDJXNYNKKXZBMP-UHFFFAOYSA-N");
  CHECK(key_of("C[C@H](N)C(=O)O") == "QNAYBMKLOCPYGJ-REOHCLBHSA-N");     // L-alanine
  CHECK(key_of("C[C@@H](N)C(=O)O") == "QNAYBMKLOCPYGJ-UWTATZPHSA-N");    // D-alanine
  CHECK(key_of("OC(=O)/C=C/C(=O)O") == "VZCYOOQTPOCHFL-OWOJBTEDSA-N");   // fumaric acid
  CHECK(key_of("OC(=O)/C=C\\C(=O)O") == "VZCYOOQTPOCHFL-UPHRSURJSA-N");  // maleic acid
  CHECK(key_of("CC1=CN=C(C(=C1OC)C)C[S@](=O)C2=NC3=C(N2)C=C(C=C3)OC") ==
        "SUBDBMMJDZJVOS-DEOSSOPVSA-N");                         // esomeprazole: a sulfoxide
  CHECK(key_of("[2H]O[2H]") == "XLYOFNOQVPJJNP-ZSJDYOACSA-N");  // heavy water
  CHECK(key_of("CC[N+](=O)[O-]") == "MCSAJNNLRCFZED-UHFFFAOYSA-N");
}

TEST_CASE("an InChI is read with stereo, isotopes, charges and components") {
  const std::vector<std::string> molecules = {"O=C1CCNCC1",
                                              "C[C@H](N)C(=O)O",
                                              "OC(=O)/C=C/C(=O)O",
                                              "C/C=C/C=C\\C",
                                              "CC1=CN=C(C(=C1OC)C)C[S@](=O)C2=NC3=C(N2)C=C(C=C3)OC",
                                              "[13CH3]CO",
                                              "CC(O)([2H])C",
                                              "[2H][C@](C)(O)N",
                                              "C[N+](C)(C)C",
                                              "[Na+].[Cl-]",
                                              "O=[N+]([O-])c1ccccc1",
                                              "C[C@@H]1CC[C@H](O)CC1",
                                              "CCC(=O)N(c1ccccc1)[C@@H]1CCN(CCc2ccccc2)C[C@@H]1C",
                                              "CC(C)(C)OC(=O)N1CCC(=O)CC1.Cl",
                                              "c1ccc2[nH]ccc2c1",
                                              "N[C@@H](C[37Cl])C(=O)O"};
  for (const std::string& smiles : molecules) {
    const InchiResult inchi = standard_inchi(parse_smiles(smiles));
    CAPTURE(smiles, inchi.inchi, inchi.problem);
    CHECK(smiles_of(inchi.inchi) == congener::test::canonical(smiles));
  }
}

TEST_CASE("amides, thioamides and aminoheterocycles are drawn as people draw them") {
  for (const std::string smiles :
       {"CC(=O)NC", "CCNC(=O)OC(C)(C)C", "CNC(=S)NC", "CC(=O)NO", "O=C1CCCN1", "CNc1nccs1",
        "Nc1ccc2ccccc2n1", "CC(N)=O", "O=C(NC1CCN(CCc2ccccc2)CC1)c1ccccc1", "CC(=O)C", "CC(N)=N"}) {
    const InchiResult inchi = standard_inchi(parse_smiles(smiles));
    CAPTURE(smiles, inchi.inchi);
    CHECK(smiles_of(inchi.inchi) == congener::test::canonical(smiles));
  }
}

TEST_CASE("atoms are numbered as in the InChI") {
  // 4-piperidone: c7-5-1-3-6-4-2-5, so that atom 6 is the nitrogen and atom 7 the oxygen.
  const ParseResult result =
      parse_structure("InChI=1S/C5H9NO/c7-5-1-3-6-4-2-5/h6H,1-4H2", StructureFormat::Inchi, kLimit);
  REQUIRE(result.molecule);
  const auto elements = congener::test::elements_of_record(*result.molecule);
  CHECK(elements.at(5) == 7);
  CHECK(elements.at(6) == 8);
  CHECK(elements.at(0) == 6);
}

TEST_CASE("a non-standard InChI is read, and the prefix in any case") {
  CHECK(smiles_of("InChI=1/C5H9NO/c7-5-1-3-6-4-2-5/h6H,1-4H2") ==
        congener::test::canonical("O=C1CCNCC1"));
  CHECK(smiles_of("inchi=1S/C5H9NO/c7-5-1-3-6-4-2-5/h6H,1-4H2") ==
        congener::test::canonical("O=C1CCNCC1"));
  CHECK(smiles_of("  InChI=1S/CH4O/c1-2/h2H,1H3\n") == "CO");
}

TEST_CASE("an InChI that is no substance is refused with the reason") {
  CHECK(says(problem("RInChI=1.00.1S/C2H6O/c1-2-3/h3H,2H2,1H3<>C2H4O/c1-2-3/h2H,1H3/d+"),
             "reaction"));
  CHECK(says(problem("InChI=1B/C2H4Zz2/c3-1-2-4/h1-2H2/z101-1-2(4-2,3-1)"), "1B"));
  CHECK(says(problem("InChI=1S/C2H4Zz2/c3-1-2-4/h1-2H2"), "polymer"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/z100"), "polymer"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/x1"), "layer /x1 is not known"));
  CHECK(says(problem("InChI=2S/C2H6O/c1-2-3/h3H,2H2,1H3"), "only InChI=1S/"));
  CHECK(says(problem("InChI="), "no layers"));
  CHECK(says(problem("InChI=1S/"), "no atoms"));
  CHECK(says(problem("InChI=1S//"), "no atoms"));
  CHECK(says(problem("InChI=1S/c1-2"), "not a formula"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3 ethanol"), "character"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/"), "empty layer"));
  CHECK(says(problem("InChI=1S/C99999H2"), "more than 1023 atoms"));
  CHECK(says(problem("InChI=1S/" + std::string(80, '1') + "25H"), "more than 1023 atoms"));
  CHECK(says(problem("InChI=1S/1024H2"), "more than 1023 atoms"));
  CHECK(says(problem("InChI=1S/C2H99999"), "more than 1023 atoms"));
  CHECK(says(problem("InChI=1S/C5H9NO/c7-/h6H"), "no list of connections"));
  CHECK(says(problem("InChI=1S/C5H9NO/c1-2(3/h6H"), "no list of connections"));
  CHECK(says(problem("InChI=1S/O2/f/h1H"), "a standard one (1S) has no layer /f"));
  CHECK(says(problem("InChI=1/O2/fH.2/r"), "is not a formula"));
  CHECK(says(problem("InChI=1S/C5H9NO/c7/h6H"), "no list of connections"));
  CHECK(says(problem("InChI=1S/C5H9NO/c1-1-2/h6H"), "no list of connections"));
  CHECK(says(problem("InChI=1S/C5H9NO/c1-2-7/h6H"), "no list of connections"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-3/c1-2-3"), "comes twice"));
  CHECK(says(problem("InChI=1/C2H6O/c1-2-3;;;;;"), "more components than there are"));
  // The InChI library (1.03) would read memory that is not its own.
  CHECK(says(problem("InChI=1S/45H6O/c162"), "a number over 1, the number of atoms"));
  CHECK(says(problem("InChI=1S/C2H6O/c1-2-99999/h3H,2H2,1H3"), "number over"));
}

TEST_CASE("an InChI whose layers do not fit its formula is refused") {
  for (const char* text :
       {"InChI=1S/C2H6O/c1-2-7/h3H,2H2,1H3", "InChI=1S/C2H6O/c1-2-3",
        "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/t5-/m0/s1", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/b1-2+",
        "InChI=1S/Xx2/c1-2", "InChI=1S/C2H6O/c((((1/h3H", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/m1",
        "InChI=1S/C2H6O/h/c/t/m/s", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/h3H",
        "InChI=1S/C2H6O/c3-2-1/h3H,2H2,1H3", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/i1+200"}) {
    CAPTURE(text);
    CHECK_FALSE(problem(text).empty());
  }
}

TEST_CASE("long and binary texts are refused before the InChI library sees them") {
  CHECK(says(problem("InChI=" + std::string(10U << 20, '1')), "bytes long"));
  CHECK(says(problem("InChI=1S/" + std::string(100000, 'C')), "bytes long"));
  CHECK(says(problem("InChI=1S/C2H6O/c" + std::string(30000, '(')), ""));
  CHECK(says(problem(std::string("InChI=1S/C\0H4", 13)), "binary"));
  CHECK(says(problem("InChI=1S/CH4\x01"), "not a formula"));
  CHECK(says(problem("InChI=1S/C\xce\xb1"), "not a formula"));
}

TEST_CASE("a text on which the InChI library crashes is refused, and the next InChI is read") {
  // Its form is right as far as the guard looks; 1.03 reads behind what it has allocated.
  for (int round = 0; round < 5; ++round) {
    CHECK_FALSE(problem("InChI=1/O/f1P3/r").empty());
    CHECK(smiles_of("InChI=1S/CH4O/c1-2/h2H,1H3") == "CO");
  }
}

TEST_CASE("an InChI over the limit of atoms is refused as a SMILES is") {
  const ParseResult result =
      parse_structure("InChI=1S/C5H9NO/c7-5-1-3-6-4-2-5/h6H,1-4H2", StructureFormat::Inchi, 3);
  CHECK(says(result.problem, "too large: 7 non-hydrogen atoms"));
}
