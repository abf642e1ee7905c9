#include "chem/overlap_graph.hpp"

#include <algorithm>
#include <catch.hpp>
#include <set>
#include <string>

#include "chem/parse.hpp"

using congener::chem::overlap_graph;
using congener::chem::parse_smiles;
using congener::graph::OverlapGraph;

namespace {

OverlapGraph graph_of(const std::string& smiles) {
  return overlap_graph(parse_smiles(smiles));
}

std::size_t count_bond_kinds(const std::string& smiles) {
  const OverlapGraph graph = graph_of(smiles);
  return std::set<std::uint32_t>(graph.sorted_bond_kinds.begin(), graph.sorted_bond_kinds.end())
      .size();
}

}  // namespace

TEST_CASE("an overlap graph has the heavy atoms and their bonds only", "[unit]") {
  const OverlapGraph graph = graph_of("[2H]N1CCC(=O)CC1");
  CHECK(graph.atoms.size() == 7);
  CHECK(graph.bonds.size() == 7);
  CHECK(graph.atoms.front().molecule_atom == 1);
  CHECK(graph.atoms.front().degree == 2);
}

TEST_CASE("charge, hydrogens and isotopes do not change an atom's label", "[unit]") {
  const auto plain = graph_of("CN");
  for (const std::string smiles : {"C[NH3+]", "[13CH3]N", "C[NH-]", "C[15NH2]"}) {
    CAPTURE(smiles);
    CHECK(graph_of(smiles).sorted_atom_kinds == plain.sorted_atom_kinds);
    CHECK(graph_of(smiles).sorted_bond_kinds == plain.sorted_bond_kinds);
  }
}

TEST_CASE("element and aromaticity change an atom's label", "[unit]") {
  std::set<std::uint32_t> labels;
  for (const std::string smiles : {"CC", "c1ccccc1", "N=N", "n1nnnnn1", "OO"}) {
    labels.insert(graph_of(smiles).atoms.front().label);
  }
  CHECK(labels.size() == 5);
}

TEST_CASE("type, ring and ends set kinds of bonds apart", "[unit]") {
  CHECK(count_bond_kinds("CCCC") == 1);
  CHECK(count_bond_kinds("CC=CC") == 2);
  CHECK(count_bond_kinds("CC#CC=CC") == 3);
  CHECK(count_bond_kinds("CC1CC1") == 2);  // on the ring, in the ring
  CHECK(count_bond_kinds("CNC") == 1);     // written from either end
  CHECK(count_bond_kinds("CNCO") == 2);
  CHECK(count_bond_kinds("c1ccccc1-c1ccccc1") == 2);  // in the rings, between them
}

TEST_CASE("the sorted kinds of an overlap graph are complete and ascending", "[unit]") {
  const OverlapGraph graph = graph_of("CCC(=O)N(c1ccccc1)C1CCNCC1");
  CHECK(graph.sorted_bond_kinds.size() == graph.bonds.size());
  CHECK(graph.sorted_atom_kinds.size() == graph.atoms.size());
  CHECK(std::is_sorted(graph.sorted_bond_kinds.begin(), graph.sorted_bond_kinds.end()));
  CHECK(std::is_sorted(graph.sorted_atom_kinds.begin(), graph.sorted_atom_kinds.end()));
}
