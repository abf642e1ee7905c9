#include "chem/molecule.hpp"

#include <catch.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "chem/ketone_forms.hpp"
#include "chem/standardize.hpp"
#include "chem_helpers.hpp"
#include "graph/molecule_graph.hpp"

using congener::chem::canonical_smiles;
using congener::chem::Molecule;
using congener::chem::parse_smiles;
using congener::chem::split_components;
using congener::chem::Standardizer;
using congener::test::elements_of_record;

namespace {

/// Records in which something could put the atoms out of step with their numbers.
const std::vector<std::string> kRecords = {
    "O=C1CCNCC1",
    "[H]N1CCC(=O)CC1",
    "[2H]N1CCC(=O)CC1",
    "Cl.O=C1CCNCC1",
    "O.[Cl-].[2H][NH+]1CCC(=O)CC1",
    "[2H]C1([2H])NC([2H])([2H])C([2H])([2H])C(=O)C1([2H])[2H]",
    "[O-]C(CC)=[N+](c1ccccc1)C1CCNCC1",
    "Cl.[O-]C(CC)=[N+](c1ccccc1)C1CCNCC1.O",
    "[2H]c1cccc(c1)[N+](=C([O-])CC)C1CCNCC1",
    "CS(C)=O.C1CCNCC1.c1ccncc1",
    "c1ccncc1.CS(C)=O.C1CCNCC1",
    "[13CH3]S(C)=O.CS(C)=O.CS(CC)=O",
    "C[S@](=O)CC",
    "[Na]OC(=O)CN",
    "CC(=O)O[Zn]OC(C)=O.NC1CCNCC1",
    "OC1(O)CCNCC1.Cl",
    "[2H]OC1(O[2H])CCNCC1",
    "OC1(O)CCN(CCc2ccccc2)CC1.CS(C)=O",
    "C[C@H]([2H])O",
    "[2H]/N=C/C",
    "[2H]n1cccc1",
    "[H][H].[2H+].[Cl-]",
    "CN=N#N.CC",
    "O=N(=O)c1ccccc1"};

/// Each atom that is left must be of the element that the record has at its number.
void check_elements(const std::map<int, int>& record, const Molecule& molecule) {
  CHECK(molecule.record_atoms().size() == molecule.rdkit().getNumAtoms());
  for (const auto& [number, element] : elements_of_record(molecule)) {
    CAPTURE(number);
    REQUIRE(record.count(number) == 1);
    CHECK(record.at(number) == element);
  }
}

}  // namespace

