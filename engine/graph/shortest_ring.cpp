#include "graph/shortest_ring.hpp"

#include <algorithm>
#include <cstddef>

namespace congener::graph {
namespace {

/// Breadth first over ring bonds, from one neighbour of an atom and not through the atom, with the
/// number of shortest ways to each atom reached.
class ShortestWays {
 public:
  ShortestWays(const SmilesDraft& draft, int avoided) : draft_(draft), avoided_(avoided) {
    std::fill_n(steps_.begin(), draft.atom_count, kUnreached);
  }

  void walk(int start, int most_steps) {
    reach(start, 0, 1);
    for (std::size_t next = 0; next < reached_count_; ++next) {
      const std::uint8_t atom = reached_[next];
      if (steps_[atom] == most_steps) {
        return;
      }
      for (const Neighbour& neighbour : draft_.neighbours_of(atom)) {
        if (draft_.bond(neighbour.bond).ring_place != 0 && neighbour.atom != avoided_) {
          step_to(neighbour.atom, steps_[atom] + 1, ways_[atom]);
        }
      }
    }
  }

  bool is_reached_in_one_way(int atom, int steps) const {
    const auto index = static_cast<std::size_t>(atom);
    return steps_[index] == steps && ways_[index] == 1;
  }

 private:
  static constexpr std::uint8_t kUnreached = 255;
  static constexpr int kMany = 2;

  void step_to(int atom, int steps, int ways) {
    const auto index = static_cast<std::size_t>(atom);
    if (steps_[index] == kUnreached) {
      reach(atom, steps, ways);
    } else if (steps_[index] == steps) {
      ways_[index] = static_cast<std::uint8_t>(std::min(ways_[index] + ways, kMany));
    }
  }

  void reach(int atom, int steps, int ways) {
    const auto index = static_cast<std::size_t>(atom);
    steps_[index] = static_cast<std::uint8_t>(steps);
    ways_[index] = static_cast<std::uint8_t>(ways);
    reached_[reached_count_++] = static_cast<std::uint8_t>(atom);
  }

  const SmilesDraft& draft_;
  int avoided_;
  std::array<std::uint8_t, kMostAtoms> steps_;
  std::array<std::uint8_t, kMostAtoms> ways_;
  std::array<std::uint8_t, kMostAtoms> reached_;
  std::size_t reached_count_ = 0;
};

}  // namespace

bool has_one_shortest_ring(const SmilesDraft& draft, int atom, int size) {
  if (draft.atom(atom).ring_bonds != 2 || draft.atom(atom).core_bonds != 2) {
    return false;
  }
  std::array<int, 2> ends{};
  std::size_t count = 0;
  for (const Neighbour& neighbour : draft.neighbours_of(atom)) {
    if (draft.bond(neighbour.bond).ring_place != 0) {
      ends[count++] = neighbour.atom;
    }
  }
  ShortestWays ways(draft, atom);
  ways.walk(ends[0], size - 2);
  return ways.is_reached_in_one_way(ends[1], size - 2);
}

}  // namespace congener::graph
