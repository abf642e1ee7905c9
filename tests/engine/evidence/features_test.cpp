#include "evidence/features.hpp"

#include <catch.hpp>
#include <map>
#include <string>

#include "chem/parse.hpp"
#include "evidence/workspace.hpp"

using namespace congener;

// Resemblances, calibration and reports rest on RDKit's bits, whoever made them.
TEST_CASE("the fingerprints of a molecule are those of RDKit", "[unit]") {
  const ReferenceSet set;
  const std::map<std::string, bool> readings;
  evidence::Workspace workspace(set, readings);
  for (const std::string smiles :
       {"O=C1CCN(CCc2ccccc2)CC1", "C[C@@H]1CCNC[C@H]1F", "C/C=C/C", "O=S(C)(=O)c1ccncc1",
        "[13CH3]CN", "[2H]C([2H])O", "C[N+](C)(C)C", "[H]/N=C/C", "[H][H]", "C[Mg]Br",
        "[O-][n+]1ccccc1", "FS(F)(F)(F)(F)F", "[Na+]", "*CC"}) {
    CAPTURE(smiles);
    const chem::Molecule molecule = chem::parse_open_smiles(smiles);
    evidence::Features features(molecule, workspace);
    CHECK(features.morgan().words == workspace.generator.morgan(molecule.graph()).words);
    CHECK(features.atom_pair().words == workspace.generator.atom_pair(molecule.graph()).words);
  }
}
