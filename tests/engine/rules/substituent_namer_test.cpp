#include "rules/substituent_namer.hpp"

#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <catch.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using namespace congener;
using congener::rules::substituent_key;
using congener::rules::SubstituentNamer;

namespace {

const ReferenceSet& shipped() {
  static const ReferenceSet set =
      load_reference_set(std::string(CONGENER_REFERENCE_SETS) + "/fentanyl_precursors");
  return set;
}

std::string name_by(const SubstituentNamer& namer, const std::string& smiles) {
  const chem::Molecule molecule = chem::parse_open_smiles(smiles);
  const auto fragments = chem::fragments_outside(molecule, chem::undefined_atoms(molecule));
  REQUIRE(fragments.size() == 1);
  return namer.name_of(molecule, fragments.front(),
                       chem::fragment_smiles(molecule, fragments.front()));
}

/// By the shipped names. '*' stands for the core.
std::string name_of(const std::string& smiles) {
  static const SubstituentNamer namer(shipped().substituent_names);
  return name_by(namer, smiles);
}

}  // namespace

TEST_CASE("each name of the shipped table is given to its own structure", "[unit]") {
  REQUIRE(shipped().substituent_names.size() >= 120);
  for (const SubstituentName& item : shipped().substituent_names) {
    CAPTURE(item.name, item.smiles);
    CHECK(name_of(item.smiles) == item.name);
  }
}

TEST_CASE("common groups have their ordinary names, however they are written", "[unit]") {
  CHECK(name_of("C(*)Cc1ccccc1") == "2-phenylethyl");
  CHECK(name_of("C1=CC=CC=C1CC*") == "2-phenylethyl");
  CHECK(name_of("C[C@H](*)c1ccccc1") == "1-phenylethyl");  // stereo is not looked at
  CHECK(name_of("[13CH3]*") == "methyl");
  CHECK(name_of("[2H]C([2H])([2H])*") == "methyl");
  CHECK(name_of("O=C(*)OC(C)(C)C") == "tert-butoxycarbonyl");
  CHECK(name_of("CC(C)(C)OC(*)=O") == "tert-butoxycarbonyl");
  CHECK(name_of("C(C(*)=O)C") == "propanoyl");
}

TEST_CASE("the kind of bond to the core is part of a group", "[unit]") {
  CHECK(name_of("*O") == "hydroxy");
  CHECK(name_of("*=O") == "oxo");
  CHECK(name_of("*=Nc1ccccc1") == "phenylimino");
  CHECK(name_of("*Nc1ccccc1") == "phenylamino");
}

TEST_CASE("substituents on a benzene ring have their places, counted from the core", "[unit]") {
  CHECK(name_of("*c1ccc(F)cc1") == "4-fluorophenyl");
  CHECK(name_of("*c1cccc(C)c1") == "3-methylphenyl");
  CHECK(name_of("*c1cc(C)ccc1") == "3-methylphenyl");
  CHECK(name_of("Cc1ccccc1*") == "2-methylphenyl");
  CHECK(name_of("*Cc1ccc(OC)cc1") == "4-methoxybenzyl");
  CHECK(name_of("*CCc1ccc(F)cc1") == "2-(4-fluorophenyl)ethyl");
  CHECK(name_of("*C(=O)c1ccc(Cl)cc1") == "4-chlorobenzoyl");
  CHECK(name_of("*C(=O)OCc1ccc(OC)cc1") == "(4-methoxybenzyl)oxycarbonyl");
  CHECK(name_of("*S(=O)(=O)c1ccc(C)cc1") == "(4-methylphenyl)sulfonyl");
  CHECK(name_of("*=Nc1cccc(F)c1") == "(3-fluorophenyl)imino");
  CHECK(name_of("*c1ccc(-c2ccccc2)cc1") == "4-phenylphenyl");
  CHECK(name_of("*c1ccc(OCc2ccccc2F)cc1") == "4-((2-fluorobenzyl)oxy)phenyl");
}

