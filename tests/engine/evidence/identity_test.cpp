// The identity ladder, match by match and with forms combined.

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using Forms = std::vector<Form>;

/// The only identity of a record.
Identity identity(const std::string& smiles) {
  CAPTURE(smiles);
  const Finding finding = detector_of_today().check(smiles);
  REQUIRE(finding.reason.empty());
  REQUIRE(finding.identities.size() == 1);
  return finding.identities[0];
}

struct Case {
  const char* smiles;
  const char* entry;
  Forms forms;
  const char* match;
};

void check_cases(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    CAPTURE(each.smiles);
    const Identity found = identity(each.smiles);
    CHECK(found.entry == each.entry);
    CHECK(found.forms == each.forms);
    CHECK(match_of(found) == each.match);
  }
}

}  // namespace

TEST_CASE("each entry is exactly itself and nothing else", "[unit]") {
  for (const Entry& entry : shipped_set()->entries) {
    CAPTURE(entry.id);
    const Identity found = identity(entry.smiles);
    CHECK(found.entry == entry.id);
    CHECK(found.entry_name == entry.name);
    CHECK(found.forms.empty());
    CHECK(found.other_components.empty());
    CHECK(match_of(found) == "exact");
  }
}

TEST_CASE("salts and solvates are their base, drawn as acid and base or as ions", "[unit]") {
  const Forms salt = {Form::SaltOrSolvate};
  check_cases({{"O=C1CCNCC1.Cl", "4-piperidone", salt, "salt_or_solvate"},
               {"O=C1CC[NH2+]CC1.[Cl-]", "4-piperidone", salt, "salt_or_solvate"},
               {"O=C1CCNCC1.O", "4-piperidone", salt, "salt_or_solvate"},
               {"O=C1CCNCC1.O.Cl", "4-piperidone", salt, "salt_or_solvate"},
               {"O=C1CC[NH2+]CC1.OC(=O)C(F)(F)F",
                "4-piperidone",
                {Form::SaltOrSolvate, Form::Charge},
                "charge"},
               {"O=C1CC[NH2+]CC1.[O-]C(=O)C(F)(F)F", "4-piperidone", salt, "salt_or_solvate"},
               {"O=C1CCNCC1.[H+].[Cl-]", "4-piperidone", salt, "salt_or_solvate"},
               {"CCC(=O)N(c1ccccc1)C1CC[NH2+]CC1.[O-]C(=O)C(=O)O", "norfentanyl", salt,
                "salt_or_solvate"}});
}

TEST_CASE("counter-ions and solvents are named in record order", "[unit]") {
  CHECK(identity("O.O=C1CCNCC1.Cl").other_components ==
        std::vector<std::string>{"water", "hydrochloride"});
  CHECK(identity("O=C1CC[NH2+]CC1.[Br-]").other_components ==
        std::vector<std::string>{"hydrobromide"});
}

TEST_CASE("a salt of several equal bases is one identity with all their atoms", "[unit]") {
  for (const std::string smiles :
       {"c1ccc(NC2CCNCC2)cc1.c1ccc(NC2CCNCC2)cc1.OS(=O)(=O)O",
        "c1ccc(NC2CC[NH2+]CC2)cc1.[O-]S(=O)(=O)[O-].c1ccc(NC2CC[NH2+]CC2)cc1"}) {
    const Identity found = identity(smiles);
    CHECK(found.forms == Forms{Form::SaltOrSolvate});
    CHECK(found.atoms.size() == 26);
    CHECK(found.other_components == std::vector<std::string>{"sulfate"});
  }
  CHECK(identity("O=C1CCNCC1.O=C1CCNCC1").forms.empty());
}

TEST_CASE("an ion without a counter-ion is found by its charge", "[unit]") {
  check_cases({{"O=C1CC[NH2+]CC1", "4-piperidone", {Form::Charge}, "charge"},
               {"O=C1CC[NH2+]CC1.O", "4-piperidone", {Form::SaltOrSolvate, Form::Charge}, "charge"},
               {"c1ccc([NH2+]C2CC[NH2+]CC2)cc1", "4-ap", {Form::Charge}, "charge"},
               {"O=C1CC[NH2+]CC1.O=C1CC[NH2+]CC1", "4-piperidone", {Form::Charge}, "charge"}});
}

