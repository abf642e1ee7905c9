// What the gate may take for normal without RDKit.

#include "graph/drawn_forms.hpp"

#include <string>

#include "catch.hpp"
#include "graph/smiles_graph.hpp"

namespace {

using namespace congener::graph;

MoleculeGraph graph_of(const std::string& smiles) {
  SmilesGraphReader reader;
  MoleculeGraph graph;
  REQUIRE(reader.read(smiles, graph) == ReadOutcome::Certain);
  return graph;
}

}  // namespace

TEST_CASE("an uncharged nitrogen with more than three bonds is not surely normal", "[unit]") {
  // No reader of ours lets one through today; the proof does not rest on that.
  MoleculeGraph graph = graph_of("CN");
  CHECK(is_surely_normal(graph));
  AtomWord& nitrogen = graph.atoms[1];
  nitrogen = (nitrogen & ~atom_field::kValence.mask()) | atom_field::kValence.put(5);
  CHECK_FALSE(is_surely_normal(graph));
}
