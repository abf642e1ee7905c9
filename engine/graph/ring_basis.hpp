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
/// are taken for certain, both of rings that share one bond at most, two by two, and have a bond of
/// their own each:
/// - Rings that share bonds are joined like a tree, without a circle. Begin a sum at any of its
///   rings and add the others along the tree: each adds more bonds than it takes away.
/// - There are ten at most, and all sums are tried.
///
/// Why RDKit finds them. It goes, round by round, to the atoms whose bonds lead into one ring only
/// (find_core), takes a shortest ring through each, and then takes these atoms away. A ring of the
/// basis is the only shortest one through such an atom of its own. Without one, it gets one when
/// its neighbours are taken away; in a circle of rings something shorter might then go around an
/// inner atom, so there no sum may be as short as such a ring. Of rings beyond the number needed,
/// RDKit drops the longest whose bonds others have, which a ring with a bond of its own survives,
/// and puts back one that has all own bonds of another of its size, which no sum without that ring
/// has.
///
/// Of systems with rings that share more than one bond (bridged ones) only those of two rings are
/// taken for certain, and only if both have such an atom of their own: RDKit's search does not
/// always find the smallest rings of larger ones.
template <int Words>
class RingBasis {
 public:
  using Ring = RingBondSet<Words>;

  /// Calls find_core where a system is ambiguous or close to it.
  void find(SmilesDraft& draft);

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
  void judge_systems(SmilesDraft& draft);
  bool is_certain(const SmilesDraft& draft, int system) const;
  bool has_atom_of_its_own(const SmilesDraft& draft, int ring) const;
  bool are_all_sums_longer(const SmilesDraft& draft, int system) const;

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
