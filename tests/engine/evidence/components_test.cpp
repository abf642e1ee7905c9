// The parts of a record: which are counter-ions or solvents, and what they are called.

#include "evidence/components.hpp"

#include "catch.hpp"
#include "chem/parse.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;
using evidence::CounterComponents;

namespace {

const CounterComponents& counters() {
  static const CounterComponents shipped(*shipped_set());
  return shipped;
}

std::string name_of(const std::string& smiles) {
  chem::Standardizer standardizer;
  return counters().name_of(standardizer.normalized(chem::parse_smiles(smiles)), standardizer);
}

std::vector<std::string> names_in(const std::string& smiles) {
  chem::Standardizer standardizer;
  std::vector<std::string> names;
  for (const auto& component : evidence::components_of(
           standardizer.normalized(chem::parse_smiles(smiles)), counters(), standardizer)) {
    names.push_back(component.counter_name);
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a counter-ion has one name, however it is charged", "[unit]") {
  CHECK(name_of("Cl") == "hydrochloride");
  CHECK(name_of("[Cl-]") == "hydrochloride");
  CHECK(name_of("OS(=O)(=O)O") == "sulfate");
  CHECK(name_of("[O-]S(=O)(=O)[O-]") == "sulfate");
  CHECK(name_of("OS(=O)(=O)[O-]") == "sulfate");
  CHECK(name_of("[NH4+]") == "ammonium");
  CHECK(name_of("[Na+]") == "sodium");
  CHECK(name_of("[O-][N+](=O)[O-]") == "nitrate");
  CHECK(name_of("[OH-]") == "water");
  CHECK(name_of("[OH3+]") == "water");
}

TEST_CASE("isotopes in a counter-ion or solvent do not hide it", "[unit]") {
  CHECK(name_of("[2H]Cl") == "hydrochloride");
  CHECK(name_of("[2H]O[2H]") == "water");
  CHECK(name_of("[2H]C(Cl)(Cl)Cl") == "chloroform");
  CHECK(name_of("[37Cl-]") == "hydrochloride");
}

TEST_CASE("stereo tells counter-ions apart where it is drawn", "[unit]") {
  CHECK(name_of("OC(=O)/C=C\\C(=O)O") == "maleate");
  CHECK(name_of("OC(=O)/C=C/C(=O)O") == "fumarate");
  CHECK(name_of("OC(=O)C=CC(=O)O") == "maleate or fumarate");
  CHECK(name_of("OC(=O)[C@H](O)[C@@H](O)C(=O)O") == "tartrate");
  CHECK(name_of("OC(=O)[C@@H](O)[C@H](O)C(=O)O") == "tartrate");
  CHECK(name_of("C[C@H](O)C(=O)[O-]") == "lactate");
}

TEST_CASE("what is not in the table has no name", "[unit]") {
  CHECK(name_of("Cn1c(=O)c2c(ncn2C)n(C)c1=O").empty());
  CHECK(name_of("O=C1CCNCC1").empty());
  CHECK(name_of("CCCCCCCCO").empty());
}

TEST_CASE("each entry of the table is found under its own name", "[unit]") {
  for (const CounterComponent& component : shipped_set()->counter_components) {
    CAPTURE(component.smiles);
    CHECK(name_of(component.smiles) == component.name);
  }
}

TEST_CASE("no entry of the shipped set is taken for a counter-ion or solvent", "[unit]") {
  for (const Entry& entry : shipped_set()->entries) {
    CAPTURE(entry.id);
    CHECK(name_of(entry.smiles).empty());
  }
}

TEST_CASE("the parts of a record come in its order", "[unit]") {
  CHECK(names_in("O=C1CCNCC1.Cl.O") == Names{"", "hydrochloride", "water"});
  CHECK(names_in("[Cl-].O=C1CC[NH2+]CC1") == Names{"hydrochloride", ""});
  CHECK(names_in("O=C1CCNCC1.O=C1CCNCC1.OS(=O)(=O)O") == Names{"", "", "sulfate"});
}

TEST_CASE("a record of one part is never only a counter-ion or solvent", "[unit]") {
  CHECK(names_in("Cl") == Names{""});
  CHECK(names_in("Cc1ccccc1") == Names{""});
}

TEST_CASE("a bond drawn to a metal is cut, and the metal named", "[unit]") {
  CHECK(names_in("CC(=O)O[Na]") == Names{"acetate", "sodium"});
}

TEST_CASE("a proton drawn on its own belongs to a salt", "[unit]") {
  CHECK(names_in("O=C1CCNCC1.[H+].[Cl-]") == Names{"", "hydrochloride", "H+"});
}