TEST_CASE("atoms are numbered as the record gives them, hydrogens not counted", "[unit]") {
  const Molecule molecule = parse_smiles("[2H]N1CCC(=O)CC1.[H]Cl");
  CHECK(molecule.record_atoms() == std::vector<int>{-1, 0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(elements_of_record(molecule) ==
        std::map<int, int>{{0, 7}, {1, 6}, {2, 6}, {3, 6}, {4, 8}, {5, 6}, {6, 6}, {7, 17}});
  CHECK(molecule.to_record_atoms({5, 0, 1}) == std::vector<int>{0, 4});
  CHECK(molecule.all_record_atoms() == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("no step puts another element at a number of the record", "[unit][property]") {
  Standardizer standardizer;
  const std::vector<std::function<Molecule(const Molecule&)>> steps = {
      [](const Molecule& m) { return m.copy(); },
      [&](const Molecule& m) { return standardizer.uncharged(m); },
      [](const Molecule& m) { return congener::chem::without_isotopes(m); },
      [](const Molecule& m) { return congener::chem::without_stereo(m); }};
  for (const std::string& smiles : kRecords) {
    CAPTURE(smiles);
    const auto record = elements_of_record(parse_smiles(smiles));
    const Molecule normal = standardizer.normalized(parse_smiles(smiles));
    for (const auto& step : steps) {
      for (const auto& next : steps) {
        const Molecule result = next(step(normal));
        check_elements(record, result);
        CHECK(elements_of_record(result).size() == record.size());  // no heavy atom is lost
      }
    }
    if (const auto ketone = congener::chem::dehydrated(normal)) {
      check_elements(record, *ketone);
    }
    for (const Molecule& part : split_components(standardizer.normalized(parse_smiles(smiles)))) {
      check_elements(record, part);
    }
  }
}

TEST_CASE("components keep their numbers and come in the order of the record", "[unit]") {
  Standardizer standardizer;
  // RDKit's normaliser puts the last component first, and knows piperidine and pyridine apart by
  // bonds only.
  const auto parts = split_components(
      standardizer.normalized(parse_smiles("CS(C)=O.c1ccncc1.C1CCNCC1.[Na]OC(C)=O")));
  REQUIRE(parts.size() == 5);
  CHECK(canonical_smiles(parts[0]) == "C[S+](C)[O-]");
  CHECK(parts[0].all_record_atoms() == std::vector<int>{0, 1, 2, 3});
  CHECK(canonical_smiles(parts[1]) == "c1ccncc1");
  CHECK(parts[1].all_record_atoms() == std::vector<int>{4, 5, 6, 7, 8, 9});
  CHECK(canonical_smiles(parts[2]) == "C1CCNCC1");
  CHECK(parts[2].all_record_atoms() == std::vector<int>{10, 11, 12, 13, 14, 15});
  CHECK(canonical_smiles(parts[3]) == "[Na+]");
  CHECK(parts[3].all_record_atoms() == std::vector<int>{16});
  CHECK(parts[4].all_record_atoms() == std::vector<int>{17, 18, 19, 20});
}

TEST_CASE("a single component comes out of the split as it went in", "[unit]") {
  const auto parts = split_components(parse_smiles("O=C1CCNCC1"));
  REQUIRE(parts.size() == 1);
  CHECK(canonical_smiles(parts[0]) == "O=C1CCNCC1");
}

TEST_CASE("an atom is in as many rings beside a counter-ion as alone", "[unit]") {
  for (const std::string smiles : {"C12C3C4C1C5C2C3C45", "CN1C2CCC1CC(=O)C2", "C1C2CC3CC1CC(C2)C3",
                                   "C1CC2(CCN1)CCCC2", "c1ccc2c(c1)ccc1ccccc12"}) {
    CAPTURE(smiles);
    const Molecule alone = parse_smiles(smiles);
    const auto parts = split_components(parse_smiles(smiles + ".Cl"));
    for (const auto* atom : alone.rdkit().atoms()) {
      CHECK(alone.rdkit().getRingInfo()->numAtomRings(atom->getIdx()) ==
            parts[0].rdkit().getRingInfo()->numAtomRings(atom->getIdx()));
    }
  }
}

TEST_CASE("counts, charges and formulas are those of the whole molecule", "[unit]") {
  const Molecule salt = parse_smiles("[2H][NH+]1CCC(=O)CC1.[Cl-]");
  CHECK(congener::chem::heavy_atom_count(salt) == 8);
  CHECK(congener::chem::net_charge(salt) == 0);
  CHECK(congener::chem::has_charged_atoms(salt));
  CHECK(congener::chem::has_isotopes(salt));
  CHECK(congener::chem::hill_formula(parse_smiles("O=C1CC[NH2+]CC1")) == "C5H10NO+");
  const Molecule plain = parse_smiles("O=C1CCNCC1");
  CHECK_FALSE(congener::chem::has_charged_atoms(plain));
  CHECK_FALSE(congener::chem::has_isotopes(plain));
}

TEST_CASE("a copy shares nothing with its original", "[unit]") {
  const Molecule original = parse_smiles("CCO");
  Molecule copy = original.copy();
  copy.rdkit().getAtomWithIdx(2)->setAtomicNum(7);
  CHECK(canonical_smiles(original) == "CCO");
}

TEST_CASE("the small graph of a molecule is made once, and again when it was changed", "[unit]") {
  Molecule molecule = parse_smiles("CCO");
  const auto charge = [&] {
    return congener::graph::charge_of(molecule.small_graph()->atoms.at(2));
  };
  REQUIRE(molecule.small_graph() != nullptr);
  CHECK(charge() == 0);
  CHECK(molecule.small_graph() == molecule.small_graph());
  RDKit::RWMol& graph = molecule.rdkit();
  graph.getAtomWithIdx(2)->setFormalCharge(-1);
  RDKit::MolOps::sanitizeMol(graph);
  CHECK(charge() == -1);
}

TEST_CASE("a molecule that does not fit in, or is not yet perceived, has no small graph",
          "[unit]") {
  CHECK(parse_smiles(std::string(300, 'C')).small_graph() == nullptr);
  constexpr bool kSanitizes = false;
  std::unique_ptr<RDKit::RWMol> raw(RDKit::SmilesToMol("CCO", 0, kSanitizes));
  CHECK(Molecule(std::move(raw), {0, 1, 2}).small_graph() == nullptr);
}