TEST_CASE("a bond drawn to a metal is a salt", "[unit]") {
  check_cases({{"[Na]N1CCC(=O)CC1", "4-piperidone", {Form::SaltOrSolvate}, "salt_or_solvate"}});
}

TEST_CASE("stereoisomers of an entry without stereo are it", "[unit]") {
  check_cases(
      {{"C[C@H]1CNCCC1=O", "3-methyl-4-piperidone", {Form::Stereo}, "stereo"},
       {"C[C@@H]1CNCCC1=O", "3-methyl-4-piperidone", {Form::Stereo}, "stereo"},
       {"C[C@H]1CNCCC1=O.Cl",
        "3-methyl-4-piperidone",
        {Form::SaltOrSolvate, Form::Stereo},
        "stereo"},
       {"C[C@H]1C[NH2+]CCC1=O", "3-methyl-4-piperidone", {Form::Charge, Form::Stereo}, "stereo"}});
}

TEST_CASE("charge, stereo and label together are no other tautomer", "[unit]") {
  check_cases({{"[13CH3][C@H]1C[NH2+]CCC1=O",
                "3-methyl-4-piperidone",
                {Form::Charge, Form::Stereo, Form::Isotope},
                "isotope"}});
}

TEST_CASE("labelled molecules are found by their isotopes", "[unit]") {
  check_cases({{"[13CH2]1CNCCC1=O", "4-piperidone", {Form::Isotope}, "isotope"},
               {"[15NH]1CCC(=O)CC1", "4-piperidone", {Form::Isotope}, "isotope"},
               {"[2H]N1CCC(=O)CC1", "4-piperidone", {Form::Isotope}, "isotope"},
               {"[2H]C1([2H])CNCCC1=O", "4-piperidone", {Form::Isotope}, "isotope"},
               {"[12CH2]1CNCCC1=O", "4-piperidone", {Form::Isotope}, "isotope"},
               {"CCC(=O)N(c1c([2H])c([2H])c([2H])c([2H])c1[2H])C1CCNCC1",
                "norfentanyl",
                {Form::Isotope},
                "isotope"}});
}

TEST_CASE("labels combine with every other form", "[unit]") {
  check_cases(
      {{"[2H]C1([2H])CNCCC1=O.Cl", "4-piperidone", {Form::SaltOrSolvate, Form::Isotope}, "isotope"},
       {"[13CH2]1C[NH2+]CCC1=O.[Cl-]",
        "4-piperidone",
        {Form::SaltOrSolvate, Form::Isotope},
        "isotope"},
       {"[13CH2]1C[NH2+]CCC1=O", "4-piperidone", {Form::Charge, Form::Isotope}, "isotope"},
       {"[13CH3][C@H]1CNCCC1=O.Cl",
        "3-methyl-4-piperidone",
        {Form::SaltOrSolvate, Form::Stereo, Form::Isotope},
        "isotope"}});
}

TEST_CASE("tautomers are the entry", "[unit]") {
  check_cases(
      {{"OC1=CCNCC1", "4-piperidone", {Form::Tautomer}, "tautomer"},
       {"OC1=CCN(CCc2ccccc2)CC1", "npp", {Form::Tautomer}, "tautomer"},
       {"OC1=CCN(CCc2ccccc2)CC1.Cl", "npp", {Form::SaltOrSolvate, Form::Tautomer}, "tautomer"},
       {"c1ccc(CCN2CCC(Nc3ccccc3)=CC2)cc1",
        "phenethylpiperidinylidene-phenylamine",
        {Form::Tautomer},
        "tautomer"},
       {"OC1=CC[15NH]CC1", "4-piperidone", {Form::Isotope, Form::Tautomer}, "tautomer"}});
}

