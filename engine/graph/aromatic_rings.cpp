#include "graph/aromatic_rings.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "graph/pi_electrons.hpp"
#include "graph/shortest_ring.hpp"

namespace congener::graph {
namespace {

constexpr std::int8_t kNotAsked = -2;

}  // namespace

/// Candidates that share bonds, with the rings numbered anew from 0, and which of them touch.
template <int Words>
struct AromaticRings<Words>::Group {
  std::array<int, kMostFused> members{};
  std::array<unsigned int, kMostFused> touching{};
  int size = 0;
  Ring all;
  Ring done;  ///< bonds known to be aromatic

  bool is_connected(unsigned int chosen) const {
    unsigned int reached = chosen & (~chosen + 1);
    for (unsigned int before = 0; reached != before;) {
      before = reached;
      for (unsigned int rest = before; rest != 0; rest &= rest - 1) {
        reached |= touching[static_cast<std::size_t>(std::countr_zero(rest))] & chosen;
      }
    }
    return reached == chosen;
  }
};

template <int Words>
ReadOutcome AromaticRings<Words>::find(SmilesDraft& draft, const RingBasis<Words>& basis) {
  draft_ = &draft;
  candidate_count_ = 0;
  aromatic_bonds_ = {};
  std::fill_n(electrons_.begin(), draft.atom_count, kNotAsked);
  ReadOutcome outcome = gather(basis);
  if (outcome == ReadOutcome::Certain && !judge_alone()) {
    outcome = judge_fused();
  }
  if (outcome != ReadOutcome::Certain) {
    return outcome;
  }
  write();
  return draft.has_lower_case && !keeps_what_is_written() ? ReadOutcome::AromaticityLost
                                                          : ReadOutcome::Certain;
}

template <int Words>
int AromaticRings<Words>::electrons_of(int atom) {
  std::int8_t& electrons = electrons_[at(atom)];
  if (electrons == kNotAsked) {
    electrons = static_cast<std::int8_t>(pi_electrons(*draft_, atom));
  }
  return electrons;
}

template <int Words>
typename AromaticRings<Words>::Look AromaticRings<Words>::look_at(const Ring& ring) {
  Look look;
  int twice = 0;  // each atom is met at two bonds
  look.is_candidate = ring.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    look.has_triple = look.has_triple || draft_->bond(bond).order == BondOrder::Triple;
    const int one = electrons_of(draft_->begin_of(bond));
    const int other = electrons_of(draft_->end_of(bond));
    twice += one + other;
    return one != kNoPiElectrons && other != kNoPiElectrons;
  });
  look.electrons = twice / 2;
  return look;
}

template <int Words>
void AromaticRings<Words>::add_candidate(const Ring& ring, int electrons) {
  candidates_[at(candidate_count_)] = {ring, electrons, candidate_count_, false};
  ++candidate_count_;
}

/// For the numbers of smallest rings that the graph keeps of each atom.
template <int Words>
void AromaticRings<Words>::count_ring(const Ring& ring, int bonds) {
  const auto size = static_cast<std::uint8_t>(bonds);
  ring.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    for (const int end : {draft_->begin_of(bond), draft_->end_of(bond)}) {
      DraftAtom& atom = draft_->atom(end);
      atom.least_ring = atom.ring_ends == 0 ? size : std::min(atom.least_ring, size);
      ++atom.ring_ends;
    }
    return true;
  });
}

/// RDKit leaves the triple bond of an aryne a triple one and marks it aromatic at once.
template <int Words>
ReadOutcome AromaticRings<Words>::gather(const RingBasis<Words>& basis) {
  for (int ring = 0; ring < basis.size(); ++ring) {
    if (basis.is_ambiguous(ring)) {
      draft_->are_rings_known = false;
      if (basis.system_of(ring) == ring) {
        const ReadOutcome outcome = gather_ambiguous(basis, ring);
        if (outcome != ReadOutcome::Certain) {
          return outcome;
        }
      }
      continue;
    }
    count_ring(basis.ring(ring), basis.bonds_of(ring));
    const Look look = look_at(basis.ring(ring));
    if (look.is_candidate) {
      if (look.has_triple || basis.bonds_of(ring) > kLargestFused) {
        return ReadOutcome::OddAromaticity;
      }
      add_candidate(basis.ring(ring), look.electrons);
    }
  }
  return ReadOutcome::Certain;
}

