// Public compounds of an entry's own formula that are another substance.

#include "catch.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

struct Isomer {
  const char* name;
  const char* smiles;
  const char* entry;
};

const std::vector<Isomer> kIsomers = {
    {"2-piperidone", "O=C1CCCCN1", "4-piperidone"},
    {"3-piperidone", "O=C1CCCNC1", "4-piperidone"},
    {"N-methylpyrrolidone", "CN1CCCC1=O", "4-piperidone"},
    {"cyclopentanone oxime", "ON=C1CCCC1", "4-piperidone"},
    {"tert-butyl isocyanate", "CC(C)(C)N=C=O", "4-piperidone"},
    {"caprolactam", "O=C1CCCCCN1", "3-methyl-4-piperidone"},
    {"cyclohexanone oxime", "ON=C1CCCCC1", "3-methyl-4-piperidone"},
    {"1-formylpiperidine", "O=CN1CCCCC1", "3-methyl-4-piperidone"},
    {"1-methyl-4-piperidone", "CN1CCC(=O)CC1", "3-methyl-4-piperidone"},
    {"1-methylpyrrolidine", "CN1CCCC1", "piperidine"},
    {"cyclopentylamine", "NC1CCCC1", "piperidine"},
    {"chloroacetone", "CC(=O)CCl", "propionyl-chloride"},
    {"epichlorohydrin", "ClCC1CO1", "propionyl-chloride"},
    {"ethyl acetoacetate", "CCOC(=O)CC(C)=O", "propionic-anhydride"},
    {"1-bromo-4-ethylbenzene", "CCc1ccc(Br)cc1", "phenethyl-bromide"},
    {"(1-bromoethyl)benzene", "CC(Br)c1ccccc1", "phenethyl-bromide"},
    {"4-methylbenzyl chloride", "Cc1ccc(CCl)cc1", "phenethyl-chloride"},
    {"4-chlorotoluene", "Cc1ccc(Cl)cc1", "benzyl-chloride"},
    {"2-chlorotoluene", "Cc1ccccc1Cl", "benzyl-chloride"},
    {"1-iodo-4-ethylbenzene", "CCc1ccc(I)cc1", "phenethyl-iodide"},
    {"crotamiton", "CCN(C(=O)C=CC)c1ccccc1C", "npp"},
    {"imipramine", "CN(C)CCCN1c2ccccc2CCc2ccccc21", "anpp"},
    {"1-benzylpiperazine", "c1ccc(CN2CCNCC2)cc1", "4-ap"},
    {"pyrrocaine", "Cc1cccc(C)c1NC(=O)CN1CCCC1", "norfentanyl"},
    {"triprolidine", "Cc1ccc(C(=CCN2CCCC2)c2ccccn2)cc1", "phenethylpiperidinylidene-phenylamine"},
    {"molindone", "CCc1c(C)[nH]c2c1C(=O)C(CN1CCOCC1)CC2", "1-boc-4-ap"},
    {"ecgonine methyl ester", "COC(=O)C1C(O)CC2CCC1N2C", "1-boc-4-piperidone"},
    {"benzoylpiperidine", "O=C(c1ccccc1)N1CCCCC1", "1-benzyl-4-piperidone"}};

}  // namespace

TEST_CASE("constitutional isomers of an entry are not it", "[unit]") {
  for (const Isomer& isomer : kIsomers) {
    CAPTURE(isomer.name, isomer.entry);
    const int entry = find_entry(*shipped_set(), isomer.entry);
    REQUIRE(entry >= 0);
    CHECK(chem::hill_formula(chem::parse_smiles(isomer.smiles)) ==
          shipped_set()->entries[static_cast<std::size_t>(entry)].formula);
    for (const std::string salt : {"", ".Cl", ".O"}) {
      const Finding finding = detector_of_today().check(isomer.smiles + salt);
      CHECK(finding.identities.empty());
      CHECK(finding.status <= Status::Analogue);
    }
  }
}

TEST_CASE("a molecule that merely contains an entry is not it", "[unit]") {
  // 1-methyl-4-piperidone holds 4-piperidone; 4-piperidinol is reduced.
  for (const std::string smiles : {"CN1CCC(=O)CC1", "OC1CCNCC1"}) {
    CHECK(detector_of_today().check(smiles).identities.empty());
  }
  // Fentanyl holds norfentanyl, and is an entry of its own.
  const Finding fentanyl = detector_of_today().check("CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1");
  REQUIRE(fentanyl.identities.size() == 1);
  CHECK(fentanyl.identities[0].entry == "fentanyl");
}

TEST_CASE("quaternary ammonium ions are no salts of an entry", "[unit]") {
  CHECK(detector_of_today().check("C[N+]1(C)CCC(=O)CC1.[I-]").identities.empty());
}
