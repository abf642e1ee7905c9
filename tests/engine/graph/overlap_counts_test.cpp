#include "graph/overlap_counts.hpp"

#include <algorithm>
#include <catch.hpp>
#include <string>
#include <vector>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"
#include "graph/graph_overlap.hpp"
#include "overlap_helpers.hpp"

using namespace congener;
using congener::graph::OverlapCounts;
using congener::graph::OverlapKinds;
using congener::test::graph_of;

namespace {

const std::vector<std::string> kEntries = {
    "O=C1CCN(CCc2ccccc2)CC1",
    "c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1",
    "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1",
    "FS(F)(F)(F)(F)c1ccccc1",
};

const std::vector<std::string> kMolecules = {
    "O=C1CCNCC1",
    "CC1(C)CC(=O)CC(C)(C)N1",
    "COc1cc2c(cc1OC)C(=O)C(CC1CCN(Cc3ccccc3)CC1)C2",
    "C[N+](C)(C)CC(=O)[O-]",
    "C#CC1CC1C1CC1",
    "FS(F)(F)(F)(F)CC",
    "FS(F)(F)(F)(F)F",
    "[Na+].[Cl-]",
    "C",
};

graph::MoleculeGraph small_graph(const std::string& smiles) {
  graph::MoleculeGraph graph;
  REQUIRE(chem::fill(graph, chem::parse_smiles(smiles)));
  return graph;
}

double bound_of(const OverlapCounts& one, const OverlapCounts& other) {
  return graph::overlap_bound(one, other, graph::common_bonds(one, other));
}

}  // namespace

TEST_CASE("counts bound an overlap as the graphs themselves do", "[unit]") {
  OverlapKinds kinds;
  for (const std::string& entry : kEntries) {
    kinds.add(graph_of(entry));
  }
  for (const std::string& smiles : kMolecules) {
    const OverlapCounts counts = kinds.counts(small_graph(smiles));
    CHECK(counts.atoms == kinds.counts(graph_of(smiles)).atoms);
    CHECK(counts.bonds == kinds.counts(graph_of(smiles)).bonds);
    for (const std::string& entry : kEntries) {
      CAPTURE(smiles, entry);
      const double exact = graph::overlap_bound(graph_of(smiles), graph_of(entry));
      const double bound = bound_of(counts, kinds.counts(graph_of(entry)));
      CHECK(bound >= exact);
      // Only ends beyond the fourth of an atom are counted together.
      CHECK((bound == exact || smiles.find("S(F)") != std::string::npos));
    }
  }
}

TEST_CASE("a molecule overlaps itself wholly by its counts, with six bonds at an atom too",
          "[unit]") {
  for (const std::string& smiles : kMolecules) {
    CAPTURE(smiles);
    OverlapKinds kinds;
    kinds.add(graph_of(smiles));
    const OverlapCounts counts = kinds.counts(graph_of(smiles));
    const bool has_bonds = smiles != "C" && smiles != "[Na+].[Cl-]";
    CHECK(bound_of(counts, counts) == (has_bonds ? 1.0 : 0.0));
  }
}

TEST_CASE("kinds and labels without a place of their own are counted together", "[unit]") {
  // More labels and kinds of bonds than have places: each element alone, bonded to carbon.
  OverlapKinds kinds;
  std::vector<graph::OverlapGraph> graphs;
  for (const unsigned int label : {6U, 7U, 8U, 9U}) {
    for (unsigned int other = 10; other < 40; ++other) {
      graph::OverlapGraph graph;
      graph.atoms = {{0, label << 1U, 0}, {1, other << 1U, 0}};
      graph.bonds = {
          {0, 1, false,
           graph::overlap_kind(label << 1U, other << 1U, graph::BondOrder::Single, false)}};
      test::complete(graph);
      kinds.add(graph);
      graphs.push_back(graph);
    }
  }
  for (std::size_t one = 0; one < graphs.size(); ++one) {
    for (std::size_t other = 0; other < graphs.size(); ++other) {
      CAPTURE(one, other);
      CHECK(bound_of(kinds.counts(graphs[one]), kinds.counts(graphs[other])) >=
            graph::overlap_bound(graphs[one], graphs[other]));
    }
  }
}
