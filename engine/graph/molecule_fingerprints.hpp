#pragma once
// The two fingerprints that resemblances are judged by, made of a small graph: the same bits as
// RDKit's generators with the settings of fingerprints::Generator, at a fifth of the time.
// Morgan: Rogers and Hahn, J. Chem. Inf. Model. 2010, 50, 742, doi 10.1021/ci100050t, radius 2.
// Atom pairs: Carhart, Smith, Venkataraghavan, J. Chem. Inf. Comput. Sci. 1985, 25, 64, doi
// 10.1021/ci00046a002, with counts simulated by four bits. Both have 2048 bits.

#include <array>
#include <bitset>
#include <cstdint>
#include <utility>

#include "congener/fingerprints/fingerprint.hpp"
#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// For molecules without isotopes and hydrogen atoms. Scratch space of one thread, some 50 kB.
class MoleculeFingerprints {
 public:
  MoleculeFingerprints();

  /// Valid until the next call.
  const fingerprints::Fingerprint& morgan(const MoleculeGraph& molecule);
  const fingerprints::Fingerprint& atom_pair(const MoleculeGraph& molecule);

 private:
  using Bonds = std::bitset<kMostBonds + 1>;
  /// An atom's surroundings in one round: the bonds that they take in, and their hash.
  struct Surroundings {
    Bonds bonds;
    std::uint32_t hash = 0;
    int atom = 0;
  };

  void begin_morgan(const MoleculeGraph& molecule);
  void grow(const MoleculeGraph& molecule, int round);
  void keep_new(int count);
  bool is_known(const Bonds& bonds, int count) const;
  void count_pairs_by_levels(const MoleculeGraph& molecule);
  void count_pairs_by_search(const MoleculeGraph& molecule);
  void count_pair(int one, int other, std::uint32_t distance);

  fingerprints::Fingerprint morgan_;
  fingerprints::Fingerprint atom_pair_;

  std::array<std::uint32_t, kMostAtoms> hashes_;
  std::array<std::uint32_t, kMostAtoms> next_hashes_;
  std::array<Bonds, kMostAtoms> own_bonds_;
  std::array<bool, kMostAtoms> is_done_;  ///< its surroundings say no more than others
  std::array<Surroundings, kMostAtoms> grown_;
  std::array<Bonds, static_cast<std::size_t>(kMostAtoms) * 2> known_;
  int known_count_ = 0;

  static constexpr std::size_t kPairKeys = 512;
  std::array<std::uint16_t, kPairKeys> pair_counts_;
  std::array<std::uint32_t, kMostAtoms> codes_;
};

}  // namespace congener::graph
