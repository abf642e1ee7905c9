#include "graph/ring_basis.hpp"

#include <algorithm>
#include <bit>

namespace congener::graph {

template <int Words>
void RingBasis<Words>::find(SmilesDraft& draft) {
  take_from_closures(draft);
  if (size_ > 1) {
    shorten();
    join_systems();
    judge_systems(draft);
  }
}

template <int Words>
void RingBasis<Words>::take_from_closures(const SmilesDraft& draft) {
  size_ = draft.closure_count;
  for (int index = 0; index < size_; ++index) {
    Ring ring;
    int bonds = 0;
    for_each_bond_of_closure(draft, index, [&](int bond) {
      ring.add(draft.bond(bond).ring_place - 1);
      ++bonds;
    });
    rings_[at(index)] = ring;
    sizes_[at(index)] = bonds;
    systems_[at(index)] = index;
    is_ambiguous_[at(index)] = false;
  }
}

/// Until no ring gets shorter by adding another one to it. It ends, because each step takes bonds
/// away.
template <int Words>
void RingBasis<Words>::shorten() {
  bool again = true;
  while (again) {
    again = false;
    for (int ring = 0; ring < size_; ++ring) {
      for (int other = 0; other < size_; ++other) {
        again = shorten_by(ring, other) || again;
      }
    }
  }
}

template <int Words>
bool RingBasis<Words>::shorten_by(int ring, int other) {
  const Ring common = rings_[at(ring)] & rings_[at(other)];
  if (ring == other || common.is_empty()) {
    return false;
  }
  const int shared = common.count();
  if (2 * shared <= sizes_[at(other)]) {
    return false;
  }
  rings_[at(ring)] ^= rings_[at(other)];
  sizes_[at(ring)] += sizes_[at(other)] - 2 * shared;
  return true;
}

template <int Words>
void RingBasis<Words>::join_systems() {
  for (int ring = 0; ring < size_; ++ring) {
    shared_[at(ring)] = {};
    rings_of_system_[at(ring)] = 1;
    is_no_tree_[at(ring)] = is_bridged_[at(ring)] = false;
  }
  for (int ring = 0; ring < size_; ++ring) {
    for (int other = ring + 1; other < size_; ++other) {
      const Ring common = rings_[at(ring)] & rings_[at(other)];
      if (!common.is_empty()) {
        shared_[at(ring)] |= common;
        shared_[at(other)] |= common;
        join(ring, other, common.count());
      }
    }
  }
  for (int ring = 0; ring < size_; ++ring) {
    bool& is_no_tree = is_no_tree_[at(systems_[at(ring)])];
    is_no_tree = is_no_tree || shared_[at(ring)] == rings_[at(ring)];
  }
}

template <int Words>
void RingBasis<Words>::join(int ring, int other, int shared) {
  const int system = systems_[at(ring)];
  const bool closes_circle = system == systems_[at(other)];
  if (!closes_circle) {
    merge(system, systems_[at(other)]);
  }
  const bool is_half = 2 * shared >= std::min(sizes_[at(ring)], sizes_[at(other)]);
  is_no_tree_[at(system)] = is_no_tree_[at(system)] || closes_circle || is_half;
  is_bridged_[at(system)] = is_bridged_[at(system)] || shared > 1;
}

template <int Words>
void RingBasis<Words>::merge(int kept, int merged) {
  std::replace(systems_.begin(), systems_.begin() + size_, merged, kept);
  rings_of_system_[at(kept)] += rings_of_system_[at(merged)];
  is_no_tree_[at(kept)] = is_no_tree_[at(kept)] || is_no_tree_[at(merged)];
  is_bridged_[at(kept)] = is_bridged_[at(kept)] || is_bridged_[at(merged)];
}

template <int Words>
void RingBasis<Words>::judge_systems(SmilesDraft& draft) {
  bool has_core = false;
  for (int system = 0; system < size_; ++system) {
    if (systems_[at(system)] != system || !(is_no_tree_[at(system)] || is_bridged_[at(system)])) {
      continue;
    }
    if (!has_core) {
      find_core(draft);
      has_core = true;
    }
    is_ambiguous_[at(system)] = !is_certain(draft, system);
  }
}

/// For systems that are no tree or bridged.
template <int Words>
bool RingBasis<Words>::is_certain(const SmilesDraft& draft, int system) const {
  bool has_each_an_atom = true;
  for (int ring = 0; ring < size_; ++ring) {
    if (systems_[at(ring)] == system) {
      if (shared_[at(ring)] == rings_[at(ring)]) {
        return false;
      }
      has_each_an_atom = has_each_an_atom && has_atom_of_its_own(draft, ring);
    }
  }
  if (is_bridged_[at(system)]) {
    return rings_of_system_[at(system)] == 2 && !is_no_tree_[at(system)] && has_each_an_atom;
  }
  return are_all_sums_longer(draft, system);
}

/// An atom whose bonds, but for those to ends of chains, are in this ring and in no other one.
template <int Words>
bool RingBasis<Words>::has_atom_of_its_own(const SmilesDraft& draft, int ring) const {
  Ring own = rings_[at(ring)];
  own ^= shared_[at(ring)];
  return !own.all_of([&](int place) {
    const int bond = draft.ring_bond(place);
    return draft.atom(draft.begin_of(bond)).core_bonds != 2 &&
           draft.atom(draft.end_of(bond)).core_bonds != 2;
  });
}

/// Goes through the sums in the order of a Gray code, so that each differs from the one before by
/// one ring.
template <int Words>
bool RingBasis<Words>::are_all_sums_longer(const SmilesDraft& draft, int system) const {
  std::array<int, kMostSummed> members{};
  if (rings_of_system_[at(system)] > kMostSummed) {
    return false;
  }
  unsigned int count = 0;
  int longest_of_all = 0;  // of the rings without an atom of their own
  for (int ring = 0; ring < size_; ++ring) {
    if (systems_[at(ring)] == system) {
      members[count++] = ring;
      longest_of_all = has_atom_of_its_own(draft, ring)
                           ? longest_of_all
                           : std::max(longest_of_all, sizes_[at(ring)]);
    }
  }
  Ring sum;
  unsigned int code = 0;
  for (unsigned int step = 1; step < 1U << count; ++step) {
    const unsigned int next = step ^ step >> 1;
    sum ^= rings_[at(members[static_cast<std::size_t>(std::countr_zero(next ^ code))])];
    code = next;
    int longest = longest_of_all;
    for (unsigned int rest = code; rest != 0; rest &= rest - 1) {
      longest =
          std::max(longest, sizes_[at(members[static_cast<std::size_t>(std::countr_zero(rest))])]);
    }
    if (!std::has_single_bit(code) && sum.count() <= longest) {
      return false;
    }
  }
  return true;
}

template class RingBasis<1>;
template class RingBasis<2>;

}  // namespace congener::graph
