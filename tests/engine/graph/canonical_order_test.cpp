#include "graph/canonical_order.hpp"

#include <catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "overlap_helpers.hpp"

using congener::graph::comes_before;
using congener::graph::in_canonical_order;
using congener::test::graph_of;
using congener::test::respelled;

namespace {

const std::vector<std::string> kMolecules = {
    "C",
    "O=C1CCNCC1",
    "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",
    "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1",
    "C1CC2CCC1CC2",
    "C12C3C4C1C5C2C3C45",                    // cubane: all atoms alike
    "CC(C)(C)c1cc(C(C)(C)C)cc(C(C)(C)C)c1",  // many ties
    "C1CCC2CCCCC2C1.C1CCCC1C1CCCC1",         // refinement cannot tell these parts apart by atom
};

}  // namespace

TEST_CASE("two spellings of a molecule have one canonical order", "[unit]") {
  std::mt19937 engine(7);
  for (const std::string& smiles : kMolecules) {
    const auto graph = in_canonical_order(graph_of(smiles));
    for (int spelling = 0; spelling < 20; ++spelling) {
      CAPTURE(smiles, spelling);
      const auto other = in_canonical_order(respelled(graph_of(smiles), engine));
      CHECK_FALSE(comes_before(graph, other));
      CHECK_FALSE(comes_before(other, graph));
    }
  }
}

TEST_CASE("of two different molecules one comes before the other", "[unit]") {
  for (const std::string& one : kMolecules) {
    for (const std::string& other : kMolecules) {
      CAPTURE(one, other);
      const auto left = in_canonical_order(graph_of(one));
      const auto right = in_canonical_order(graph_of(other));
      CHECK((comes_before(left, right) != comes_before(right, left)) == (one != other));
    }
  }
}

TEST_CASE("canonical order keeps labels, degrees and bonds together", "[unit]") {
  const auto graph = graph_of("CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1");
  const auto ordered = in_canonical_order(graph);
  REQUIRE(ordered.bonds.size() == graph.bonds.size());
  for (const auto& bond : ordered.bonds) {
    const auto& begin = ordered.atoms.at(static_cast<std::size_t>(bond.begin));
    const auto& end = ordered.atoms.at(static_cast<std::size_t>(bond.end));
    const auto* original =
        congener::test::bond_between(graph, begin.molecule_atom, end.molecule_atom);
    REQUIRE(original != nullptr);
    CHECK(original->kind == bond.kind);
    CHECK(bond.begin < bond.end);
    CHECK(begin.label == graph.atoms.at(static_cast<std::size_t>(begin.molecule_atom)).label);
    CHECK(begin.degree == graph.atoms.at(static_cast<std::size_t>(begin.molecule_atom)).degree);
  }
}
