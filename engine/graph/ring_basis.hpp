#pragma once
// The smallest rings of a molecule, as far as there is only one choice of them.

#include <array>
#include <cstdint>

#include "graph/ring_bonds.hpp"
#include "graph/smiles_draft.hpp"

namespace congener::graph {

/// One ring for each ring closure, made as small as pairs of them allow. Rings that share bonds, at
/// one remove or more, are one system. The rings of a system that is not ambiguous are those that
/// RDKit's symmetrized SSSR gives; of an ambiguous one, they are some independent rings.
///
/// Why one choice only. Every ring of the molecule is a sum (exclusive or of the bonds) of rings of
/// the basis. If each sum of two rings or more is longer than every ring in it, then no ring can be
/// exchanged for a sum that holds it, so these are the only shortest independent rings. Two cases
/// are taken for certain:
/// - The rings are joined like a tree (each two share bonds or not, and rings that share bonds form
///   no circle), and each two share less than half of the bonds of either. Begin a sum at any of
///   its rings and add the others along the tree: each adds more bonds than it takes away.
/// - At most ten rings that share one bond at most, two by two: all sums are tried.
/// RDKit makes its rings symmetric by adding one that has all bonds that only one ring of the same
/// size has. A sum without this ring has none of them, so that a ring with a bond of its own is
/// never doubled. For one without (the middle of a coronene) no sum may have its size.
///
/// Systems of three rings or more in which two share more than one bond (most bridged ones) are
/// taken for ambiguous even so: RDKit's search does not always find the smallest rings there.
template <int Words>
class RingBasis {
 public:
  using Ring = RingBondSet<Words>;

  void find(const SmilesDraft& draft);

  int size() const { return size_; }
  const Ring& ring(int index) const { return rings_[at(index)]; }
  int bonds_of(int ring) const { return sizes_[at(ring)]; }
  int system_of(int ring) const { return systems_[at(ring)]; }  ///< the number of one of its rings
  bool is_ambiguous(int ring) const { return is_ambiguous_[at(system_of(ring))]; }

 private:
  static constexpr int kMostSummed = 10;

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  void take_from_closures(const SmilesDraft& draft);
  void shorten();
  bool shorten_by(int ring, int other);
  void join_systems();
  void join(int ring, int other, int shared);
  void merge(int kept, int merged);
  void judge_systems();
  bool are_all_sums_longer(int system) const;

  int size_ = 0;
  std::array<Ring, kMostRingClosures> rings_;
  std::array<int, kMostRingClosures> sizes_;
  std::array<int, kMostRingClosures> systems_;
  std::array<Ring, kMostRingClosures> shared_;  ///< bonds of a ring that others have, too
  // Of systems, at the number of the ring that names them:
  std::array<int, kMostRingClosures> rings_of_system_;
  std::array<bool, kMostRingClosures> is_no_tree_;  ///< the tree's conditions do not hold
  std::array<bool, kMostRingClosures> is_bridged_;  ///< two of its rings share more than one bond
  std::array<bool, kMostRingClosures> is_ambiguous_;
};

extern template class RingBasis<1>;
extern template class RingBasis<2>;

}  // namespace congener::graph
