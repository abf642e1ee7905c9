#include "congener/fingerprints/generator.hpp"

#include <DataStructs/BitOps.h>
#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

#include <catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "congener/fingerprints/similarity.hpp"

namespace fp = congener::fingerprints;
using Catch::Matchers::WithinAbs;

namespace {

std::unique_ptr<RDKit::RWMol> molecule(const std::string& smiles) {
  return std::unique_ptr<RDKit::RWMol>(RDKit::SmilesToMol(smiles));
}

const std::vector<std::string> kMolecules = {"O=C1CCNCC1", "O=C1CCN(CCc2ccccc2)CC1",
                                             "CCC(=O)N(c1ccccc1)C1CCNCC1", "CC(=O)Oc1ccccc1C(=O)O"};

}  // namespace

TEST_CASE("Morgan similarity equals RDKit's own", "[unit]") {
  const fp::Generator generator;
  const std::unique_ptr<RDKit::FingerprintGenerator<std::uint64_t>> reference(
      RDKit::MorganFingerprint::getMorganGenerator<std::uint64_t>(2));
  for (const std::string& first : kMolecules) {
    for (const std::string& second : kMolecules) {
      const auto a = molecule(first);
      const auto b = molecule(second);
      const std::unique_ptr<ExplicitBitVect> bits_a{reference->getFingerprint(*a)};
      const std::unique_ptr<ExplicitBitVect> bits_b{reference->getFingerprint(*b)};
      CHECK_THAT(fp::tanimoto(generator.morgan(*a), generator.morgan(*b)),
                 WithinAbs(TanimotoSimilarity(*bits_a, *bits_b), 1e-12));
    }
  }
}

TEST_CASE("4-piperidone has 13 Morgan bits, too few for one cut-off to serve all sizes", "[unit]") {
  const fp::Generator generator;
  CHECK(generator.morgan(*molecule("O=C1CCNCC1")).on_bits == 13);
}

TEST_CASE("fingerprints do not depend on the order of atoms", "[unit][property]") {
  const fp::Generator generator;
  const auto a = molecule("CCC(=O)N(c1ccccc1)C1CCNCC1");
  const auto b = molecule("C1CC(CCN1)N(C(CC)=O)c1ccccc1");
  CHECK(generator.morgan(*a).words == generator.morgan(*b).words);
  CHECK(generator.atom_pair(*a).words == generator.atom_pair(*b).words);
}
