// The screen of substructure search leaves out no molecule that has the pattern, and does leave out
// others.

#include "graph/screen_keys.hpp"

#include <algorithm>
#include <array>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "graph/smarts_match.hpp"
#include "graph/smiles_graph.hpp"

using congener::graph::kPathKeyBits;
using congener::graph::kScreenKeyBits;
using congener::graph::kScreenKeyWords;
using congener::graph::MoleculeGraph;
using congener::graph::SmartsQuery;

namespace field = congener::graph::atom_field;

namespace {

using Words = std::array<std::uint64_t, kScreenKeyWords>;
using Keys = std::vector<int>;

MoleculeGraph graph_of(const std::string& smiles) {
  CAPTURE(smiles);
  const auto reader = std::make_unique<congener::graph::SmilesGraphReader>();
  MoleculeGraph graph;
  REQUIRE(reader->read(smiles, graph) == congener::graph::ReadOutcome::Certain);
  return graph;
}

Keys keys_in(const Words& words) {
  Keys keys;
  for (std::size_t key = 0; key < static_cast<std::size_t>(kScreenKeyBits); ++key) {
    if ((words[key / 64] >> key % 64 & 1U) != 0) {
      keys.push_back(static_cast<int>(key));
    }
  }
  return keys;
}

Keys keys_of(const MoleculeGraph& graph) {
  Words words;
  words.fill(0xA5);  // must not stay
  REQUIRE(congener::graph::set_screen_keys(graph.view(), words));
  return keys_in(words);
}

Keys keys_of(const std::string& smiles) {
  return keys_of(graph_of(smiles));
}

SmartsQuery query_of(const std::string& smarts) {
  CAPTURE(smarts);
  auto parsed = congener::graph::parse_smarts(smarts);
  REQUIRE(parsed.query);
  return *parsed.query;
}

Keys needed(const std::string& smarts) {
  return congener::graph::needed_screen_keys(query_of(smarts));
}

bool has_all(const Keys& keys, const Keys& wanted) {
  return std::includes(keys.begin(), keys.end(), wanted.begin(), wanted.end());
}

bool passes(const std::string& smarts, const std::string& smiles) {
  return has_all(keys_of(smiles), needed(smarts));
}

Keys cycle_keys(const Keys& keys) {
  Keys cycles;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(cycles),
               [](int key) { return key >= kPathKeyBits; });
  return cycles;
}

void join(MoleculeGraph& graph, int begin, int end) {
  const auto bond = static_cast<std::uint8_t>(graph.bond_count++);
  graph.bonds.at(bond) = congener::graph::bond_code(congener::graph::BondOrder::Single, true);
  for (const int atom : {begin, end}) {
    const int other = atom == begin ? end : begin;
    auto& word = graph.atoms.at(static_cast<std::size_t>(atom));
    graph.neighbour(atom, congener::graph::degree_of(word)) = {static_cast<std::uint8_t>(other),
                                                               bond};
    word += field::kDegree.put(1);
  }
}

/// Carbon atoms in a ring, each joined to so many of those that follow: no molecule is like it.
MoleculeGraph knot(int atoms, int followers) {
  MoleculeGraph graph;
  graph.atom_count = atoms;
  std::fill_n(graph.atoms.begin(), atoms, field::kElement.put(6));
  for (int atom = 0; atom < atoms; ++atom) {
    for (int step = 1; step <= followers; ++step) {
      join(graph, atom, (atom + step) % atoms);
    }
  }
  return graph;
}

}  // namespace

