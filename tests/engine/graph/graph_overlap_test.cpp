#include "graph/graph_overlap.hpp"

#include <algorithm>
#include <catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "overlap_helpers.hpp"

using congener::graph::maximum_overlap;
using congener::graph::Overlap;
using congener::graph::overlap_bound;
using congener::graph::OverlapOptions;
using congener::test::graph_of;
using congener::test::respelled;

namespace {

const std::vector<std::string> kMolecules = {
    "O=C1CCNCC1",
    "O=C1CCN(CCc2ccccc2)CC1",
    "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1",
    "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",
    "CN1CCC(N(Cc2ccccc2)c2ccccc2)CC1",
    "O=C1CCCCC1",
    "CN1C2CCC1CC(=O)C2",
    "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1",
    "COc1cc2c(cc1OC)C(=O)C(CC1CCN(Cc3ccccc3)CC1)C2",
    "CC1(C)CC(=O)CC(C)(C)N1",
    "C1CC1C1CC1",
};

Overlap overlap_of(const std::string& one, const std::string& other,
                   const OverlapOptions& options = {}) {
  return maximum_overlap(graph_of(one), graph_of(other), options);
}

void check_same_numbers(const Overlap& one, const Overlap& other) {
  CHECK(one.similarity == other.similarity);
  CHECK(one.common_atoms == other.common_atoms);
  CHECK(one.common_bonds == other.common_bonds);
  CHECK(one.pieces == other.pieces);
  CHECK(one.is_exact == other.is_exact);
}

void check_against(const std::string& one, const std::string& other, int atoms, int bonds,
                   int pieces, double similarity) {
  CAPTURE(one, other);
  const Overlap overlap = overlap_of(one, other);
  CHECK(overlap.common_atoms == atoms);
  CHECK(overlap.common_bonds == bonds);
  CHECK(overlap.pieces == pieces);
  CHECK(std::abs(overlap.similarity - similarity) < 1e-12);
  CHECK(overlap.is_exact);
  CHECK(overlap.atom_pairs.size() == static_cast<std::size_t>(atoms));
}

}  // namespace

TEST_CASE("small overlaps are those counted by hand", "[unit]") {
  check_against("CCO", "CCN", 2, 1, 1, 9.0 / 25);
  check_against("O=C1CCNCC1", "CN1CCC(=O)CC1", 7, 7, 1, 196.0 / (14 * 16));
  check_against("C1CCNCC1", "O=C1CCNCC1", 6, 6, 1, 144.0 / (12 * 14));
  check_against("C1CCCCC1", "O=C1CCNCC1", 5, 4, 1, 81.0 / (12 * 14));
  check_against("CCCOCCC", "CCCSCCC", 6, 4, 2, 100.0 / (13 * 13));
  check_against("Cc1ccccc1", "Clc1ccccc1", 6, 6, 1, 144.0 / (14 * 14));
}

TEST_CASE("a bond matches only a bond of its type, ring or chain", "[unit]") {
  for (const std::string other : {"CCCCCC", "c1ccccc1", "C=CC=CC=C", "C#CC#C", "C1=CC=C1"}) {
    CAPTURE(other);
    CHECK(overlap_of("C1CCCCC1", other).common_bonds == (other == "C1=CC=C1" ? 2 : 0));
  }
}

TEST_CASE("charges and hydrogens do not count in an overlap", "[unit]") {
  CHECK(overlap_of("C[NH3+]", "CN").similarity == 1.0);
  CHECK(overlap_of("O=C1CC[NH2+]CC1", "O=C1CCNCC1").similarity == 1.0);
}

TEST_CASE("a molecule overlaps itself wholly", "[unit]") {
  for (const std::string& smiles : kMolecules) {
    CAPTURE(smiles);
    const Overlap overlap = overlap_of(smiles, smiles, {1.0, 10'000'000});
    CHECK(overlap.similarity == 1.0);
    CHECK(overlap.pieces == 1);
    CHECK(overlap.is_exact);
    CHECK(overlap_bound(graph_of(smiles), graph_of(smiles)) == 1.0);
  }
}

