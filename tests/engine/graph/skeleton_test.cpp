// The keys of a bare graph are those of the RDKit molecule that it is made of, so that entries and
// records can be looked up by either.

#include "graph/skeleton.hpp"

#include <catch.hpp>
#include <string>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "chem/skeleton.hpp"

using namespace congener;

TEST_CASE("a bare graph has the keys of its molecule", "[unit]") {
  for (const std::string smiles :
       {"O=C1CCNCC1", "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "C[N+](C)(C)C", "ClCCBr", "C",
        "CCO", "C1CC2CCC1CC2", "c1ccc2ccccc2c1", "C[Si](C)(C)C", "OC1(O)CCNCC1"}) {
    CAPTURE(smiles);
    const chem::Molecule molecule = chem::parse_smiles(smiles);
    graph::MoleculeGraph bare;
    REQUIRE(chem::fill(bare, molecule));
    CHECK(graph::composition_key(bare.view()) == chem::composition_key(molecule));
    CHECK(graph::skeleton_key(bare.view()) == chem::skeleton_key(molecule));
  }
}

TEST_CASE("taking an oxygen off a composition gives that of the molecule without it", "[unit]") {
  graph::MoleculeGraph diol;
  graph::MoleculeGraph ketone;
  REQUIRE(chem::fill(diol, chem::parse_smiles("OC1(O)CCNCC1")));
  REQUIRE(chem::fill(ketone, chem::parse_smiles("O=C1CCNCC1")));
  CHECK(graph::composition_key(diol.view()) - graph::oxygen_key() ==
        graph::composition_key(ketone.view()));
}
