#include "chem/core_pattern.hpp"

#include <algorithm>
#include <catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using congener::chem::CorePattern;
using congener::chem::parse_smiles;
using congener::test::ContainsText;

namespace {

using Atoms = std::vector<int>;

const std::string kPiperidone = "O=C1CC[N:1]CC1";

std::size_t places(const std::string& core, const std::string& smiles) {
  return CorePattern(core).matches(parse_smiles(smiles)).size();
}

bool may_be(const std::string& core, const std::string& smiles, bool bears_double_bonds = false) {
  const CorePattern pattern(core);
  const auto molecule = parse_smiles(smiles);
  return pattern.has_its_rings(rings_of(molecule)) &&
         pattern.may_be_in_a_tautomer(molecule, bears_double_bonds);
}

}  // namespace

TEST_CASE("a core is found wherever it is, each place in the order of the drawing", "[unit]") {
  const auto found = CorePattern("[O:1][C:2]").matches(parse_smiles("CCO"));
  CHECK(found == std::vector<Atoms>{{2, 1}});
  CHECK(CorePattern("[O:1]C[N:3]").labels() == Atoms{1, 0, 3});
  CHECK(places("[O:1][C:2]", "CCN") == 0);
}

TEST_CASE("both places of a symmetric core are given", "[unit]") {
  CHECK(places(kPiperidone, "O=C1CCNCC1") == 2);
  CHECK(places("[C:1][O:2][C:3]", "COCC") == 2);
}

TEST_CASE("hydrogens of a core are not written, what else its atoms bear is not asked", "[unit]") {
  CHECK(places("O=[C:8][N:7]", "NC=O") == 1);
  CHECK(places("O=[C:8][N:7]", "CC(=O)N(C)c1ccccc1") == 1);
  CHECK(places(kPiperidone, "CC1CN(C)CCC1=O") == 2);
}

TEST_CASE("elements, bond orders, charges and aromaticity of a drawing count", "[unit]") {
  CHECK(places("O=[C:1]", "CO") == 0);
  CHECK(places("[O:2][C:1]", "C=O") == 0);
  CHECK(places("S=[C:1]", "C=O") == 0);
  CHECK(places("[N:1][C:2]", "C[N+](C)(C)C") == 0);
  CHECK(places("[N+:1][C:2]", "C[N+](C)(C)C") == 4);
  CHECK(places("[C:1][C:2]", "c1ccccc1") == 0);
  CHECK(places("[c:1][c:2]", "c1ccccc1") == 12);
  CHECK(places("[N:1]c1ccccc1", "NC1CCCCC1") == 0);
}

TEST_CASE("a further ring bond between atoms of the core excludes a place", "[unit]") {
  CHECK(places(kPiperidone, "O=C1CCNCC1") == 2);
  CHECK(places(kPiperidone, "O=C1C2CN1C2") == 0);        // too small a ring besides
  CHECK(places(kPiperidone, "O=C1C2CNCC12") == 0);       // a bond across the ring
  CHECK(places(kPiperidone, "O=C1C2CCC1CNC2") == 2);     // a bridge outside the core is not its own
  CHECK(places("[C:1][C:2][C:3]", "C1CC1") == 0);        // cyclopropane is no propane
  CHECK(places("[C:1][C:2][C:3][C:4]", "C1CCC1") == 0);  // nor cyclobutane butane
  CHECK(places("[C:1][C:2][C:3][C:4]", "CCCC") == 2);
}

TEST_CASE("a drawing that is no SMILES of one part is refused and named", "[unit]") {
  congener::chem::silence_rdkit();
  for (const std::string drawing : {"", "C1CC", "[C:1", "C.C", "C C", "[C:1] |foo|"}) {
    CAPTURE(drawing);
    CHECK_THROWS_AS(CorePattern(drawing), std::invalid_argument);
    CHECK_THROWS_WITH(CorePattern(drawing), ContainsText("core: not a SMILES of one part"));
  }
  CHECK_THROWS_WITH(CorePattern("[C:1][C:1]"), ContainsText("label 1 stands twice"));
}

TEST_CASE("the enol of a core's ketone may become the core", "[unit]") {
  CHECK(may_be(kPiperidone, "OC1=CCNCC1"));
  CHECK(may_be(kPiperidone, "OC1=CCN(Cc2ccccc2)CC1"));
  CHECK(may_be("O=[C:8][N:7]", "CC=C(O)N"));
  CHECK(may_be("O=[C:8][N:7]", "CC(O)=N"));
}

TEST_CASE("a double bond may come to the core from outside it", "[unit]") {
  CHECK(may_be("O=[C:8][N:7]", "CN(C)C(O)C(C)=O"));      // by way of the enediol
  CHECK(may_be("O=[C:8][N:7]", "CN(C)C(O)C(O)C(C)=O"));  // and of two
}

TEST_CASE("a core without double bonds may come from a drawing with one in its place", "[unit]") {
  CHECK(may_be("[N:1][C:2][C:3]", "NC=C(O)c1ccccc1", true));
  CHECK_FALSE(may_be("[N:1][C:2][C:3]", "NC=C(O)c1ccccc1"));  // its groups have single bonds only
}

TEST_CASE("what no tautomer can make the core is not asked for its tautomers", "[unit]") {
  CHECK_FALSE(may_be(kPiperidone, "OC1CCNCC1"));            // an alcohol
  CHECK_FALSE(may_be(kPiperidone, "CC(=O)N1CCC(O)CC1"));    // its carbonyl is elsewhere
  CHECK_FALSE(may_be(kPiperidone, "CC(=O)OC1CCNCC1"));      // behind an oxygen
  CHECK_FALSE(may_be(kPiperidone, "OC1(c2ccccc2)CCNCC1"));  // no hydrogen to lose
  CHECK_FALSE(may_be(kPiperidone, "COC1=CCNCC1"));          // an enol ether
  CHECK_FALSE(may_be(kPiperidone, "OC1=CCCCC1"));           // another ring
  CHECK_FALSE(may_be(kPiperidone, "Oc1ccncc1"));            // aromatic
  CHECK_FALSE(may_be(kPiperidone, "CC1=C(O)CCNC1"));        // more than hydrogen on a bare atom
  CHECK_FALSE(may_be(kPiperidone, "CCCCCC"));
}
