#include "graph/canonical_order.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace congener::graph {
namespace {

using Colors = std::vector<std::uint64_t>;

// The finalizer of splitmix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

std::size_t count_distinct(const Colors& colors) {
  Colors sorted = colors;
  std::sort(sorted.begin(), sorted.end());
  return static_cast<std::size_t>(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
}

/// Weisfeiler-Lehman refinement until no more atoms are told apart. The number of colours then.
std::size_t refine(const OverlapGraph& graph, Colors& colors) {
  std::size_t distinct = count_distinct(colors);
  while (distinct < colors.size()) {
    Colors sums(colors.size(), 0);
    for (const OverlapBond& bond : graph.bonds) {
      const auto begin = static_cast<std::size_t>(bond.begin);
      const auto end = static_cast<std::size_t>(bond.end);
      sums[begin] += mixed(colors[end] ^ mixed(bond.kind));
      sums[end] += mixed(colors[begin] ^ mixed(bond.kind));
    }
    for (std::size_t atom = 0; atom < colors.size(); ++atom) {
      sums[atom] = mixed(colors[atom] * 3 + sums[atom]);
    }
    const std::size_t finer = count_distinct(sums);
    if (finer == distinct) {
      break;
    }
    colors.swap(sums);
    distinct = finer;
  }
  return distinct;
}

/// An atom whose colour another one has, too, of the lowest such colour.
std::size_t first_tied_atom(const Colors& colors) {
  std::vector<std::size_t> order(colors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return std::tie(colors[one], one) < std::tie(colors[other], other);
  });
  const auto tie = std::adjacent_find(
      order.begin(), order.end(),
      [&](std::size_t one, std::size_t other) { return colors[one] == colors[other]; });
  return *tie;
}

/// For each atom its place in the canonical order.
std::vector<int> canonical_places(const OverlapGraph& graph) {
  Colors colors;
  colors.reserve(graph.atoms.size());
  for (const auto& atom : graph.atoms) {
    colors.push_back(mixed(atom.label * 256ULL + static_cast<unsigned int>(atom.degree)));
  }
  while (refine(graph, colors) < colors.size()) {
    std::uint64_t& color = colors[first_tied_atom(colors)];
    color = mixed(color + 1);
  }
  Colors sorted = colors;
  std::sort(sorted.begin(), sorted.end());
  std::vector<int> places;
  places.reserve(colors.size());
  for (const std::uint64_t color : colors) {
    places.push_back(
        static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), color) - sorted.begin()));
  }
  return places;
}

auto key_of(const OverlapBond& bond) {
  return std::make_tuple(bond.begin, bond.end, bond.kind);
}

}  // namespace

OverlapGraph in_canonical_order(const OverlapGraph& graph) {
  const std::vector<int> places = canonical_places(graph);
  OverlapGraph ordered = graph;
  for (std::size_t atom = 0; atom < places.size(); ++atom) {
    ordered.atoms[static_cast<std::size_t>(places[atom])] = graph.atoms[atom];
  }
  for (OverlapBond& bond : ordered.bonds) {
    const int begin = places[static_cast<std::size_t>(bond.begin)];
    const int end = places[static_cast<std::size_t>(bond.end)];
    std::tie(bond.begin, bond.end) = std::minmax(begin, end);
  }
  std::sort(
      ordered.bonds.begin(), ordered.bonds.end(),
      [](const OverlapBond& one, const OverlapBond& other) { return key_of(one) < key_of(other); });
  return ordered;
}

bool comes_before(const OverlapGraph& one, const OverlapGraph& other) {
  const auto sizes = [](const OverlapGraph& graph) {
    return std::make_tuple(graph.bonds.size(), graph.atoms.size());
  };
  if (sizes(one) != sizes(other)) {
    return sizes(one) < sizes(other);
  }
  for (std::size_t atom = 0; atom < one.atoms.size(); ++atom) {
    if (one.atoms[atom].label != other.atoms[atom].label) {
      return one.atoms[atom].label < other.atoms[atom].label;
    }
  }
  return std::lexicographical_compare(one.bonds.begin(), one.bonds.end(), other.bonds.begin(),
                                      other.bonds.end(),
                                      [](const OverlapBond& left, const OverlapBond& right) {
                                        return key_of(left) < key_of(right);
                                      });
}

}  // namespace congener::graph
