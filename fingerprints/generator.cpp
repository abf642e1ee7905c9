#include "congener/fingerprints/generator.hpp"

#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/AtomPairGenerator.h>
#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/GraphMol.h>

#include <utility>

namespace congener::fingerprints {
namespace {

using RdkitGenerator = RDKit::FingerprintGenerator<std::uint64_t>;

constexpr std::uint32_t kBits = 2048;

// RDKit 2022.09 returns raw owning pointers, 2025.03 unique_ptr: both initialise a unique_ptr.
Fingerprint made_by(const RdkitGenerator& generator, const RDKit::ROMol& molecule) {
  const std::unique_ptr<ExplicitBitVect> bits{generator.getFingerprint(molecule)};
  Fingerprint fingerprint;
  fingerprint.words.assign(kBits / 64, 0);
  fingerprint.on_bits = bits->getNumOnBits();
  const auto& set = *bits->dp_bits;
  for (auto bit = set.find_first(); bit != std::decay_t<decltype(set)>::npos;
       bit = set.find_next(bit)) {
    fingerprint.words[bit / 64] |= 1ULL << (bit % 64);
  }
  return fingerprint;
}

}  // namespace

struct Generator::State {
  std::unique_ptr<RdkitGenerator> morgan;
  std::unique_ptr<RdkitGenerator> atom_pair;
};

Generator::Generator() : state_(std::make_unique<State>()) {
  constexpr unsigned int kRadius = 2;
  constexpr bool kCountSimulation = true;
  constexpr bool kIncludeChirality = false;
  state_->morgan.reset(RDKit::MorganFingerprint::getMorganGenerator<std::uint64_t>(
      kRadius, !kCountSimulation, kIncludeChirality, true, false, nullptr, nullptr, kBits));
  state_->atom_pair.reset(RDKit::AtomPair::getAtomPairGenerator<std::uint64_t>(
      1, RDKit::AtomPair::maxPathLen - 1, kIncludeChirality, true, nullptr, kCountSimulation,
      kBits));
}
Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;

Fingerprint Generator::morgan(const RDKit::ROMol& molecule) const {
  return made_by(*state_->morgan, molecule);
}

Fingerprint Generator::atom_pair(const RDKit::ROMol& molecule) const {
  return made_by(*state_->atom_pair, molecule);
}

}  // namespace congener::fingerprints