TEST_CASE("several substituents have the lowest places and stand in the order of the alphabet",
          "[unit]") {
  CHECK(name_of("*c1cc(Cl)c(Cl)cc1") == "3,4-dichlorophenyl");
  CHECK(name_of("*c1ccc(C)cc1C") == "2,4-dimethylphenyl");
  CHECK(name_of("*c1c(F)cccc1Br") == "2-bromo-6-fluorophenyl");
  CHECK(name_of("*c1c(Br)cccc1F") == "2-bromo-6-fluorophenyl");
  CHECK(name_of("*c1cc(F)ccc1Br") == "2-bromo-5-fluorophenyl");
  CHECK(name_of("*c1cc(C(F)(F)F)cc(C(F)(F)F)c1") == "3,5-bis(trifluoromethyl)phenyl");
  CHECK(name_of("*c1c(F)c(F)c(F)c(F)c1F") == "2,3,4,5,6-pentafluorophenyl");
}

TEST_CASE("a group that cannot be named is its formula", "[unit]") {
  CHECK(name_of("*CCCCCCCCCCCC") == "C12H25 group");
  CHECK(name_of("*CC1CSC1") == "C4H7S group");
  CHECK(name_of("*c1ccc(CC2CSC2)cc1") == "C10H11S group");
  CHECK(name_of("*C(c1ccccc1)c1ccc(F)cc1") == "C13H10F group");  // which ring has it is not clear
  CHECK(name_of("*c1ccc(F)c2ccccc12") == "C10H6F group");        // fused rings have other places
}

TEST_CASE("without names every group is its formula", "[unit]") {
  const SubstituentNamer namer(std::vector<SubstituentName>{});
  CHECK(name_by(namer, "*C") == "CH3 group");
  CHECK(name_by(namer, "*c1ccccc1") == "C6H5 group");
}

TEST_CASE("random spellings of a group get one name", "[unit]") {
  constexpr unsigned int kSpellings = 20;
  constexpr unsigned int kSeed = 20261121;
  for (const std::string smiles :
       {"*CCc1ccc(F)cc1", "*c1c(F)cccc1Br", "*c1cc(F)c(OC)cc1C", "*c1ccc(OCc2ccccc2F)cc1",
        "*C(=O)C1CCCO1", "*CCn1nnn(CC)c1=O", "*c1c[nH]c2ccccc12", "*C(=O)OCC1c2ccccc2-c2ccccc12",
        "*C(c1ccccc1)c1ccc(F)cc1"}) {
    const std::unique_ptr<RDKit::ROMol> molecule(RDKit::SmilesToMol(smiles));
    REQUIRE(molecule);
    for (const std::string& spelling : RDKit::MolToRandomSmilesVect(*molecule, kSpellings, kSeed)) {
      CAPTURE(smiles, spelling);
      CHECK(name_of(spelling) == name_of(smiles));
      CHECK(substituent_key(spelling) == substituent_key(smiles));
    }
  }
}

TEST_CASE("a structure that is no group is refused with the reason", "[unit]") {
  chem::silence_rdkit();
  CHECK_THROWS_WITH(substituent_key("CC"), congener::test::ContainsText("must have one '*'"));
  CHECK_THROWS_WITH(substituent_key("*CC*"), congener::test::ContainsText("must have one '*'"));
  CHECK_THROWS_WITH(substituent_key("*C.C"), congener::test::ContainsText("must be one part"));
  CHECK_THROWS_WITH(substituent_key("C1*C1"), congener::test::ContainsText("one bond"));
  CHECK_THROWS_WITH(substituent_key("*"), congener::test::ContainsText("must be one part"));
  CHECK_THROWS_AS(substituent_key("*C("), std::invalid_argument);
  CHECK_THROWS_AS(SubstituentNamer(std::vector<SubstituentName>{{"methyl", "C"}}),
                  std::invalid_argument);
}