TEST_CASE("a molecule with a match has each key that the pattern needs", "[unit]") {
  const std::vector<std::string> molecules = {"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",
                                              "NCCc1c[nH]c2ccccc12",
                                              "c1cnc2[nH]cnc2n1",
                                              "CC(=O)Oc1ccccc1C(=O)O",
                                              "C1CC2CC1C=C2",
                                              "C1CCC2(CC1)OCCO2",
                                              "NS(=O)(=O)c1ccc(Cl)cc1",
                                              "C[N+](C)(C)CC(=O)[O-]",
                                              "N#Cc1ccccn1",
                                              "C1CC1C1OC1",
                                              "CP(=O)(F)OC(C)C",
                                              "C1CC2CCC1CC2",
                                              "O=c1cc[nH]cc1",
                                              "C1CCCCCCC1",
                                              "C[13CH2]O",
                                              "OCC#CC=C"};
  const std::vector<std::string> patterns = {"C1CCNCC1",
                                             "[#6]C(=O)N(c1ccccc1)C1CCN(CC1)",
                                             "c1ccc2c(c1)[nH]cc2CCN",
                                             "C1CCC2(CC1)OCCO2",
                                             "S(=O)(=O)[NH2]",
                                             "[F,Cl,Br,I]c1ccccc1",
                                             "P(=O)(F)[O,C]",
                                             "*1~*~*~*~*~*~1",
                                             "C[NX3,NX4+]",
                                             "[N;!$(NC=O)]CC",
                                             "[C;R1]1[C;R]CC[N,O]C1",
                                             "cc(c)C",
                                             "[c,n]1[c,n][c,n][c,n][c,n][c,n]1",
                                             "C1CC1",
                                             "C1OC1",
                                             "C1CCC1",
                                             "C1CCCCCCC1",
                                             "C(=O)[O-]",
                                             "C-,=C",
                                             "C#C-C=C",
                                             "[!#6;!c]C",
                                             "[C;!$(C=O)][OX2]C",
                                             "[OX2,OX1-]C=O",
                                             "c:c",
                                             "c-C",
                                             "C.C",
                                             "N#Cc",
                                             "[13C]O",
                                             "C=1-C-C-C-C1",
                                             "[C;X4,X3]~[C]",
                                             "[n;H1,H0]1cccc1",
                                             "C@C",
                                             "C!@C"};
  congener::graph::MatchScratch scratch;
  int matches = 0;
  for (const std::string& smiles : molecules) {
    const MoleculeGraph graph = graph_of(smiles);
    const Keys keys = keys_of(graph);
    for (const std::string& smarts : patterns) {
      CAPTURE(smiles, smarts);
      if (congener::graph::matches(graph.view(), query_of(smarts), scratch)) {
        CHECK(has_all(keys, needed(smarts)));
        ++matches;
      }
    }
  }
  CHECK(matches > 100);
}

TEST_CASE("a molecule passes the screen of its own SMILES read as SMARTS", "[unit]") {
  for (const std::string smiles : {"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "C1CC2CC3CCC1C(C2)C3",
                                   "C1CC2CCC1CC2", "c1ccc2c(c1)ccc1ccccc12", "OCC#CC=CCl"}) {
    CAPTURE(smiles);
    CHECK(passes(smiles, smiles));
    CHECK(needed(smiles) == keys_of(smiles));
  }
}

TEST_CASE("the keys of a molecule do not depend on the order of its atoms", "[unit]") {
  CHECK(keys_of("c1cnc2[nH]cnc2n1") == keys_of("[nH]1cnc2nccnc12"));
  CHECK(keys_of("CC(=O)NCCC#N") == keys_of("N#CCCNC(C)=O"));
  CHECK(keys_of("C1NO1") == keys_of("C1ON1"));  // a cycle that is not its own mirror image
  CHECK(keys_of("C1CC2OC1C=C2") == keys_of("C1=CC2CCC1O2"));
}

TEST_CASE("keys that are stored in files stay what they are", "[unit]") {
  CHECK(keys_of("C") == Keys{});
  CHECK(keys_of("CO") == Keys{1872});
  CHECK(keys_of("CC(=O)NC") == Keys{25, 133, 307, 652, 1113, 1221, 1374, 1962, 2089});
  CHECK(keys_of("c1ccncc1") ==
        Keys{42, 347, 613, 742, 975, 1240, 1292, 1475, 1706, 2042, 2043, 2242, 2875, 3046});
  CHECK(keys_of("C1OC1") == Keys{156, 307, 639, 1872, 2517, 2711});
}

TEST_CASE("the screen leaves out molecules without a path or a cycle of the pattern", "[unit]") {
  CHECK_FALSE(passes("C=O", "CO"));
  CHECK_FALSE(passes("CC#N", "CCN"));
  CHECK_FALSE(passes("cN", "CN"));
  CHECK_FALSE(passes("CCCCN", "CCN"));
  CHECK_FALSE(passes("C1CCNCC1", "C1CCNC1CCCCNCCC"));
  CHECK_FALSE(passes("C1CCCCC1", "CCCCCCCC"));
}

