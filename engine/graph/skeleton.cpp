#include "graph/skeleton.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "graph/mixed_hash.hpp"

namespace congener::graph {
namespace {

constexpr int kHydrogen = 1;
constexpr int kOxygen = 8;
constexpr std::size_t kElements = 128;

/// Nearly every molecule is asked for its composition key, so the hashes of the elements are kept.
constexpr std::array<std::uint64_t, kElements> element_keys() {
  std::array<std::uint64_t, kElements> keys{};
  for (std::size_t element = 0; element < kElements; ++element) {
    keys[element] = mixed(element);
  }
  keys[kHydrogen] = 0;
  return keys;
}

constexpr auto kElementKeys = element_keys();

using Colors = std::array<std::uint64_t, kMostAtoms>;

}  // namespace

std::uint64_t oxygen_key() {
  return kElementKeys[kOxygen];
}

std::uint64_t composition_key(const GraphView& molecule) {
  std::uint64_t key = 0;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    key += kElementKeys[static_cast<std::size_t>(element_of(molecule.atoms[atom]))];
  }
  return key;
}

std::uint64_t skeleton_key(const GraphView& molecule) {
  constexpr int kRounds = 4;  // as chem::skeleton_key
  Colors colors;
  Colors refined;
  const auto count = static_cast<std::size_t>(molecule.atom_count);
  for (std::size_t atom = 0; atom < count; ++atom) {
    colors[atom] = mixed(static_cast<std::uint64_t>(element_of(molecule.atoms[atom])));
  }
  const auto is_heavy = [&](int atom) { return element_of(molecule.atoms[atom]) != kHydrogen; };
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t atom = 0; atom < count; ++atom) {
      std::uint64_t neighbours = 0;
      const auto* end = molecule.end_of(static_cast<int>(atom));
      for (const auto* next = molecule.begin_of(static_cast<int>(atom)); next != end; ++next) {
        neighbours += is_heavy(next->atom) ? mixed(colors[next->atom]) : 0;
      }
      refined[atom] = mixed(colors[atom] * 3 + neighbours);
    }
    std::copy_n(refined.begin(), count, colors.begin());
  }
  std::uint64_t key = 0;
  for (std::size_t atom = 0; atom < count; ++atom) {
    key += is_heavy(static_cast<int>(atom)) ? mixed(colors[atom]) : 0;
  }
  return key;
}

}  // namespace congener::graph
