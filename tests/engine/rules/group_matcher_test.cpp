#include "rules/group_matcher.hpp"

#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chem/parse.hpp"

using congener::SubstituentGroup;
using congener::chem::fragments_outside;
using congener::chem::Molecule;
using congener::chem::parse_open_smiles;
using congener::rules::GroupMatcher;
using congener::rules::kHydrogen;
using congener::test::ContainsText;

namespace {

SubstituentGroup group(const std::string& id, std::vector<std::string> start = {}) {
  SubstituentGroup result;
  result.id = id;
  result.name = "the group " + id;
  result.start = std::move(start);
  return result;
}

SubstituentGroup alkyl() {
  SubstituentGroup result = group("alkyl");
  result.generic = "Alkyl";
  return result;
}

/// '*' stands for the core, as in groups.toml.
bool fits(const std::vector<SubstituentGroup>& groups, const std::string& id,
          const std::string& smiles) {
  const GroupMatcher matcher(groups);
  const Molecule molecule = parse_open_smiles(smiles);
  const auto fragments = fragments_outside(molecule, undefined_atoms(molecule));
  REQUIRE(fragments.size() == 1);
  return matcher.fits(matcher.index_of(id), molecule, fragments.front());
}

}  // namespace

TEST_CASE("a start is all there is unless something may lie beyond it", "[unit]") {
  const auto ethyl = group("ethyl", {"[CX4H2][CX4H3]"});
  CHECK(fits({ethyl}, "ethyl", "*CC"));
  CHECK_FALSE(fits({ethyl}, "ethyl", "*CCC"));
  CHECK_FALSE(fits({ethyl}, "ethyl", "*CO"));
  const auto loose = group("loose", {"[CX4][CX4]"});
  CHECK(fits({loose}, "loose", "*CC"));
  CHECK_FALSE(fits({loose}, "loose", "*CCO"));
}

TEST_CASE("the first atom of a start is the one bonded to the core", "[unit]") {
  const auto oxygen = group("oxygen", {"[OX2][CX4H3]"});
  CHECK(fits({oxygen}, "oxygen", "*OC"));
  CHECK_FALSE(fits({oxygen}, "oxygen", "*CO"));
}

TEST_CASE("any one of several starts will do", "[unit]") {
  const auto nitro = group("nitro", {"[NX3+](=[OX1])[OX1-]", "N(=[OX1])=[OX1]"});
  CHECK(fits({nitro}, "nitro", "*[N+](=O)[O-]"));
  CHECK_FALSE(fits({nitro}, "nitro", "*N=O"));
}

TEST_CASE("with any_rest anything may lie beyond a start", "[unit]") {
  auto carbon = group("carbon", {"[#6]"});
  carbon.any_rest = true;
  CHECK(fits({carbon}, "carbon", "*CCCl"));
  CHECK(fits({carbon}, "carbon", "*c1ccccc1"));
  CHECK_FALSE(fits({carbon}, "carbon", "*OC"));
}

TEST_CASE("groups are nested: what labelled atoms bear is of a group itself", "[unit]") {
  auto alkoxyl = group("alkoxyl", {"[OX2H0:1]"});
  alkoxyl.rest = {{{1}, {"alkyl"}}};
  auto phenyl = group("alkoxyphenyl", {"c1[c:1]c[c:2]cc1"});
  phenyl.rest = {{{1}, {"alkoxyl"}}, {{2}, {"alkoxyl", "alkyl"}}};
  const std::vector<SubstituentGroup> groups = {phenyl, alkoxyl, alkyl()};  // in any order
  CHECK(fits(groups, "alkoxyl", "*OC(C)C"));
  CHECK_FALSE(fits(groups, "alkoxyl", "*OC=C"));
  CHECK_FALSE(fits(groups, "alkoxyl", "*O"));
  CHECK(fits(groups, "alkoxyphenyl", "*c1ccccc1"));
  CHECK(fits(groups, "alkoxyphenyl", "*c1ccc(OC)cc1"));
  CHECK(fits(groups, "alkoxyphenyl", "*c1c(OCC)cc(C)cc1"));
  CHECK_FALSE(fits(groups, "alkoxyphenyl", "*c1c(C)cccc1C"));         // label 1 bears no alkyl
  CHECK_FALSE(fits(groups, "alkoxyphenyl", "*c1c(Oc2ccccc2)cccc1"));  // an aryloxy group
}

TEST_CASE("an atom without a label bears hydrogen only", "[unit]") {
  auto chain = group("chain", {"[CX4:1][CX4]"});
  chain.rest = {{{1}, {"alkyl"}}};
  CHECK(fits({chain, alkyl()}, "chain", "*C(C)C"));
  CHECK_FALSE(fits({chain, alkyl()}, "chain", "*CC(C)(C)C"));
}

TEST_CASE("every atom means every heavy atom", "[unit]") {
  auto saturated = group("saturated");
  saturated.every_atom = "[#6X4]";
  CHECK(fits({saturated}, "saturated", "*CC1CCCC1"));
  CHECK_FALSE(fits({saturated}, "saturated", "*CCO"));
  CHECK_FALSE(fits({saturated}, "saturated", "*CC=C"));
}

