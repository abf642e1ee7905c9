// Atom pairs of MoleculeFingerprints.

#include <algorithm>
#include <cstddef>

#include "graph/molecule_fingerprints.hpp"

namespace congener::graph {
namespace {

constexpr std::uint32_t kMostDistance = 30;
constexpr std::uint32_t kBitsPerKey = 4;
constexpr std::array<std::uint16_t, kBitsPerKey> kCountsOfBits = {1, 2, 4, 8};

void combine(std::uint32_t& hash, std::uint32_t value) {
  hash ^= value + 0x9e3779b9U + (hash << 6U) + (hash >> 2U);
}

/// RDKit's classes of elements; the last one is that of all others.
std::uint32_t class_of(int element) {
  constexpr std::array<int, 15> kElements = {5, 6, 7, 8, 9, 14, 15, 16, 17, 33, 34, 35, 51, 52, 43};
  // RDKit stops at the first element that is not smaller, so that technetium is never met.
  for (std::size_t index = 0; index < kElements.size(); ++index) {
    if (kElements[index] == element) {
      return static_cast<std::uint32_t>(index);
    }
    if (kElements[index] > element) {
      break;
    }
  }
  return static_cast<std::uint32_t>(kElements.size());
}

/// Electrons in double and triple bonds, as RDKit counts them for this purpose.
int pi_electrons(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = molecule.atoms[static_cast<std::size_t>(atom)];
  if (is_aromatic(word)) {
    return 1;
  }
  const int element = element_of(word);
  const int degree = degree_of(word);
  const bool is_expanded = element == 15 || element == 16 || element == 34;
  if (is_expanded && atom_field::kConnections.of(word) >= 3) {
    return 0;
  }
  int electrons = 0;
  for (int next = 0; next < degree; ++next) {
    const BondOrder order = order_of(molecule.bonds[molecule.neighbour(atom, next).bond]);
    electrons += order == BondOrder::Double ? 1 : order == BondOrder::Triple ? 2 : 0;
  }
  return electrons;
}

std::uint32_t code_of(const MoleculeGraph& molecule, int atom) {
  constexpr std::uint32_t kMostBranches = 7;
  constexpr std::uint32_t kMostPi = 3;
  constexpr std::uint32_t kBranchBits = 3;
  constexpr std::uint32_t kPiBits = 2;
  constexpr std::uint32_t kCodes = 511;
  const AtomWord word = molecule.atoms[static_cast<std::size_t>(atom)];
  const std::uint32_t branches = static_cast<std::uint32_t>(degree_of(word)) % kMostBranches;
  const std::uint32_t pi = static_cast<std::uint32_t>(pi_electrons(molecule, atom)) % kMostPi;
  return (branches | pi << kBranchBits | class_of(element_of(word)) << (kBranchBits + kPiBits)) %
         kCodes;
}

}  // namespace

void MoleculeFingerprints::count_pair(int one, int other, std::uint32_t distance) {
  const auto [low, high] =
      std::minmax(codes_[static_cast<std::size_t>(one)], codes_[static_cast<std::size_t>(other)]);
  std::uint32_t hash = 0;
  combine(hash, low);
  combine(hash, distance);
  combine(hash, high);
  ++pair_counts_[hash % kPairKeys];
}

/// Up to 64 atoms: the sets of atoms within a distance of each atom grow together, as 64 bits.
void MoleculeFingerprints::count_pairs_by_levels(const MoleculeGraph& molecule) {
  constexpr int kMost = 64;
  std::array<std::uint64_t, kMost> reached;
  std::array<std::uint64_t, kMost> next;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    reached[static_cast<std::size_t>(atom)] = 1ULL << atom;
  }
  bool grows = true;
  for (std::uint32_t distance = 1; grows && distance <= kMostDistance; ++distance) {
    grows = false;
    for (int atom = 0; atom < molecule.atom_count; ++atom) {
      const auto place = static_cast<std::size_t>(atom);
      std::uint64_t atoms = reached[place];
      for (int neighbour = 0; neighbour < degree_of(molecule.atoms[place]); ++neighbour) {
        atoms |= reached[molecule.neighbour(atom, neighbour).atom];
      }
      next[place] = atoms;
      std::uint64_t fresh = atoms & ~reached[place];
      grows = grows || fresh != 0;
      fresh &= ~((2ULL << atom) - 1);  // each pair once
      for (; fresh != 0; fresh &= fresh - 1) {
        count_pair(atom, __builtin_ctzll(fresh), distance);
      }
    }
    std::copy_n(next.begin(), molecule.atom_count, reached.begin());
  }
}

/// Any number of atoms: from each atom in turn.
void MoleculeFingerprints::count_pairs_by_search(const MoleculeGraph& molecule) {
  constexpr std::uint32_t kNever = 0xffff;
  std::array<std::uint32_t, kMostAtoms> distances;
  std::array<int, kMostAtoms> queue;
  for (int start = 0; start < molecule.atom_count; ++start) {
    std::fill_n(distances.begin(), molecule.atom_count, kNever);
    distances[static_cast<std::size_t>(start)] = 0;
    queue[0] = start;
    std::size_t end = 1;
    for (std::size_t index = 0; index < end; ++index) {
      const int atom = queue[index];
      const std::uint32_t distance = distances[static_cast<std::size_t>(atom)];
      if (atom > start) {
        count_pair(start, atom, distance);
      }
      const int degree = degree_of(molecule.atoms[static_cast<std::size_t>(atom)]);
      for (int next = 0; distance < kMostDistance && next < degree; ++next) {
        const int neighbour = molecule.neighbour(atom, next).atom;
        if (distances[static_cast<std::size_t>(neighbour)] == kNever) {
          distances[static_cast<std::size_t>(neighbour)] = distance + 1;
          queue[end++] = neighbour;
        }
      }
    }
  }
}

const fingerprints::Fingerprint& MoleculeFingerprints::atom_pair(const MoleculeGraph& molecule) {
  constexpr int kMostByLevels = 63;
  constexpr std::uint32_t kBitsPerWord = 64;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    codes_[static_cast<std::size_t>(atom)] = code_of(molecule, atom);
  }
  pair_counts_.fill(0);
  if (molecule.atom_count <= kMostByLevels) {
    count_pairs_by_levels(molecule);
  } else {
    count_pairs_by_search(molecule);
  }
  atom_pair_.words.assign(kPairKeys * kBitsPerKey / kBitsPerWord, 0);
  atom_pair_.on_bits = 0;
  for (std::uint32_t key = 0; key < kPairKeys; ++key) {
    for (std::uint32_t bit = 0; bit < kBitsPerKey; ++bit) {
      if (pair_counts_[key] >= kCountsOfBits[bit]) {
        const std::uint32_t place = key * kBitsPerKey + bit;
        atom_pair_.words[place / kBitsPerWord] |= 1ULL << place % kBitsPerWord;
        ++atom_pair_.on_bits;
      }
    }
  }
  return atom_pair_;
}

}  // namespace congener::graph
