#pragma once
// Aromaticity by RDKit's rules: rings whose atoms all give electrons, alone and fused.

#include <array>
#include <cstdint>

#include "graph/ring_basis.hpp"
#include "graph/smiles_draft.hpp"
#include "graph/smiles_outcome.hpp"

namespace congener::graph {

/// Marks aromatic atoms and bonds of a draft in its Kekule form.
///
/// Certain when RDKit looks at the same rings. It looks at those of its SSSR whose atoms all give
/// electrons, alone, and then at groups of two to six of them that share bonds. In systems whose
/// rings are not ambiguous these are the rings of the basis. In the others:
/// - a ring that is the only shortest one through an atom where RDKit begins is in its SSSR
///   (has_one_shortest_ring), and nothing as short has its bonds;
/// - let all atoms that give electrons be a subgraph. When as many such rings as this subgraph has
///   independent rings lie in it, every further ring of it is a sum of them, which is aromatic
///   where they are so together.
/// RDKit's SSSR may lack rings there, and then bonds of rings are in none of its rings. So each
/// bond must be in one of the rings above, or at an atom where RDKit begins.
template <int Words>
class AromaticRings {
 public:
  ReadOutcome find(SmilesDraft& draft, const RingBasis<Words>& basis);

 private:
  using Ring = RingBondSet<Words>;
  static constexpr int kLargestFused = 24;  ///< RDKit fuses no ring with more bonds
  static constexpr int kMostFused = 12;     ///< rings of one group that are tried in all sums
  static constexpr int kMostAtOnce = 6;     ///< as in RDKit

  struct Candidate {
    Ring bonds;
    int electrons = 0;
    int group = 0;  ///< the number of one of those that it is joined to by shared bonds
    bool is_aromatic = false;
  };
  /// A ring as it is looked at: whether all its atoms give electrons, and how many.
  struct Look {
    bool is_candidate = false;
    bool has_triple = false;
    int electrons = 0;
  };
  struct Group;

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  static bool is_huckel(int electrons) { return electrons == 2 || electrons % 4 == 2; }
  int electrons_of(int atom);
  Look look_at(const Ring& ring);
  void add_candidate(const Ring& ring, int electrons);
  void count_ring(const Ring& ring, int bonds);
  ReadOutcome gather(const RingBasis<Words>& basis);
  ReadOutcome gather_ambiguous(const RingBasis<Words>& basis, int system);
  int rings_of_candidate_atoms(const RingBasis<Words>& basis, int system);
  bool are_bonds_in_sure_rings(const RingBasis<Words>& basis, int system);
  bool is_only_shortest_of_an_atom(const Ring& ring, int bonds);
  bool judge_alone();
  ReadOutcome judge_fused();
  bool group_candidates();
  bool judge_group(int group);
  void judge_groups_of(Group& group, int rings_at_once);
  bool is_aromatic_together(const Group& group, unsigned int chosen);
  void write();
  bool keeps_what_is_written() const;

  SmilesDraft* draft_ = nullptr;
  std::array<std::int8_t, kMostAtoms> electrons_;
  std::array<Candidate, kMostRingClosures> candidates_;
  int candidate_count_ = 0;
  Ring aromatic_bonds_;
  std::array<std::uint8_t, kMostAtoms> scratch_;
};

extern template class AromaticRings<1>;
extern template class AromaticRings<2>;

}  // namespace congener::graph
