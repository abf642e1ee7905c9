#include "congener/fingerprints/generator.hpp"

#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/AtomPairGenerator.h>
#include <GraphMol/Fingerprints/Fingerprints.h>
#include <GraphMol/Fingerprints/MACCS.h>
#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/Fingerprints/RDKitFPGenerator.h>
#include <GraphMol/Fingerprints/TopologicalTorsionGenerator.h>
#include <GraphMol/GraphMol.h>

#include <utility>

namespace congener::fingerprints {
namespace {

using RdkitGenerator = RDKit::FingerprintGenerator<std::uint64_t>;

constexpr std::uint32_t kBits = 2048;

Fingerprint from_rdkit(const ExplicitBitVect& bits) {
  Fingerprint fingerprint;
  fingerprint.words.assign((bits.getNumBits() + 63) / 64, 0);
  fingerprint.on_bits = bits.getNumOnBits();
  const auto& set = *bits.dp_bits;
  for (auto bit = set.find_first(); bit != std::decay_t<decltype(set)>::npos;
       bit = set.find_next(bit)) {
    fingerprint.words[bit / 64] |= 1ULL << (bit % 64);
  }
  return fingerprint;
}

// RDKit 2022.09 returns raw owning pointers, 2025.03 unique_ptr: both initialise a unique_ptr.
Fingerprint made_by(const RdkitGenerator& generator, const RDKit::ROMol& molecule) {
  const std::unique_ptr<ExplicitBitVect> bits{generator.getFingerprint(molecule)};
  return from_rdkit(*bits);
}

std::unique_ptr<RdkitGenerator> morgan_generator(RDKit::AtomInvariantsGenerator* invariants) {
  constexpr unsigned int kRadius = 2;
  constexpr bool kCountSimulation = false;
  constexpr bool kIncludeChirality = false;
  return std::unique_ptr<RdkitGenerator>(
      RDKit::MorganFingerprint::getMorganGenerator<std::uint64_t>(
          kRadius, kCountSimulation, kIncludeChirality, true, false, invariants, nullptr, kBits));
}

}  // namespace

struct Generator::State {
  RDKit::MorganFingerprint::MorganFeatureAtomInvGenerator features;  // outlives feature_morgan
  std::unique_ptr<RdkitGenerator> morgan;
  std::unique_ptr<RdkitGenerator> feature_morgan;
  std::unique_ptr<RdkitGenerator> atom_pair;
  std::unique_ptr<RdkitGenerator> torsion;
  std::unique_ptr<RdkitGenerator> path;
};

Generator::Generator() : state_(std::make_unique<State>()) {
  constexpr bool kCountSimulation = true;
  constexpr bool kIncludeChirality = false;
  state_->morgan = morgan_generator(nullptr);
  state_->feature_morgan = morgan_generator(&state_->features);
  state_->atom_pair.reset(RDKit::AtomPair::getAtomPairGenerator<std::uint64_t>(
      1, RDKit::AtomPair::maxPathLen - 1, kIncludeChirality, true, nullptr, kCountSimulation,
      kBits));
  // The order of the later parameters differs between RDKit releases; their defaults do not
  // (generator_test.cpp), and are what fingerprint_parameters says.
  state_->torsion.reset(
      RDKit::TopologicalTorsion::getTopologicalTorsionGenerator<std::uint64_t>(kIncludeChirality));
  state_->path.reset(RDKit::RDKitFP::getRDKitFPGenerator<std::uint64_t>());
}
Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;

Fingerprint Generator::make(FingerprintKind kind, const RDKit::ROMol& molecule) const {
  switch (kind) {
    case FingerprintKind::Morgan:
      return made_by(*state_->morgan, molecule);
    case FingerprintKind::FeatureMorgan:
      return made_by(*state_->feature_morgan, molecule);
    case FingerprintKind::AtomPair:
      return made_by(*state_->atom_pair, molecule);
    case FingerprintKind::TopologicalTorsion:
      return made_by(*state_->torsion, molecule);
    case FingerprintKind::RdkitPath:
      return made_by(*state_->path, molecule);
    case FingerprintKind::Pattern:
      return from_rdkit(
          *std::unique_ptr<ExplicitBitVect>(RDKit::PatternFingerprintMol(molecule, kBits)));
    case FingerprintKind::Maccs:
      return from_rdkit(*std::unique_ptr<ExplicitBitVect>(
          RDKit::MACCSFingerprints::getFingerprintAsBitVect(molecule)));
  }
  return {};  // not reached: the switch is complete
}

Fingerprint Generator::morgan(const RDKit::ROMol& molecule) const {
  return made_by(*state_->morgan, molecule);
}

Fingerprint Generator::atom_pair(const RDKit::ROMol& molecule) const {
  return made_by(*state_->atom_pair, molecule);
}

}  // namespace congener::fingerprints
