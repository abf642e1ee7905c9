#include "graph/smarts_match.hpp"

#include <algorithm>
#include <catch.hpp>
#include <string>
#include <vector>

#include "chem/molecule_graph.hpp"
#include "chem/parse.hpp"

using congener::graph::Ended;
using congener::graph::MatchedAtoms;
using congener::graph::MatchScratch;
using congener::graph::MoleculeGraph;
using congener::graph::parse_smarts;
using congener::graph::SmartsQuery;

namespace {

MoleculeGraph graph_of(const std::string& smiles) {
  MoleculeGraph graph;
  REQUIRE(congener::chem::fill(graph, congener::chem::parse_smiles(smiles)));
  return graph;
}

SmartsQuery query_of(const std::string& smarts) {
  auto parsed = parse_smarts(smarts);
  INFO(smarts);
  REQUIRE(parsed.query);
  return *parsed.query;
}

bool is_in(const std::string& smarts, const std::string& smiles) {
  MatchScratch scratch;
  const MoleculeGraph graph = graph_of(smiles);
  const SmartsQuery query = query_of(smarts);
  const bool is_found = congener::graph::matches(graph.view(), query, scratch);
  CHECK(congener::graph::matches(graph.view(), congener::graph::kinds_of(graph.view()), query,
                                 scratch) == is_found);
  return is_found;
}

int count(const std::string& smarts, const std::string& smiles) {
  MatchScratch scratch;
  const MoleculeGraph graph = graph_of(smiles);
  return congener::graph::count_matches(graph.view(), query_of(smarts), 10'000, scratch).count;
}

int count_unique(const std::string& smarts, const std::string& smiles) {
  MatchScratch scratch;
  const MoleculeGraph graph = graph_of(smiles);
  return congener::graph::count_unique_matches(graph.view(), query_of(smarts), 10'000, scratch)
      .count;
}

const std::string kNpp = "O=C1CCN(CCc2ccccc2)CC1";

}  // namespace

TEST_CASE("a bond that is not written is single or aromatic") {
  CHECK(is_in("cc", "c1ccccc1"));
  CHECK(is_in("CC", "CC"));
  CHECK_FALSE(is_in("CC", "C=C"));
  CHECK_FALSE(is_in("c-c", "c1ccccc1"));
  CHECK_FALSE(is_in("c/c", "c1ccccc1"));
}

TEST_CASE("a symbol of the organic subset asks for its case and others do not") {
  CHECK_FALSE(is_in("[C]", "c1ccccc1"));
  CHECK(is_in("[#6]", "c1ccccc1"));
  CHECK(is_in("[Se]", "c1cc[se]c1"));
  CHECK(is_in("[se]", "c1cc[se]c1"));
  CHECK(is_in("[Si]", "C[SiH3]"));
  CHECK_FALSE(is_in("[Sc]", "CS"));
}

TEST_CASE("H in brackets counts hydrogens unless it is alone") {
  CHECK(is_in("[CH3]", "CC"));
  CHECK_FALSE(is_in("[H]", "CC"));
  CHECK(is_in("[H]", "[H][H]"));
  CHECK(is_in("[C;H1,H2]", "CCC"));
  CHECK_FALSE(is_in("[C;H1]", "CCC"));
  CHECK(is_in("[2H]", "[2H]C"));
  CHECK(is_in("[nH]", "c1cc[nH]c1"));
}

TEST_CASE("an isotope and the symbol after it are negated together") {
  CHECK(is_in("[!13C]", "CC"));
  CHECK(is_in("[!13C]", "[13CH3]O"));
  CHECK_FALSE(is_in("[!13C]", "[13CH4]"));
}

TEST_CASE("counts of rings, ring bonds, neighbours and valence are those of RDKit") {
  const std::string decalin = "C1CCC2CCCCC2C1";
  CHECK(count("[R2]", decalin) == 2);
  CHECK(count("[x3]", decalin) == 2);
  CHECK(count("[r6]", decalin) == 10);
  CHECK(count("[R0]", kNpp) == 3);
  CHECK(count("[D3]", kNpp) == 3);
  CHECK(count("[X4]", kNpp) == 6);
  CHECK(count("[v3]", kNpp) == 1);
  CHECK(count("[+]", "C[N+](=O)[O-]") == 1);
}

TEST_CASE("all matches are found, and of those that cover the same atoms one when asked") {
  CHECK(count("c1ccccc1", "c1ccccc1") == 12);
  CHECK(count_unique("c1ccccc1", "c1ccccc1") == 1);
  CHECK(count_unique("CC", "CCCC") == 3);
  CHECK(count_unique("*~*", "C12C3C4C1C5C4C3C25") == 12);
}

TEST_CASE("a pattern in pieces may lie in one piece of the molecule but not on itself") {
  CHECK(is_in("N.O", "NCCO"));
  CHECK(is_in("[Na+].[Cl-]", "[Na+].[Cl-]"));
  CHECK_FALSE(is_in("O.O", "CO"));
  CHECK(count("C.C", "CC") == 2);
}

TEST_CASE("a recursive part holds for the atom that it begins with") {
  CHECK(count("[$(CN)]", "NCCO") == 1);
  CHECK(count("[C;!$(CN)]", "NCCO") == 1);
  CHECK(is_in("[$(C[$(C[$(CO)])])]", "CCCO"));
  CHECK_FALSE(is_in("[$(C[$(C[$(CO)])])]", "CO"));
}

TEST_CASE("a match lists the molecule's atoms in the order of the pattern") {
  MatchScratch scratch;
  const MoleculeGraph graph = graph_of("CCOP");
  std::vector<int> atoms;
  congener::graph::visit_matches(graph.view(), query_of("COP"), scratch,
                                 [&atoms](MatchedAtoms match) {
                                   atoms.assign(match.begin(), match.end());
                                   return true;
                                 });
  CHECK(atoms == std::vector<int>{1, 2, 3});
}

TEST_CASE("a visitor ends the search") {
  MatchScratch scratch;
  const MoleculeGraph graph = graph_of("CCCC");
  int visits = 0;
  const auto stop = [&visits](MatchedAtoms) { return ++visits < 2; };
  CHECK(congener::graph::visit_matches(graph.view(), query_of("C"), scratch, stop) ==
        Ended::Stopped);
  CHECK(visits == 2);
  CHECK(scratch.ended() == Ended::Stopped);
}

TEST_CASE("a search that runs away ends at its step limit and says so") {
  MatchScratch scratch(1000);
  const MoleculeGraph cage = graph_of("C12C3C4C1C5C4C3C25");
  const SmartsQuery chain = query_of("*~*~*~*~*~*~*~[#7]");
  const SmartsQuery long_chain = query_of("*~*~*~*~*~*~*~*~*");
  CHECK_FALSE(congener::graph::matches(cage.view(), long_chain, scratch));
  CHECK(scratch.ended() == Ended::StepLimit);
  CHECK_FALSE(congener::graph::matches(cage.view(), chain, scratch));
  CHECK(scratch.ended() == Ended::Complete);  // the next search has all its steps again
}

TEST_CASE("a part that the step limit left open proves nothing when it is negated") {
  MatchScratch scratch(50);
  const MoleculeGraph cage = graph_of("C12C3C4C1C5C4C3C25");
  const SmartsQuery query = query_of("[!$(*~*~*~*~*~*~*~*~*)]");
  CHECK_FALSE(congener::graph::matches(cage.view(), query, scratch));
  CHECK(scratch.ended() == Ended::StepLimit);
}

TEST_CASE("a graph without rings is not asked for their sizes") {
  MatchScratch scratch;
  MoleculeGraph graph = graph_of("C1CC1");
  graph.are_rings_known = false;
  CHECK_FALSE(congener::graph::matches(graph.view(), query_of("[r3]"), scratch));
  CHECK(scratch.ended() == Ended::RingsUnknown);
  CHECK(congener::graph::matches(graph.view(), query_of("[R]"), scratch));
}

TEST_CASE("the kinds of a molecule's atoms refuse patterns that need others") {
  const MoleculeGraph graph = graph_of(kNpp);
  const auto kinds = congener::graph::kinds_of(graph.view());
  CHECK(query_of("C1CCNCC1").whole().may_match(kinds));
  CHECK_FALSE(query_of("CCl").whole().may_match(kinds));
  CHECK_FALSE(query_of("n").whole().may_match(kinds));
  CHECK_FALSE(query_of("[N;!R]").whole().may_match(kinds));
  CHECK(query_of("[Cl,O]").whole().may_match(kinds));
}
