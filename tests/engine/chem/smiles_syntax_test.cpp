#include "chem/smiles_syntax.hpp"

#include <catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "chem/parse.hpp"

using congener::chem::describe_smiles_problem;

namespace {

void check_reasons(const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [smiles, reason] : cases) {
    CAPTURE(smiles);
    CHECK(describe_smiles_problem(smiles) ==
          "not a valid SMILES" + (reason.empty() ? "" : ": " + reason));
  }
}

}  // namespace

TEST_CASE("what is left open in a SMILES is named with its place", "[unit]") {
  check_reasons({{"C1CC", "ring closure 1 is opened at character 2 and never closed"},
                 {"c1ccc2cc1", "ring closure 2 is opened at character 6 and never closed"},
                 {"C%12CC", "ring closure 12 is opened at character 2 and never closed"},
                 {"C%(123)CC", "ring closure 123 is opened at character 2 and never closed"},
                 {"C%(12", "ring closure 12 is opened at character 2 and never closed"},
                 {"C(C(C", "2 parentheses are left open"},
                 {"CC]", "character 3 is no atom, bond, branch or ring closure"},
                 {"C[NH3+", "the bracket at character 2 is never closed"}});
}

TEST_CASE("a ring closure is one number, however it is written", "[unit]") {
  check_reasons({{"C%01CC1", ""},
                 {"C%(1)CC1", ""},
                 {"C%12CC%12", ""},
                 {"C%1", "the ring closure at character 2 has no number"},
                 {"C%1C", "the ring closure at character 2 has no number"},
                 {"C%", "the ring closure at character 2 has no number"},
                 {"C%(", "the ring closure at character 2 has no number"},
                 {"C%(1234567)", "the ring closure at character 2 has no number"}});
}

TEST_CASE("what is no SMILES at all is told by its first foreign character", "[unit]") {
  check_reasons({{"see data sheet", "character 2 is no atom, bond, branch or ring closure"},
                 {"n/a", "character 3 is no atom, bond, branch or ring closure"},
                 {"CHCl3", "character 2 is no atom, bond, branch or ring closure"},
                 {"C\xE2\x80\x93O", "character 2 is no atom, bond, branch or ring closure"},
                 {"C<-[Fe]->C", ""},
                 {"CO>CC>CN", "it is a reaction, not one structure"},
                 {"[R1]C", "the bracket at character 1 names no element"},
                 {"C[12]", "the bracket at character 2 names no element"},
                 {"C[]", "the bracket at character 2 names no element"},
                 {"InChI=1S/H2O/h1H2", "it is an InChI"}});
}

TEST_CASE("the description looks at the structure only, not at what follows it", "[unit]") {
  check_reasons({{"CCO (R)-name", ""}, {"C(C |$a;b$|", "1 parenthesis is left open"}, {"", ""}});
}

TEST_CASE("nothing is found wrong in SMILES that are right", "[unit]") {
  congener::chem::silence_rdkit();
  for (const std::string smiles : {"C[C@@H](N)C(=O)[O-].[Na+]",
                                   "c1cc2c(cc1Br)[nH]cc2",
                                   "F/C=C\\Cl",
                                   "[13CH4]",
                                   "[2H]C",
                                   "C1CC=1",
                                   "[se]1cccc1",
                                   "[Og]",
                                   "[#6]",
                                   "C%10CC%10",
                                   "N->[Cu]",
                                   "C#N",
                                   "[OH2]",
                                   "[Si](C)C",
                                   "[te]1cccc1",
                                   "C(Cl)(Br)I",
                                   "[nH]1cccc1",
                                   "[U+4]",
                                   "[O-][n+]1ccccc1",
                                   "C:1:C:C:C:C:C1"}) {
    CAPTURE(smiles);
    CHECK(congener::chem::parse_structure(smiles, congener::StructureFormat::Smiles, 100).molecule);
    CHECK(describe_smiles_problem(smiles) == "not a valid SMILES");
  }
}
