#include "congener/fingerprints/generator.hpp"

#include <DataStructs/BitOps.h>
#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/AtomPairs.h>
#include <GraphMol/Fingerprints/Fingerprints.h>
#include <GraphMol/Fingerprints/MACCS.h>
#include <GraphMol/Fingerprints/MorganFingerprints.h>
#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

#include <catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "congener/error.hpp"
#include "congener/fingerprints/similarity.hpp"

namespace fp = congener::fingerprints;
using Catch::Matchers::WithinAbs;

namespace {

std::unique_ptr<RDKit::RWMol> molecule(const std::string& smiles) {
  return std::unique_ptr<RDKit::RWMol>(RDKit::SmilesToMol(smiles));
}

const std::vector<std::string> kMolecules = {"O=C1CCNCC1", "O=C1CCN(CCc2ccccc2)CC1",
                                             "CCC(=O)N(c1ccccc1)C1CCNCC1", "CC(=O)Oc1ccccc1C(=O)O"};

// The functions before the generators, made apart from them in RDKit: that is why they serve here,
// although RDKit from 2024 on calls them deprecated.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
std::unique_ptr<ExplicitBitVect> expected_bits(fp::FingerprintKind kind, const RDKit::ROMol& mol) {
  using Bits = std::unique_ptr<ExplicitBitVect>;
  switch (kind) {
    case fp::FingerprintKind::Morgan:
      return Bits(RDKit::MorganFingerprints::getFingerprintAsBitVect(mol, 2, 2048));
    case fp::FingerprintKind::FeatureMorgan: {
      std::vector<std::uint32_t> invariants(mol.getNumAtoms());
      RDKit::MorganFingerprints::getFeatureInvariants(mol, invariants);
      return Bits(RDKit::MorganFingerprints::getFingerprintAsBitVect(mol, 2, 2048, &invariants));
    }
    case fp::FingerprintKind::AtomPair:
      return Bits(RDKit::AtomPairs::getHashedAtomPairFingerprintAsBitVect(mol, 2048));
    case fp::FingerprintKind::TopologicalTorsion:
      return Bits(RDKit::AtomPairs::getHashedTopologicalTorsionFingerprintAsBitVect(mol, 2048));
    case fp::FingerprintKind::RdkitPath:
      return Bits(RDKit::RDKFingerprintMol(mol));
    case fp::FingerprintKind::Pattern:
      return Bits(RDKit::PatternFingerprintMol(mol, 2048));
    case fp::FingerprintKind::Maccs:
      return Bits(RDKit::MACCSFingerprints::getFingerprintAsBitVect(mol));
  }
  return Bits();
}
#pragma GCC diagnostic pop

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

TEST_CASE("every kind has the bits of RDKit's older functions for the same parameters", "[unit]") {
  const fp::Generator generator;
  for (const fp::FingerprintKind kind : fp::all_fingerprint_kinds()) {
    for (const std::string& smiles : kMolecules) {
      const auto mol = molecule(smiles);
      const fp::Fingerprint made = generator.make(kind, *mol);
      const auto bits = expected_bits(kind, *mol);
      INFO(fp::to_string(kind) << " of " << smiles);
      REQUIRE(64 * made.words.size() == fp::fingerprint_bits(kind));
      CHECK(made.on_bits == bits->getNumOnBits());
      CHECK(made.on_bits > 0);
      std::size_t different = 0;
      for (unsigned bit = 0; bit < bits->getNumBits(); ++bit) {
        different += bits->getBit(bit) != ((made.words[bit / 64] >> (bit % 64) & 1U) != 0) ? 1 : 0;
      }
      CHECK(different == 0);
    }
  }
}

TEST_CASE("names of kinds lead back to their kinds, and parameters are written down", "[unit]") {
  CHECK(fp::all_fingerprint_kinds().size() == 7);
  for (const fp::FingerprintKind kind : fp::all_fingerprint_kinds()) {
    CHECK(fp::fingerprint_kind_from(fp::to_string(kind)) == kind);
    const std::string bits = "bits=" + std::to_string(fp::fingerprint_bits(kind));
    CHECK(fp::fingerprint_parameters(kind).find(bits) != std::string::npos);
  }
  CHECK_THROWS_AS(fp::fingerprint_kind_from("ecfp4"), congener::OptionError);
}
