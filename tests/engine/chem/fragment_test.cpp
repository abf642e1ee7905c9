#include "chem/fragment.hpp"

#include <algorithm>
#include <catch.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using namespace congener::chem;

namespace {

using Atoms = std::vector<int>;

std::vector<Atoms> atoms_outside(const std::string& smiles, const Atoms& fixed) {
  std::vector<Atoms> atoms;
  for (const Fragment& fragment : fragments_outside(parse_smiles(smiles), fixed)) {
    atoms.push_back(fragment.atoms);
  }
  return atoms;
}

/// What hangs on the first atom of a structure.
Fragment on_first_atom(const Molecule& molecule) {
  const auto fragments = fragments_outside(molecule, {0});
  REQUIRE(fragments.size() == 1);
  return fragments.front();
}

bool is_generic_on_nitrogen(const std::string& name, const std::string& smiles) {
  const Molecule molecule = parse_smiles(smiles);
  return is_generic(name, molecule, on_first_atom(molecule));
}

bool has_movable_bonds_on_carbon(const std::string& smiles) {
  const Molecule molecule = parse_smiles(smiles);
  return has_movable_bonds(molecule, on_first_atom(molecule));
}

}  // namespace

TEST_CASE("each piece outside the fixed part is a fragment, hydrogens are none", "[unit]") {
  CHECK(atoms_outside("CCN(C)O", {2}) == std::vector<Atoms>{{0, 1}, {3}, {4}});
  CHECK(atoms_outside("CCO", {0, 1, 2}).empty());
  CHECK(atoms_outside("CCO", {}) == std::vector<Atoms>{{0, 1, 2}});
  CHECK(atoms_outside("[2H]C([2H])N", {3}) == std::vector<Atoms>{{1}});
}

TEST_CASE("an attachment has both its atoms and the order of its bond", "[unit]") {
  const auto fragments = fragments_outside(parse_smiles("C=C1CN1C#N"), {1, 2, 3});
  REQUIRE(fragments.size() == 2);
  REQUIRE(fragments[0].attachments.size() == 1);
  CHECK(fragments[0].attachments[0].fixed_atom == 1);
  CHECK(fragments[0].attachments[0].fragment_atom == 0);
  CHECK(fragments[0].attachments[0].bond_order == 2);
  CHECK(fragments[1].atoms == Atoms{4, 5});
  CHECK(fragments[1].attachments[0].bond_order == 1);
}

TEST_CASE("a fragment that bridges two places of the fixed part has an attachment at each",
          "[unit]") {
  const auto fragments = fragments_outside(parse_smiles("C1CC2(CCN1)OCCO2"), {0, 1, 2, 3, 4, 5});
  REQUIRE(fragments.size() == 1);
  CHECK(fragments[0].atoms == Atoms{6, 7, 8, 9});
  REQUIRE(fragments[0].attachments.size() == 2);
  CHECK(fragments[0].attachments[0].fragment_atom == 6);
  CHECK(fragments[0].attachments[1].fragment_atom == 9);

  const auto between = fragments_outside(parse_smiles("C1CC2(CCN1)OCCO2"), {2, 6, 9});
  REQUIRE(between.size() == 2);
  CHECK(between[1].atoms == Atoms{7, 8});
  REQUIRE(between[1].attachments.size() == 2);
  CHECK(between[1].attachments[0].fixed_atom == 6);
  CHECK(between[1].attachments[1].fixed_atom == 9);
}

TEST_CASE("a ring over one fixed atom is one fragment with two attachments there", "[unit]") {
  const auto fragments = fragments_outside(parse_smiles("C1CCNCC1"), {3});
  REQUIRE(fragments.size() == 1);
  REQUIRE(fragments[0].attachments.size() == 2);
  CHECK(fragments[0].attachments[0].fixed_atom == 3);
  CHECK(fragments[0].attachments[1].fixed_atom == 3);
}

TEST_CASE("a fragment can be cut further without leaving it", "[unit]") {
  const Molecule molecule = parse_smiles("NCC(O)c1ccccc1");
  const Fragment whole = on_first_atom(molecule);
  CHECK(whole.atoms.size() == 9);
  const auto pieces = fragments_outside(molecule, {1, 2}, &whole);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].atoms == Atoms{3});
  CHECK(pieces[1].atoms == Atoms{4, 5, 6, 7, 8, 9});
  CHECK(pieces[1].attachments.size() == 1);  // the nitrogen is not looked at
}

TEST_CASE("the formula of a fragment is in Hill order with its own hydrogens", "[unit]") {
  const auto formula = [](const std::string& smiles) {
    const Molecule molecule = parse_smiles(smiles);
    return hill_formula(molecule, on_first_atom(molecule).atoms);
  };
  CHECK(formula("NCCc1ccccc1") == "C8H9");
  CHECK(formula("CF") == "F");
  CHECK(formula("CO") == "HO");
  CHECK(formula("C[N+](=O)[O-]") == "NO2");
  CHECK(formula("CNC(=O)CBr") == "C2H3BrNO");
  CHECK(formula("C[Si](Cl)(Cl)Cl") == "Cl3Si");
  CHECK(formula("NC([2H])([2H])[2H]") == "CH3");
}