TEST_CASE("without a common bond there is no overlap", "[unit]") {
  for (const std::string smiles : {"C", "O", "CO", "C=O"}) {
    CAPTURE(smiles);
    const Overlap overlap = overlap_of(smiles, "CN");
    CHECK(overlap.similarity == 0.0);
    CHECK(overlap.atom_pairs.empty());
    CHECK(overlap.is_exact);
    CHECK(overlap_bound(graph_of(smiles), graph_of("CN")) == 0.0);
  }
}

TEST_CASE("a triangle of bonds is no star of bonds", "[unit]") {
  // Their line graphs are the same. A bridgehead has a star of ring bonds.
  check_against("C1CC1", "C1CC2CCC1CC2", 3, 2, 1, 25.0 / (6 * 17));
  check_against("C1CC2CCC1CC2", "C1CC1", 3, 2, 1, 25.0 / (6 * 17));
}

TEST_CASE("an overlap is the same from either side", "[unit]") {
  for (const std::string& one : kMolecules) {
    for (const std::string& other : kMolecules) {
      CAPTURE(one, other);
      const Overlap there = overlap_of(one, other);
      const Overlap back = overlap_of(other, one);
      check_same_numbers(there, back);
      auto turned = back.atom_pairs;
      for (auto& [atom, image] : turned) {
        std::swap(atom, image);
      }
      std::sort(turned.begin(), turned.end());
      CHECK((one == other || there.atom_pairs == turned));
    }
  }
}

TEST_CASE("an overlap does not depend on the order of the atoms, nor at the limit", "[unit]") {
  std::mt19937 engine(11);
  for (std::size_t one = 0; one < kMolecules.size(); ++one) {
    const std::string& other = kMolecules[(one + 3) % kMolecules.size()];
    for (const std::uint64_t most_steps : {10'000'000ULL, 3'000ULL, 0ULL}) {
      CAPTURE(kMolecules[one], other, most_steps);
      const auto left = graph_of(kMolecules[one]);
      const auto right = graph_of(other);
      const OverlapOptions options{0.0, most_steps};
      const Overlap expected = maximum_overlap(left, right, options);
      for (int spelling = 0; spelling < 5; ++spelling) {
        check_same_numbers(
            maximum_overlap(respelled(left, engine), respelled(right, engine), options), expected);
      }
    }
  }
}

TEST_CASE("what is below the least similarity is left out, the rest is as without it", "[unit]") {
  for (const std::string& one : kMolecules) {
    for (const std::string& other : kMolecules) {
      CAPTURE(one, other);
      const Overlap whole = overlap_of(one, other);
      const Overlap cut = overlap_of(one, other, {0.5, 10'000'000});
      CHECK(cut.is_exact);
      if (whole.similarity >= 0.5) {
        check_same_numbers(cut, whole);
        CHECK(cut.atom_pairs == whole.atom_pairs);
      } else {
        CHECK(cut.similarity == 0.0);
        CHECK(cut.atom_pairs.empty());
      }
    }
  }
}

TEST_CASE("a search that meets its limit says so and gives the best so far", "[unit]") {
  const std::string one = "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1";
  const std::string other = "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1";
  const Overlap whole = overlap_of(one, other);
  const Overlap cut = overlap_of(one, other, {0.0, 1});
  CHECK(whole.is_exact);
  CHECK_FALSE(cut.is_exact);
  CHECK(cut.common_bonds > 0);
  CHECK(cut.common_bonds <= whole.common_bonds);
}

TEST_CASE("molecules with too many pairs of bonds are not compared and say so", "[unit]") {
  const Overlap overlap = overlap_of(std::string(70, 'C'), std::string(71, 'C'));
  CHECK_FALSE(overlap.is_exact);
  CHECK(overlap.similarity == 0.0);
  CHECK(overlap_of(std::string(40, 'C'), std::string(41, 'C')).common_bonds == 39);
}
