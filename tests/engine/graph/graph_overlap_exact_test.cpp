// Graph overlap against other ways to find the same.
#include <algorithm>
#include <catch.hpp>
#include <random>
#include <string>
#include <vector>

#include <GraphMol/FMCS/FMCS.h>
#include <GraphMol/GraphMol.h>

#include "graph/graph_overlap.hpp"
#include "overlap_helpers.hpp"

using congener::graph::maximum_overlap;
using congener::graph::Overlap;
using congener::graph::overlap_bound;
using congener::graph::OverlapGraph;
using congener::test::count_mapped_bonds;
using congener::test::graph_of;
using congener::test::random_graph;

namespace {

/// Tries every partial map of atoms.
int most_common_bonds(const OverlapGraph& one, const OverlapGraph& other,
                      std::vector<int>& images) {
  if (images.size() == one.atoms.size()) {
    return count_mapped_bonds(one, other, images);
  }
  int most = 0;
  const auto label = one.atoms[images.size()].label;
  for (int image = -1; image < static_cast<int>(other.atoms.size()); ++image) {
    const bool is_taken =
        image >= 0 && (std::count(images.begin(), images.end(), image) != 0 ||
                       other.atoms[static_cast<std::size_t>(image)].label != label);
    if (!is_taken) {
      images.push_back(image);
      most = std::max(most, most_common_bonds(one, other, images));
      images.pop_back();
    }
  }
  return most;
}

/// The pairs of atoms are one to one and carry just the common bonds.
void check_pairs(const OverlapGraph& one, const OverlapGraph& other, const Overlap& overlap) {
  std::vector<int> images(one.atoms.size(), -1);
  for (const auto& [atom, image] : overlap.atom_pairs) {
    CHECK(std::count(images.begin(), images.end(), image) == 0);
    CHECK(images.at(static_cast<std::size_t>(atom)) == -1);
    images.at(static_cast<std::size_t>(atom)) = image;
    CHECK(one.atoms.at(static_cast<std::size_t>(atom)).label ==
          other.atoms.at(static_cast<std::size_t>(image)).label);
  }
  CHECK(static_cast<std::size_t>(overlap.common_atoms) == overlap.atom_pairs.size());
  CHECK(count_mapped_bonds(one, other, images) == overlap.common_bonds);
  CHECK(std::is_sorted(overlap.atom_pairs.begin(), overlap.atom_pairs.end()));
}

/// Bonds of the largest connected common subgraph, by RDKit under the same rules.
int connected_common_bonds(const std::string& one, const std::string& other) {
  std::vector<RDKit::ROMOL_SPTR> molecules;
  for (const auto& smiles : {one, other}) {
    const auto parsed = congener::chem::parse_smiles(smiles);
    const auto copy = boost::make_shared<RDKit::ROMol>(parsed.graph());
    for (auto* atom : copy->atoms()) {
      atom->setIsotope(static_cast<unsigned int>(atom->getAtomicNum()) * 2 +
                       static_cast<unsigned int>(atom->getIsAromatic()));
    }
    molecules.push_back(copy);
  }
  RDKit::MCSParameters parameters;
  parameters.Timeout = 5;  // its best so far is a lower bound, too
  parameters.AtomTyper = RDKit::MCSAtomCompareIsotopes;
  parameters.BondTyper = RDKit::MCSBondCompareOrderExact;
  parameters.BondCompareParameters.RingMatchesRingOnly = true;
  return static_cast<int>(RDKit::findMCS(molecules, &parameters).NumBonds);
}

const std::vector<std::string> kMolecules = {
    "O=C1CCN(CCc2ccccc2)CC1",
    "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1",
    "CCC(=O)N(c1ccccc1)C1CCNCC1",
    "CN1CCC(N(Cc2ccccc2)c2ccccc2)CC1",
    "CN1C2CCC1CC(=O)C2",
    "O=C(O)c1ccccc1OC(C)=O",
    "CC(Cc1ccc(CC(C)C)cc1)C(=O)O",
    "CN1CCCC1c1cccnc1",
    "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    "CC(C)NCC(O)COc1ccccc1",
    "OC(c1ccccc1)(c1ccccc1)C1CCNCC1",
};

}  // namespace

TEST_CASE("an overlap of small graphs is the one that trying all finds", "[unit]") {
  std::mt19937 engine(3);
  for (int trial = 0; trial < 400; ++trial) {
    CAPTURE(trial);
    const OverlapGraph one = random_graph(4 + trial % 3, engine);
    const OverlapGraph other = random_graph(4 + trial % 4, engine);
    const Overlap overlap = maximum_overlap(one, other);
    std::vector<int> images;
    CHECK(overlap.common_bonds == most_common_bonds(one, other, images));
    CHECK(overlap.is_exact);
    CHECK(overlap_bound(one, other) >= overlap.similarity);
    CHECK(overlap_bound(one, other) == overlap_bound(other, one));
    check_pairs(one, other, overlap);
  }
}

TEST_CASE("an overlap is at least the connected one that RDKit finds", "[unit]") {
  for (std::size_t one = 0; one < kMolecules.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      CAPTURE(kMolecules[one], kMolecules[other]);
      const OverlapGraph left = graph_of(kMolecules[one]);
      const OverlapGraph right = graph_of(kMolecules[other]);
      const Overlap overlap = maximum_overlap(left, right);
      const int connected = connected_common_bonds(kMolecules[one], kMolecules[other]);
      CHECK(overlap.common_bonds >= connected);
      CHECK((overlap.pieces != 1 || overlap.common_bonds == connected));
      CHECK(overlap.is_exact);
      CHECK(overlap_bound(left, right) >= overlap.similarity);
      check_pairs(left, right, overlap);
    }
  }
}