template <int Words>
ReadOutcome AromaticRings<Words>::gather_ambiguous(const RingBasis<Words>& basis, int system) {
  constexpr int kLargest = 7;
  if (!are_bonds_in_sure_rings(basis, system)) {
    return ReadOutcome::AmbiguousRings;
  }
  int missing = rings_of_candidate_atoms(basis, system);
  for (int ring = 0; ring < basis.size() && missing > 0; ++ring) {
    const Look look = basis.system_of(ring) == system ? look_at(basis.ring(ring)) : Look();
    if (!look.is_candidate) {
      continue;
    }
    if (look.has_triple || basis.bonds_of(ring) > kLargest ||
        !is_only_shortest_of_an_atom(basis.ring(ring), basis.bonds_of(ring))) {
      return ReadOutcome::AmbiguousRings;
    }
    add_candidate(basis.ring(ring), look.electrons);
    --missing;
  }
  return missing == 0 ? ReadOutcome::Certain : ReadOutcome::AmbiguousRings;
}

template <int Words>
bool AromaticRings<Words>::are_bonds_in_sure_rings(const RingBasis<Words>& basis, int system) {
  Ring sure;
  Ring all;
  for (int ring = 0; ring < basis.size(); ++ring) {
    if (basis.system_of(ring) == system) {
      all |= basis.ring(ring);
      if (is_only_shortest_of_an_atom(basis.ring(ring), basis.bonds_of(ring))) {
        sure |= basis.ring(ring);
      }
    }
  }
  return all.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    return sure.contains(place) || draft_->atom(draft_->begin_of(bond)).core_bonds == 2 ||
           draft_->atom(draft_->end_of(bond)).core_bonds == 2;
  });
}

/// The number of independent rings in a system that atoms which give electrons make alone: each
/// bond between such atoms either joins two parts or closes a ring.
template <int Words>
int AromaticRings<Words>::rings_of_candidate_atoms(const RingBasis<Words>& basis, int system) {
  Ring all;
  for (int ring = 0; ring < basis.size(); ++ring) {
    if (basis.system_of(ring) == system) {
      all |= basis.ring(ring);
    }
  }
  for (int atom = 0; atom < draft_->atom_count; ++atom) {
    scratch_[at(atom)] = static_cast<std::uint8_t>(atom);
  }
  const auto root_of = [&](int atom) {
    while (scratch_[at(atom)] != atom) {
      atom = scratch_[at(atom)];
    }
    return atom;
  };
  int rings = 0;
  all.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    const int begin = draft_->begin_of(bond);
    const int end = draft_->end_of(bond);
    if (electrons_of(begin) != kNoPiElectrons && electrons_of(end) != kNoPiElectrons) {
      const int one = root_of(begin);
      const int other = root_of(end);
      rings += one == other ? 1 : 0;
      scratch_[at(one)] = static_cast<std::uint8_t>(other);
    }
    return true;
  });
  return rings;
}

template <int Words>
bool AromaticRings<Words>::is_only_shortest_of_an_atom(const Ring& ring, int bonds) {
  return !ring.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    return !has_one_shortest_ring(*draft_, draft_->begin_of(bond), bonds) &&
           !has_one_shortest_ring(*draft_, draft_->end_of(bond), bonds);
  });
}

/// Whether no candidate is left over.
template <int Words>
bool AromaticRings<Words>::judge_alone() {
  bool are_all_aromatic = true;
  for (int index = 0; index < candidate_count_; ++index) {
    Candidate& candidate = candidates_[at(index)];
    candidate.is_aromatic = is_huckel(candidate.electrons);
    if (candidate.is_aromatic) {
      aromatic_bonds_ |= candidate.bonds;
    }
    are_all_aromatic = are_all_aromatic && candidate.is_aromatic;
  }
  return are_all_aromatic;
}

template <int Words>
ReadOutcome AromaticRings<Words>::judge_fused() {
  if (!group_candidates()) {
    return ReadOutcome::OddAromaticity;
  }
  for (int group = 0; group < candidate_count_; ++group) {
    if (candidates_[at(group)].group == group && !judge_group(group)) {
      return ReadOutcome::OddAromaticity;
    }
  }
  return ReadOutcome::Certain;
}

/// False: two share more than one bond, which RDKit does not take for fused.
template <int Words>
bool AromaticRings<Words>::group_candidates() {
  for (int one = 0; one < candidate_count_; ++one) {
    for (int other = one + 1; other < candidate_count_; ++other) {
      const Ring common = candidates_[at(one)].bonds & candidates_[at(other)].bonds;
      if (common.is_empty()) {
        continue;
      }
      if (common.count() > 1) {
        return false;
      }
      const int kept = candidates_[at(one)].group;
      const int merged = candidates_[at(other)].group;
      for (int index = 0; index < candidate_count_; ++index) {
        int& group = candidates_[at(index)].group;
        group = group == merged ? kept : group;
      }
    }
  }
  return true;
}

