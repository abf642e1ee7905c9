#include "graph/ring_basis.hpp"

#include <algorithm>
#include <bit>

namespace congener::graph {

template <int Words>
void RingBasis<Words>::find(const SmilesDraft& draft) {
  take_from_closures(draft);
  if (size_ > 1) {
    shorten();
    join_systems();
    judge_systems();
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
void RingBasis<Words>::judge_systems() {
  for (int ring = 0; ring < size_; ++ring) {
    const bool has_own_bond = !(shared_[at(ring)] == rings_[at(ring)]);
    const int system = systems_[at(ring)];
    is_no_tree_[at(system)] = is_no_tree_[at(system)] || !has_own_bond;
  }
  for (int system = 0; system < size_; ++system) {
    if (systems_[at(system)] != system) {
      continue;
    }
    const int rings = rings_of_system_[at(system)];
    is_ambiguous_[at(system)] = is_bridged_[at(system)]
                                    ? rings > 2 || is_no_tree_[at(system)]
                                    : is_no_tree_[at(system)] && !are_all_sums_longer(system);
  }
}

/// Goes through the sums in the order of a Gray code, so that each differs from the one before by
/// one ring.
template <int Words>
bool RingBasis<Words>::are_all_sums_longer(int system) const {
  std::array<int, kMostSummed> members{};
  if (rings_of_system_[at(system)] > kMostSummed) {
    return false;
  }
  unsigned int count = 0;
  std::array<bool, kMostRingBonds + 1> is_size_without_own_bond{};
  for (int ring = 0; ring < size_; ++ring) {
    if (systems_[at(ring)] == system) {
      members[count++] = ring;
      if (shared_[at(ring)] == rings_[at(ring)]) {
        is_size_without_own_bond[at(sizes_[at(ring)])] = true;
      }
    }
  }
  Ring sum;
  unsigned int code = 0;
  for (unsigned int step = 1; step < 1U << count; ++step) {
    const unsigned int next = step ^ step >> 1;
    sum ^= rings_[at(members[static_cast<std::size_t>(std::countr_zero(next ^ code))])];
    code = next;
    if (std::has_single_bit(code)) {
      continue;
    }
    int longest = 0;
    for (unsigned int rest = code; rest != 0; rest &= rest - 1) {
      longest =
          std::max(longest, sizes_[at(members[static_cast<std::size_t>(std::countr_zero(rest))])]);
    }
    const int length = sum.count();
    if (length <= longest || is_size_without_own_bond[at(length)]) {
      return false;
    }
  }
  return true;
}

template class RingBasis<1>;
template class RingBasis<2>;

}  // namespace congener::graph