TEST_CASE("carbon atoms and atoms outside rings are counted", "[unit]") {
  const Molecule molecule = parse_smiles("NCCOc1ccccn1");
  const Fragment fragment = on_first_atom(molecule);
  CHECK(carbon_atom_count(molecule, fragment.atoms) == 7);
  CHECK(chain_atom_count(molecule, fragment.atoms) == 3);
}

TEST_CASE("a fragment's bonds may move when one of them is multiple or a heteroaromatic's",
          "[unit]") {
  CHECK(has_movable_bonds_on_carbon("CC=O"));
  CHECK(has_movable_bonds_on_carbon("C=O"));  // the bond that joins it
  CHECK(has_movable_bonds_on_carbon("CCCC#N"));
  CHECK(has_movable_bonds_on_carbon("Cc1ccc[nH]c1=O"));
  CHECK(has_movable_bonds_on_carbon("Cc1cc(O)ccn1"));
  CHECK_FALSE(has_movable_bonds_on_carbon("CCCO"));
  CHECK_FALSE(has_movable_bonds_on_carbon("CCc1ccc(F)cc1"));
}

TEST_CASE("generic groups of RDKit begin at the atom that hangs on the fixed part", "[unit]") {
  CHECK(is_generic_group("Alkyl"));
  CHECK_FALSE(is_generic_group("Alkylish"));
  CHECK(is_generic_on_nitrogen("Alkyl", "NCC(C)C"));
  CHECK_FALSE(is_generic_on_nitrogen("Alkyl", "NC1CC1"));
  CHECK_FALSE(is_generic_on_nitrogen("Alkyl", "NCCO"));
  CHECK(is_generic_on_nitrogen("Alkenyl", "NCC=C"));
  CHECK_FALSE(is_generic_on_nitrogen("Alkenyl", "NCCC"));
  CHECK(is_generic_on_nitrogen("Carboaryl", "Nc1ccccc1"));
}

TEST_CASE("a fragment's SMILES depends on the fragment alone, not on the molecule's spelling",
          "[unit]") {
  const auto on_nitrogen = [](const std::string& smiles) {
    const Molecule molecule = parse_smiles(smiles);
    return fragment_smiles(molecule, on_first_atom(molecule));
  };
  const std::string benzyl = on_nitrogen("NCc1ccccc1");
  CHECK(on_nitrogen("NCC1=CC=CC=C1") == benzyl);
  CHECK(on_nitrogen("ClCc1ccccc1") == benzyl);  // what it hangs on is not part of it
  CHECK(on_nitrogen("N[C@H](C)O") == on_nitrogen("NC(C)O"));
  CHECK(on_nitrogen("N[13CH3]") == on_nitrogen("NC"));
  CHECK(on_nitrogen("N=C") != on_nitrogen("NC"));
  CHECK(on_nitrogen("NCC") != on_nitrogen("NC=C"));
  CHECK(on_nitrogen("NC[NH3+]") != on_nitrogen("NCN"));
  CHECK(on_nitrogen("Nc1c[nH]cc1") != on_nitrogen("Nc1cc[nH]c1C"));
}

TEST_CASE("in a fragment's SMILES bonds that are no attachments end in hydrogen", "[unit]") {
  const Molecule whole = parse_smiles("NCc1ccc(F)cc1");
  Fragment fragment = on_first_atom(whole);
  fragment.atoms.erase(std::find(fragment.atoms.begin(), fragment.atoms.end(), 6));  // the fluorine
  const Molecule bare = parse_smiles("NCc1ccccc1");
  CHECK(fragment_smiles(whole, fragment) == fragment_smiles(bare, on_first_atom(bare)));
}

TEST_CASE("numbers tell the attachments of a fragment apart", "[unit]") {
  const Molecule molecule = parse_smiles("NC(C)CO");
  const auto fragments = fragments_outside(molecule, {0, 4});
  REQUIRE(fragments.size() == 1);
  REQUIRE(fragments[0].attachments.size() == 2);
  CHECK(fragment_smiles(molecule, fragments[0], {1, 2}) !=
        fragment_smiles(molecule, fragments[0], {2, 1}));
  CHECK(fragment_smiles(molecule, fragments[0], {1, 2}) ==
        fragment_smiles(molecule, fragments[0], {1, 2}));
}

TEST_CASE("benzene rings that share no atom with another ring are found in ring order", "[unit]") {
  const auto rings_on_nitrogen = [](const std::string& smiles) {
    const Molecule molecule = parse_smiles(smiles);
    return lone_benzene_rings(molecule, on_first_atom(molecule));
  };
  const auto rings = rings_on_nitrogen("NCc1ccccc1");
  REQUIRE(rings.size() == 1);
  CHECK(std::is_permutation(rings[0].begin(), rings[0].end(), Atoms{2, 3, 4, 5, 6, 7}.begin()));
  for (std::size_t index = 0; index < 6; ++index) {
    const int step = std::abs(rings[0][index] - rings[0][(index + 1) % 6]);
    CHECK((step == 1 || step == 5));
  }
  CHECK(rings_on_nitrogen("NC(c1ccccc1)c1ccccc1").size() == 2);
  CHECK(rings_on_nitrogen("Nc1cccc2ccccc12").empty());
  CHECK(rings_on_nitrogen("Nc1ccncc1").empty());
  CHECK(rings_on_nitrogen("NC1CCCCC1").empty());
}