/// False: there are too many to try.
template <int Words>
bool AromaticRings<Words>::judge_group(int number) {
  Group group;
  for (int index = 0; index < candidate_count_; ++index) {
    const Candidate& candidate = candidates_[at(index)];
    if (candidate.group != number) {
      continue;
    }
    if (group.size == kMostFused) {
      return false;
    }
    group.members[at(group.size++)] = index;
    group.all |= candidate.bonds;
    if (candidate.is_aromatic) {
      group.done |= candidate.bonds;
    }
  }
  for (int one = 0; one < group.size; ++one) {
    for (int other = 0; other < group.size; ++other) {
      const Ring common = candidates_[at(group.members[at(one)])].bonds &
                          candidates_[at(group.members[at(other)])].bonds;
      group.touching[at(one)] |= common.is_empty() ? 0U : 1U << other;
    }
  }
  for (int count = 2; count <= std::min(group.size, kMostAtOnce); ++count) {
    if (group.done == group.all) {
      break;
    }
    judge_groups_of(group, count);
  }
  return true;
}

/// What is found among groups of one size does not change what is looked at in this size.
template <int Words>
void AromaticRings<Words>::judge_groups_of(Group& group, int rings_at_once) {
  Ring found;
  for (unsigned int chosen = 0; chosen < 1U << group.size; ++chosen) {
    if (std::popcount(chosen) != rings_at_once || !group.is_connected(chosen) ||
        !is_aromatic_together(group, chosen)) {
      continue;
    }
    Ring outline;  // bonds of one of them alone
    for (unsigned int rest = chosen; rest != 0; rest &= rest - 1) {
      Candidate& candidate =
          candidates_[at(group.members[static_cast<std::size_t>(std::countr_zero(rest))])];
      candidate.is_aromatic = true;
      outline ^= candidate.bonds;
    }
    found |= outline;
  }
  group.done |= found;
  aromatic_bonds_ |= found;
}

/// The electrons of all atoms count but for those inside, which three of the rings meet at.
template <int Words>
bool AromaticRings<Words>::is_aromatic_together(const Group& group, unsigned int chosen) {
  std::fill_n(scratch_.begin(), draft_->atom_count, std::uint8_t{0});
  for (unsigned int rest = chosen; rest != 0; rest &= rest - 1) {
    const int member = group.members[static_cast<std::size_t>(std::countr_zero(rest))];
    candidates_[at(member)].bonds.all_of([&](int place) {
      const int bond = draft_->ring_bond(place);
      ++scratch_[at(draft_->begin_of(bond))];
      ++scratch_[at(draft_->end_of(bond))];
      return true;
    });
  }
  int electrons = 0;
  for (int atom = 0; atom < draft_->atom_count; ++atom) {
    const int bond_ends = scratch_[at(atom)];  // two for each ring
    electrons += bond_ends == 2 || bond_ends == 4 ? electrons_of(atom) : 0;
  }
  return is_huckel(electrons);
}

template <int Words>
void AromaticRings<Words>::write() {
  Ring rings;
  for (int index = 0; index < candidate_count_; ++index) {
    if (candidates_[at(index)].is_aromatic) {
      rings |= candidates_[at(index)].bonds;
    }
  }
  rings.all_of([&](int place) {
    const int bond = draft_->ring_bond(place);
    draft_->atom(draft_->begin_of(bond)).is_aromatic = true;
    draft_->atom(draft_->end_of(bond)).is_aromatic = true;
    return true;
  });
  aromatic_bonds_.all_of([&](int place) {
    draft_->bond(draft_->ring_bond(place)).is_aromatic = true;
    return true;
  });
}

/// Else a bond that was written aromatic has the order of the Kekule form that was found, and RDKit
/// may have found another one.
template <int Words>
bool AromaticRings<Words>::keeps_what_is_written() const {
  for (int index = 0; index < draft_->atom_count; ++index) {
    const DraftAtom& atom = draft_->atom(index);
    if (atom.is_lower_case && !atom.is_aromatic) {
      return false;
    }
  }
  for (int index = 0; index < draft_->bond_count; ++index) {
    const DraftBond& bond = draft_->bond(index);
    if (bond.is_drawn_aromatic && !bond.is_aromatic) {
      return false;
    }
  }
  return true;
}

template class AromaticRings<1>;
template class AromaticRings<2>;

}  // namespace congener::graph