TEST_CASE("what a group contains or lacks lies in the fragment", "[unit]") {
  auto haloalkyl = group("haloalkyl");
  haloalkyl.every_atom = "[CX4,F,Cl]";
  haloalkyl.contains = {"[F,Cl]", "[CX4]"};
  haloalkyl.lacks = {"[CX4]([F,Cl])[F,Cl]"};
  CHECK(fits({haloalkyl}, "haloalkyl", "*CCCl"));
  CHECK_FALSE(fits({haloalkyl}, "haloalkyl", "*CC"));
  CHECK_FALSE(fits({haloalkyl}, "haloalkyl", "*F"));
  CHECK_FALSE(fits({haloalkyl}, "haloalkyl", "*C(F)F"));

  auto methyl = group("methyl", {"[CX4H3]"});
  methyl.contains = {"[#8]"};
  const GroupMatcher matcher({methyl});
  const Molecule molecule = congener::chem::parse_smiles("OC");  // the oxygen is the core's
  CHECK_FALSE(matcher.fits(0, molecule, fragments_outside(molecule, {0}).front()));
}

TEST_CASE("upper limits count carbon atoms, and atoms outside rings", "[unit]") {
  auto limited = alkyl();
  limited.max_carbon_atoms = 3;
  CHECK(fits({limited}, "alkyl", "*CCC"));
  CHECK_FALSE(fits({limited}, "alkyl", "*CCCC"));
  auto chain = group("chain", {"[*]"});
  chain.any_rest = true;
  chain.max_chain_atoms = 2;
  CHECK(fits({chain}, "chain", "*CCc1ccccc1"));
  CHECK_FALSE(fits({chain}, "chain", "*CCCc1ccccc1"));
}

TEST_CASE("the bond to the core has the order of the group", "[unit]") {
  auto oxo = group("oxo", {"[OX1]"});
  oxo.bond_order = 2;
  CHECK(fits({oxo}, "oxo", "*=O"));
  CHECK_FALSE(fits({oxo}, "oxo", "*O"));
  auto any = group("any", {"[*]"});
  any.any_rest = true;
  CHECK_FALSE(fits({any}, "any", "*=O"));
  CHECK_FALSE(fits({any}, "any", "*#N"));
}

TEST_CASE("a group has just the attachments that it says", "[unit]") {
  auto bridge = group("bridge", {"[OX2][CX4:1][OX2]"});
  bridge.attachments = 2;
  bridge.rest = {{{1}, {"alkyl"}}};
  CHECK(fits({bridge, alkyl()}, "bridge", "*OCO*"));
  CHECK(fits({bridge, alkyl()}, "bridge", "*OC(C)(C)O*"));
  CHECK_FALSE(fits({bridge, alkyl()}, "bridge", "*OC(F)O*"));
  CHECK_FALSE(fits({bridge, alkyl()}, "bridge", "*OCO"));
  CHECK_FALSE(fits({alkyl()}, "alkyl", "*CC*"));
}

TEST_CASE("a ring closed within a start is not the start", "[unit]") {
  auto propyl = group("chain", {"[CX4][CX4][CX4]"});
  CHECK(fits({propyl}, "chain", "*CCC"));
  CHECK_FALSE(fits({propyl}, "chain", "*C1CC1"));
}

TEST_CASE("a piece beyond a start that closes a ring is a group with two attachments", "[unit]") {
  auto methylenedioxy = group("methylenedioxy", {"[OX2][CX4][OX2]"});
  methylenedioxy.attachments = 2;
  auto phenyl = group("phenyl", {"c1[c:1][c:2][c:3][c:4][c:5]1"});
  phenyl.rest = {{{1, 2, 3, 4, 5}, {"methylenedioxy"}}};
  auto half = group("half", {"c1[c:1][c:2][c:3][c:4][c:5]1"});
  half.rest = {{{1, 3, 5}, {"methylenedioxy"}}};
  const std::vector<SubstituentGroup> groups = {methylenedioxy, phenyl, half};
  CHECK(fits(groups, "phenyl", "*c1ccc2OCOc2c1"));
  CHECK_FALSE(fits(groups, "phenyl", "*c1ccc2OCCOc2c1"));
  CHECK_FALSE(fits(groups, "half", "*c1ccc2OCOc2c1"));  // both its ends need a label that allows it
}

TEST_CASE("hydrogen is built in and is no fragment", "[unit]") {
  const GroupMatcher matcher({alkyl()});
  CHECK(matcher.index_of("hydrogen") == kHydrogen);
  CHECK(matcher.name_of(kHydrogen) == "hydrogen");
  CHECK(matcher.bond_order_of(kHydrogen) == 1);
  CHECK(matcher.name_of(0) == "the group alkyl");
  const Molecule molecule = parse_open_smiles("*C");
  CHECK_FALSE(matcher.fits(kHydrogen, molecule, fragments_outside(molecule, {0}).front()));
}

TEST_CASE("groups that do not hang together are refused", "[unit]") {
  congener::chem::silence_rdkit();
  CHECK_THROWS_WITH(GroupMatcher({alkyl()}).index_of("aryl"), ContainsText("no group aryl"));
  auto unknown = alkyl();
  unknown.generic = "Alkylish";
  CHECK_THROWS_WITH(GroupMatcher({unknown}), ContainsText("no generic group Alkylish"));
  CHECK_THROWS_AS(GroupMatcher({group("bad", {"[CX4"})}), std::invalid_argument);
  auto first = group("first", {"[CX4:1]"});
  first.rest = {{{1}, {"second"}}};
  auto second = group("second", {"[OX2:1]"});
  second.rest = {{{1}, {"first"}}};
  CHECK_THROWS_WITH(GroupMatcher({first, second}), ContainsText("contains itself"));
}
