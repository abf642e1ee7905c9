// The seven fentanyl precursors of UN Table I in the forms in which laboratories meet them.

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

struct Precursor {
  const char* entry;
  const char* base;
  const char* kekulized;
  const char* labelled;
  const char* cation;   ///< empty: no nitrogen that takes up a proton
  const char* hydrate;  ///< the gem-diol; empty: no ketone
};

const std::vector<Precursor> kPrecursors = {
    {"npp", "O=C1CCN(CCc2ccccc2)CC1", "O=C1CCN(CCC2=CC=CC=C2)CC1", "O=C1CCN([13CH2]Cc2ccccc2)CC1",
     "O=C1CC[NH+](CCc2ccccc2)CC1", "OC1(O)CCN(CCc2ccccc2)CC1"},
    {"anpp", "c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1", "C1=CC=C(CCN2CCC(NC3=CC=CC=C3)CC2)C=C1",
     "[2H]c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1", "c1ccc(CC[NH+]2CCC(Nc3ccccc3)CC2)cc1", ""},
    {"norfentanyl", "CCC(=O)N(c1ccccc1)C1CCNCC1", "CCC(=O)N(C1=CC=CC=C1)C1CCNCC1",
     "CC[13C](=O)N(c1ccccc1)C1CCNCC1", "CCC(=O)N(c1ccccc1)C1CC[NH2+]CC1", ""},
    {"4-ap", "c1ccc(NC2CCNCC2)cc1", "C1=CC=C(NC2CCNCC2)C=C1", "c1ccc([15NH]C2CCNCC2)cc1",
     "c1ccc(NC2CC[NH2+]CC2)cc1", ""},
    {"1-boc-4-ap", "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1", "CC(C)(C)OC(=O)N1CCC(NC2=CC=CC=C2)CC1",
     "CC(C)([13CH3])OC(=O)N1CCC(Nc2ccccc2)CC1", "CC(C)(C)OC(=O)N1CCC([NH2+]c2ccccc2)CC1", ""},
    {"4-piperidone", "O=C1CCNCC1", "O=C1CCNCC1", "[18O]=C1CCNCC1", "O=C1CC[NH2+]CC1",
     "OC1(O)CCNCC1"},
    {"1-boc-4-piperidone", "CC(C)(C)OC(=O)N1CCC(=O)CC1", "CC(C)(C)OC(=O)N1CCC(=O)CC1",
     "CC(C)(C)O[13C](=O)N1CCC(=O)CC1", "", "CC(C)(C)OC(=O)N1CCC(O)(O)CC1"}};

const std::vector<std::string> kPartners = {
    ".Cl",   ".Br",       ".I",         ".O",    ".O.O",       ".OS(=O)(=O)O", ".OC(=O)C(F)(F)F",
    ".CO",   ".CC(C)=O",  ".ClCCl",     ".Cl.O", ".CC(=O)O",   ".CS(=O)(=O)O", ".OC(=O)C(=O)O",
    ".CC#N", ".c1ccccc1", ".Cc1ccccc1", ".CCO",  ".OP(=O)(O)O"};
const std::vector<std::string> kAnions = {".[Cl-]", ".[Br-]", ".[O-]C(=O)C(F)(F)F",
                                          ".[O-]S(=O)(=O)O", ".[Cl-].O"};

/// All forms of a precursor, as SMILES.
std::vector<std::string> forms_of(const Precursor& precursor) {
  std::vector<std::string> forms = {precursor.base,
                                    precursor.kekulized,
                                    precursor.labelled,
                                    std::string("Cl.") + precursor.base,
                                    std::string(precursor.labelled) + ".Cl",
                                    std::string(precursor.base) + "." + precursor.base + ".O"};
  for (const std::string& partner : kPartners) {
    forms.push_back(precursor.base + partner);
  }
  if (*precursor.cation != '\0') {
    forms.emplace_back(precursor.cation);
    for (const std::string& anion : kAnions) {
      forms.push_back(precursor.cation + anion);
    }
  }
  if (*precursor.hydrate != '\0') {
    forms.emplace_back(precursor.hydrate);
    forms.push_back(std::string(precursor.hydrate) + ".Cl");
  }
  return forms;
}

}  // namespace

TEST_CASE("the seven precursors are listed in all forms for the United Nations today", "[unit]") {
  const Detector today = detector(kToday, {"UN"});
  for (const Precursor& precursor : kPrecursors) {
    for (const std::string& form : forms_of(precursor)) {
      CAPTURE(precursor.entry, form);
      const Finding finding = today.check(form);
      CHECK(finding.status == Status::Listed);
      REQUIRE(finding.identities.size() == 1);
      CHECK(finding.identities[0].entry == precursor.entry);
      CHECK(answer_of(finding, "UN").effective_verified);
    }
  }
}

TEST_CASE(
    "none of the seven precursors was listed for the United Nations in 2016, and only the two "
    "nearest to fentanyl resembled what was",
    "[unit]") {
  const Detector past = detector("2016-12-31", {"UN"});
  for (const Precursor& precursor : kPrecursors) {
    for (const std::string& form : forms_of(precursor)) {
      CAPTURE(precursor.entry, form);
      const Finding finding = past.check(form);
      REQUIRE(finding.identities.size() == 1);
      CHECK(finding.identities[0].entry == precursor.entry);
      const std::string entry = precursor.entry;
      if (entry == "norfentanyl" || entry == "anpp") {
        CHECK(finding.status == Status::Analogue);
        CHECK(finding.grade == (entry == "anpp" ? Grade::Weak : Grade::Strong));
        CHECK(answer_of(finding, "UN").entry == "fentanyl");
        CHECK_FALSE(answer_of(finding, "UN").effective_verified);
      } else {
        CHECK(finding.status == Status::NoFinding);
        CHECK(status_in(finding, "UN") == Status::NoFinding);
      }
    }
  }
}

TEST_CASE("no form of the seven precursors is mistaken for another's", "[unit]") {
  for (const Precursor& precursor : kPrecursors) {
    for (const std::string& form : forms_of(precursor)) {
      CAPTURE(form);
      CHECK(find_resemblance(detector_of_today().check(form), precursor.entry) == nullptr);
    }
  }
}