TEST_CASE("cycles differ by the order of their atoms", "[unit]") {
  const Keys pyrimidine = cycle_keys(needed("c1ncncc1"));
  CHECK(pyrimidine.size() == 2);
  CHECK(pyrimidine != cycle_keys(needed("c1nccnc1")));
  CHECK(pyrimidine == cycle_keys(needed("n1cccnc1")));
  CHECK(pyrimidine == cycle_keys(keys_of("c1cncnc1")));
  CHECK(cycle_keys(needed("C1C=CCCC1")) != cycle_keys(needed("C1CCCCC1")));
}

TEST_CASE("cycles have keys from three to seven atoms", "[unit]") {
  CHECK(cycle_keys(keys_of("CCCCCCCC")).empty());
  for (const std::string smiles : {"C1CC1", "C1CCC1", "C1CCCC1", "C1CCCCC1", "C1CCCCCC1"}) {
    CAPTURE(smiles);
    CHECK(cycle_keys(keys_of(smiles)).size() == 2);
    CHECK(cycle_keys(needed(smiles)) == cycle_keys(keys_of(smiles)));
  }
  CHECK(cycle_keys(keys_of("C1CCCCCCC1")).empty());
  CHECK(needed("C1CCCCCCC1") == needed("CCCCC"));
  CHECK(cycle_keys(keys_of("C1CC2CCC1C2")).size() == 4);  // two of five atoms are alike
}

TEST_CASE("an atom whose element or aromaticity is open has no part in a key", "[unit]") {
  for (const std::string smarts : {"[#6]C", "[C,N]C", "*C", "AC", "[!#6]C", "[C,c]C", "[R]C",
                                   "[#7;R]C", "C*C", "[$(CO)]C", "[C,$(CO)]C", "[!C]C"}) {
    CAPTURE(smarts);
    CHECK(needed(smarts).empty());
  }
  CHECK(needed("C[#6]CO") == needed("CO"));
  CHECK(cycle_keys(needed("C1CC[#6]CC1")).empty());
}

TEST_CASE("an atom counts where all that it may be has one class", "[unit]") {
  const Keys amine = needed("CN");
  CHECK(amine.size() == 1);
  for (const std::string smarts :
       {"C[NX3,NX4+]", "C[N;R]", "C[N;!$(NC=O)]", "[C;X4,X3]N", "C[#7;!a]", "[#6;A][N+0,N+]",
        "C[N,n;A]", "C[#7;!n]", "C[N;D2,$(NC)]", "[$(CO)&C]N"}) {
    CAPTURE(smarts);
    CHECK(needed(smarts) == amine);
  }
}

TEST_CASE("a bond counts where all that it may be has one class", "[unit]") {
  const Keys unwritten = needed("CN");
  CHECK(needed("C-N") == unwritten);
  CHECK(needed("C:N") == unwritten);
  CHECK(needed("C-,:N") == unwritten);
  CHECK(needed("C-@N") == unwritten);
  CHECK(needed("C=N").size() == 1);
  CHECK(needed("C=N") != unwritten);
  CHECK(needed("C#N") != needed("C=N"));
  for (const std::string smarts : {"C~N", "C-,=N", "C@N", "C!-N", "C=,#N"}) {
    CAPTURE(smarts);
    CHECK(needed(smarts).empty());
  }
}

TEST_CASE("recursive parts and other components add no path of their own", "[unit]") {
  CHECK(needed("[C;$(C(=O)N)]C") == needed("CC"));
  CHECK(needed("C.N").empty());
  CHECK(needed("CC.C=O").size() == 2);
}

TEST_CASE("needed keys ascend and stand once each", "[unit]") {
  const Keys keys = needed("CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1");
  CHECK(keys.size() > 40);
  CHECK(std::adjacent_find(keys.begin(), keys.end(), std::greater_equal<>()) == keys.end());
  CHECK(keys.front() >= 0);
  CHECK(keys.back() < kScreenKeyBits);
}

TEST_CASE("a molecule whose cycles are too many to walk has all keys", "[unit]") {
  const MoleculeGraph graph = knot(85, 3);
  Words words{};
  CHECK_FALSE(congener::graph::set_screen_keys(graph.view(), words));
  CHECK(keys_in(words).size() == static_cast<std::size_t>(kScreenKeyBits));
  CHECK(congener::graph::set_screen_keys(knot(85, 1).view(), words));
  CHECK(keys_in(words).size() == 4);  // chains of two to five carbon atoms
}

TEST_CASE("a molecule without atoms has no keys", "[unit]") {
  MoleculeGraph graph;
  CHECK(keys_of(graph).empty());
}
