// A listed precursor gets one verdict, however a record draws it.

#include "catch.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// Map numbers on atoms without hydrogens; the same text where the entry has none of these.
std::string mapped(std::string smiles) {
  const std::vector<std::pair<std::string, std::string>> spellings = {
      {"O=", "[O:3]="}, {"=O", "=[O:4]"}, {"N(", "[N:5]("}, {"Br", "[Br:6]"}, {"Cl", "[Cl:7]"}};
  for (const auto& [plain, with_map] : spellings) {
    const std::size_t place = smiles.find(plain);
    if (place != std::string::npos) {
      smiles.replace(place, plain.size(), with_map);
    }
  }
  return smiles;
}

std::vector<Form> forms_of(const Finding& finding, const std::string& entry) {
  for (const Identity& identity : finding.identities) {
    if (identity.entry == entry) {
      return identity.forms;
    }
  }
  return {Form::Mixture, Form::Mixture};  // not found at all
}

}  // namespace

TEST_CASE("a salt is a salt with any of its counter-ions and in any drawing", "[unit]") {
  const std::vector<Form> salt = {Form::SaltOrSolvate};
  for (const std::string other :
       {"Cl", "[ClH:3]", "[Cl]", "OC(=O)C=CC(=O)O", "OC(=O)c1ccccc1C(=O)O",
        "F[P-](F)(F)(F)(F)F.[Na+]", "[O-]S(=O)(=O)[O-].[Cu+2]", "[O-]S(=O)(=O)[O-].[Zn+2]",
        "[Cl-].[Cl-].[Sn+2]", "CCCCCCCCCCCCCCCCCC(=O)O", "O.O"}) {
    CAPTURE(other);
    CHECK(forms_of(detector_of_today().check("O=C1CCNCC1." + other), "4-piperidone") == salt);
  }
  for (const std::string drawing :
       {"O=C1CC[NH2](Cl)CC1", "O=C1CC[NH2+]([Cl-])CC1", "O=C1CCN([ClH])CC1", "O=C1CCN([H]Br)CC1",
        "O=C1CCNCC1.O=C1CCNCC1.OS(=O)(=O)O"}) {
    CAPTURE(drawing);
    CHECK(forms_of(detector_of_today().check(drawing), "4-piperidone") == salt);
  }
}

TEST_CASE("a hemisulfate of a class member is a salt, not a mixture", "[unit]") {
  const std::string member = "CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1";
  for (const std::string& record :
       {member + ".OS(=O)(=O)O", member + "." + member + ".OS(=O)(=O)O",
        member + ".OS(=O)(=O)O." + member, member + "." + member + "." + member + ".OP(=O)(O)O"}) {
    CAPTURE(record);
    const Finding finding = detector_of_today().check(record);
    REQUIRE_FALSE(finding.classes.empty());
    for (const ClassFinding& found : finding.classes) {
      CAPTURE(found.rule);
      CHECK(found.forms == std::vector<Form>{Form::SaltOrSolvate});
    }
  }
}

TEST_CASE("a map number changes the verdict on no entry", "[unit]") {
  int with_maps = 0;
  for (const Entry& entry : shipped_set()->entries) {
    CAPTURE(entry.id);
    with_maps += mapped(entry.smiles) != entry.smiles ? 1 : 0;
    const Finding plain = detector_of_today().check(entry.smiles);
    const Finding with_map = detector_of_today().check(mapped(entry.smiles));
    CHECK(with_map.status == plain.status);
    CHECK(with_map.identities.size() == plain.identities.size());
  }
  CHECK(with_maps > 20);
}