TEST_CASE("a ketone drawn as its gem-diol is its covalent hydrate", "[unit]") {
  check_cases(
      {{"OC1(O)CCNCC1", "4-piperidone", {Form::CovalentHydrate}, "covalent_hydrate"},
       {"OC1(O)CCNCC1.Cl",
        "4-piperidone",
        {Form::SaltOrSolvate, Form::CovalentHydrate},
        "covalent_hydrate"},
       {"OC1(O)CC[NH2+]CC1.[Cl-]",
        "4-piperidone",
        {Form::SaltOrSolvate, Form::CovalentHydrate},
        "covalent_hydrate"},
       {"OC1(O)CC[NH2+]CC1", "4-piperidone", {Form::CovalentHydrate, Form::Charge}, "charge"},
       {"[2H]OC1(O[2H])CCNCC1", "4-piperidone", {Form::CovalentHydrate}, "covalent_hydrate"},
       {"OC1(O)CCN(C(=O)OC(C)(C)C)CC1",
        "1-boc-4-piperidone",
        {Form::CovalentHydrate},
        "covalent_hydrate"}});
}

TEST_CASE("a component that is no counter-ion or solvent makes a mixture", "[unit]") {
  const std::string caffeine = "Cn1c(=O)c2c(ncn2C)n(C)c1=O";
  const Identity found = identity("O=C1CCN(CCc2ccccc2)CC1." + caffeine);
  CHECK(found.entry == "npp");
  CHECK(found.forms == Forms{Form::Mixture});
  CHECK(found.other_components == std::vector<std::string>{"C8H10N4O2"});
  CHECK(identity("O=C1CCN(CCc2ccccc2)CC1.Cl." + caffeine).forms ==
        Forms{Form::SaltOrSolvate, Form::Mixture});
}

TEST_CASE("two entries in one record are both found, each a mixture", "[unit]") {
  const Finding finding =
      detector_of_today().check("O=C1CCN(CCc2ccccc2)CC1.c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1");
  REQUIRE(finding.identities.size() == 2);
  CHECK(finding.identities[0].entry == "anpp");
  CHECK(finding.identities[0].forms == Forms{Form::Mixture});
  CHECK(finding.identities[0].atoms.front() == 15);
  CHECK(finding.identities[0].atoms.back() == 35);
  CHECK(finding.identities[0].other_components == std::vector<std::string>{"C13H17NO"});
  CHECK(finding.identities[1].entry == "npp");
  CHECK(finding.identities[1].atoms.size() == 15);
  CHECK(answer_of(finding, "UN").status == Status::Listed);
  CHECK(answer_of(finding, "UN").entry == "anpp");
  CHECK_FALSE(answer_of(finding, "UN").citation.empty());
}

TEST_CASE("where entries of one record differ, each jurisdiction names the one it lists",
          "[unit]") {
  const Finding finding = detector_of_today().check("O=C1CCN(Cc2ccccc2)CC1.O=C1CCN(CCc2ccccc2)CC1");
  CHECK(answer_of(finding, "CA").entry == "1-benzyl-4-piperidone");
  CHECK(answer_of(finding, "UN").entry == "npp");
  CHECK(answer_of(finding, "UN").citation == "CND decision 60/13, 16 Mar 2017");
}

TEST_CASE("the matched atoms are those of the record, in its own numbers", "[unit]") {
  const std::vector<int> after_chlorine = {1, 2, 3, 4, 5, 6, 7};
  CHECK(identity("Cl.O=C1CCNCC1").atoms == after_chlorine);
  CHECK(identity("[Cl-].[H+].O=C1CCNCC1").atoms == after_chlorine);
  const std::vector<int> all = {0, 1, 2, 3, 4, 5, 6};
  CHECK(identity("[2H]C1([2H])CNCCC1=O").atoms == all);
  CHECK(identity("[2H]N1CCC(=O)CC1").atoms == all);
  CHECK(identity("OC1(O)CCNCC1.Cl").atoms == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7});
}
