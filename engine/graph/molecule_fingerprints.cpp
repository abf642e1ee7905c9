#include "graph/molecule_fingerprints.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace congener::graph {
namespace {

using fingerprints::Fingerprint;

constexpr std::uint32_t kBits = 2048;
constexpr std::size_t kWords = kBits / 64;

void clear(Fingerprint& fingerprint) {
  fingerprint.words.assign(kWords, 0);
  fingerprint.on_bits = 0;
}

void set(Fingerprint& fingerprint, std::uint32_t bit) {
  std::uint64_t& word = fingerprint.words[bit / 64];
  const std::uint64_t one = 1ULL << bit % 64;
  fingerprint.on_bits += (word & one) == 0 ? 1U : 0U;
  word |= one;
}

/// Boost's hash_combine of 32 bits, by which RDKit's hashes are made.
void combine(std::uint32_t& hash, std::uint32_t value) {
  hash ^= value + 0x9e3779b9U + (hash << 6U) + (hash >> 2U);
}

/// The numbers of RDKit's enumeration of bond types.
std::uint32_t bond_type(BondCode code) {
  constexpr std::uint32_t kAromatic = 12;
  const BondOrder order = order_of(code);
  return order == BondOrder::Aromatic ? kAromatic : static_cast<std::uint32_t>(order);
}

std::uint32_t atom_hash(AtomWord atom) {
  constexpr std::uint32_t kMassDifference = 0;  // without isotopes
  std::uint32_t hash = 0;
  combine(hash, static_cast<std::uint32_t>(element_of(atom)));
  combine(hash, static_cast<std::uint32_t>(atom_field::kConnections.of(atom)));
  combine(hash, static_cast<std::uint32_t>(atom_field::kHydrogens.of(atom)));
  combine(hash, static_cast<std::uint32_t>(charge_of(atom)));
  combine(hash, kMassDifference);
  if (is_in_ring(atom)) {
    combine(hash, 1);
  }
  return hash;
}

}  // namespace

MoleculeFingerprints::MoleculeFingerprints() {
  clear(morgan_);
  clear(atom_pair_);
}

void MoleculeFingerprints::begin_morgan(const MoleculeGraph& molecule) {
  known_count_ = 0;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const auto place = static_cast<std::size_t>(atom);
    const AtomWord word = molecule.atoms[place];
    hashes_[place] = atom_hash(word);
    set(morgan_, hashes_[place] % kBits);
    own_bonds_[place].reset();
    for (int next = 0; next < degree_of(word); ++next) {
      own_bonds_[place].set(molecule.neighbour(atom, next).bond);
    }
    is_done_[place] = degree_of(word) == 0;
  }
}

bool MoleculeFingerprints::is_known(const Bonds& bonds, int count) const {
  const auto* end = known_.begin() + count;
  return std::find(known_.begin(), end, bonds) != end;
}

/// One round: each atom's hash takes in those of its neighbours, ordered by bond type and hash.
void MoleculeFingerprints::grow(const MoleculeGraph& molecule, int round) {
  int count = 0;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const auto place = static_cast<std::size_t>(atom);
    if (is_done_[place]) {
      continue;
    }
    Bonds bonds = own_bonds_[place];
    std::array<std::pair<std::uint32_t, std::uint32_t>, kMostNeighbours> around;
    const int degree = degree_of(molecule.atoms[place]);
    for (int next = 0; next < degree; ++next) {
      const Neighbour neighbour = molecule.neighbour(atom, next);
      around[static_cast<std::size_t>(next)] = {bond_type(molecule.bonds[neighbour.bond]),
                                                hashes_[neighbour.atom]};
      if (round > 0) {
        bonds |= own_bonds_[neighbour.atom];
      }
    }
    std::sort(around.begin(), around.begin() + degree);
    auto hash = static_cast<std::uint32_t>(round);
    combine(hash, hashes_[place]);
    for (int next = 0; next < degree; ++next) {
      std::uint32_t pair = 0;
      combine(pair, around[static_cast<std::size_t>(next)].first);
      combine(pair, around[static_cast<std::size_t>(next)].second);
      combine(hash, pair);
    }
    next_hashes_[place] = hash;
    if (is_known(bonds, known_count_)) {
      is_done_[place] = true;
    } else {
      grown_[static_cast<std::size_t>(count++)] = {bonds, hash, atom};
    }
  }
  keep_new(count);
}

/// Of atoms that take in the same bonds in this round, the one with the least hash counts, and of
/// equal ones the first; the others are done.
void MoleculeFingerprints::keep_new(int count) {
  const int known_before = known_count_;
  for (int index = 0; index < count; ++index) {
    const Surroundings& one = grown_[static_cast<std::size_t>(index)];
    const auto* begin = known_.begin() + known_before;
    const auto* end = known_.begin() + known_count_;
    if (std::find(begin, end, one.bonds) != end) {
      continue;
    }
    known_[static_cast<std::size_t>(known_count_++)] = one.bonds;
    int best = index;
    for (int other = index + 1; other < count; ++other) {
      const Surroundings& next = grown_[static_cast<std::size_t>(other)];
      if (next.bonds == one.bonds) {
        const bool is_better = next.hash < grown_[static_cast<std::size_t>(best)].hash;
        const int loser = is_better ? best : other;
        best = is_better ? other : best;
        is_done_[static_cast<std::size_t>(grown_[static_cast<std::size_t>(loser)].atom)] = true;
      }
    }
    set(morgan_, grown_[static_cast<std::size_t>(best)].hash % kBits);
  }
}

const Fingerprint& MoleculeFingerprints::morgan(const MoleculeGraph& molecule) {
  constexpr int kRadius = 2;
  clear(morgan_);
  begin_morgan(molecule);
  for (int round = 0; round < kRadius; ++round) {
    grow(molecule, round);
    std::copy_n(next_hashes_.begin(), molecule.atom_count, hashes_.begin());
  }
  return morgan_;
}

}  // namespace congener::graph
