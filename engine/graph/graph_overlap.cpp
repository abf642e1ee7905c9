#include "graph/graph_overlap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "graph/bond_pairs.hpp"
#include "graph/canonical_order.hpp"
#include "graph/clique_search.hpp"
#include "support/sort_unique.hpp"

namespace congener::graph {
namespace {

// Far more than a drug-like molecule and an entry have (about 300); comparing them all with each
// other takes some 20 ms and 4 MB.
constexpr std::size_t kMostPairs = 4096;

struct Common {
  std::size_t atoms = 0;
  std::size_t bonds = 0;
};

double johnson_similarity(const Common& common, const OverlapGraph& one,
                          const OverlapGraph& other) {
  const auto size = static_cast<double>(common.atoms + common.bonds);
  const auto size_of_one = static_cast<double>(one.atoms.size() + one.bonds.size());
  const auto size_of_other = static_cast<double>(other.atoms.size() + other.bonds.size());
  return common.bonds == 0 ? 0.0 : size * size / (size_of_one * size_of_other);
}

std::size_t count_common(const std::vector<std::uint32_t>& one,
                         const std::vector<std::uint32_t>& other) {
  std::size_t count = 0;
  auto left = one.begin();
  auto right = other.begin();
  while (left != one.end() && right != other.end()) {
    const bool is_equal = *left == *right;
    count += is_equal ? 1 : 0;
    const bool moves_left = *left <= *right;
    const bool moves_right = *right <= *left;
    left += moves_left ? 1 : 0;
    right += moves_right ? 1 : 0;
  }
  return count;
}

/// At most: each label's atoms paired in order of degree (RASCAL's first tier), and no more bonds
/// of a kind than both have (its second).
Common most_in_common(const OverlapGraph& one, const OverlapGraph& other) {
  Common most;
  std::size_t bond_ends = 0;
  auto left = one.sorted_atom_kinds.rbegin();
  auto right = other.sorted_atom_kinds.rbegin();
  while (left != one.sorted_atom_kinds.rend() && right != other.sorted_atom_kinds.rend()) {
    const std::uint32_t label = *left >> kDegreeBits;
    const std::uint32_t other_label = *right >> kDegreeBits;
    if (label == other_label) {
      ++most.atoms;
      bond_ends += std::min(*left, *right) & ((1U << kDegreeBits) - 1U);
    }
    left += label >= other_label ? 1 : 0;
    right += other_label >= label ? 1 : 0;
  }
  most.bonds =
      std::min(bond_ends / 2, count_common(one.sorted_bond_kinds, other.sorted_bond_kinds));
  most.atoms = std::min(most.atoms, 2 * most.bonds);
  return most;
}

/// The fewest common bonds with which this similarity can be reached.
std::size_t least_bonds(double similarity, const OverlapGraph& one, const OverlapGraph& other) {
  constexpr double kRounding = 1e-9;
  const auto size_of_one = static_cast<double>(one.atoms.size() + one.bonds.size());
  const auto size_of_other = static_cast<double>(other.atoms.size() + other.bonds.size());
  const double needed = std::sqrt(similarity * size_of_one * size_of_other);
  const double most_atoms = static_cast<double>(most_in_common(one, other).atoms);
  const double bonds = std::max(needed - most_atoms, needed / 3.0);  // two atoms a bond at most
  return static_cast<std::size_t>(std::max(1.0, std::ceil(bonds - kRounding)));
}

bool is_end_of(int atom, const OverlapBond& bond) {
  return atom == bond.begin || atom == bond.end;
}

/// The atom of one to which the begin of bond corresponds, by a neighbouring bond of the clique or,
/// for a bond on its own, by label.
int image_of_begin(const OverlapBond& bond, const OverlapBond& image, const OverlapGraph& one,
                   const OverlapGraph& other, const std::vector<BondPair>& matched) {
  for (const BondPair& pair : matched) {
    const OverlapBond& next = one.bonds[pair.one];
    const OverlapBond& next_image = other.bonds[pair.other];
    const bool at_begin = is_end_of(bond.begin, next);
    const bool at_end = is_end_of(bond.end, next);
    if (at_begin != at_end) {  // not the bond itself
      const bool meets_at_begin = is_end_of(image.begin, next_image);
      return at_begin == meets_at_begin ? image.begin : image.end;
    }
  }
  const auto label = [](const OverlapGraph& graph, int atom) {
    return graph.atoms[static_cast<std::size_t>(atom)].label;
  };
  return label(one, bond.begin) == label(other, image.begin) ? image.begin : image.end;
}

/// Places of corresponding atoms, ascending.
std::vector<std::pair<int, int>> pairs_of_atoms(const OverlapGraph& one, const OverlapGraph& other,
                                                const std::vector<BondPair>& matched) {
  std::vector<std::pair<int, int>> atoms;
  for (const BondPair& pair : matched) {
    const OverlapBond& bond = one.bonds[pair.one];
    const OverlapBond& image = other.bonds[pair.other];
    const int begin = image_of_begin(bond, image, one, other, matched);
    atoms.emplace_back(bond.begin, begin);
    atoms.emplace_back(bond.end, image.begin + image.end - begin);
  }
  support::sort_unique(atoms);
  return atoms;
}

/// Connected parts of the common subgraph.
int count_pieces(const OverlapGraph& one, const std::vector<BondPair>& matched, int atom_count) {
  std::vector<int> parent(one.atoms.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](int atom) {
    while (parent[static_cast<std::size_t>(atom)] != atom) {
      atom = parent[static_cast<std::size_t>(atom)];
    }
    return atom;
  };
  int pieces = atom_count;
  for (const BondPair& pair : matched) {
    const int begin = root(one.bonds[pair.one].begin);
    const int end = root(one.bonds[pair.one].end);
    pieces -= begin != end ? 1 : 0;
    parent[static_cast<std::size_t>(begin)] = end;
  }
  return pieces;
}

/// Of two graphs, the one that comes before first.
Overlap overlap_of(const OrderedGraph& first, const OrderedGraph& second,
                   const OverlapOptions& options) {
  const OverlapGraph& one = first.graph;
  const OverlapGraph& other = second.graph;
  Overlap result;
  std::vector<BondPair> candidates = pairs_of_equal_kind(first, second);
  if (candidates.empty() || candidates.size() > kMostPairs) {
    result.is_exact = candidates.empty();
    return result;
  }
  const BondPairs pairs(first, second, std::move(candidates));
  CliqueOptions clique_options;
  clique_options.least_size = least_bonds(options.least_similarity, one, other);
  clique_options.most_steps = options.most_steps;
  const Clique clique = largest_clique(pairs, clique_options);
  std::vector<BondPair> matched;
  matched.reserve(clique.pairs.size());
  for (const std::size_t pair : clique.pairs) {
    matched.push_back(pairs[pair]);
  }
  result.is_exact = clique.is_exact;
  const auto atoms = pairs_of_atoms(one, other, matched);
  const double similarity = johnson_similarity({atoms.size(), matched.size()}, one, other);
  if (matched.empty() || similarity < options.least_similarity) {
    return result;
  }
  result.similarity = similarity;
  result.common_atoms = static_cast<int>(atoms.size());
  result.common_bonds = static_cast<int>(matched.size());
  result.pieces = count_pieces(one, matched, result.common_atoms);
  for (const auto& [atom, image] : atoms) {
    result.atom_pairs.emplace_back(one.atoms[static_cast<std::size_t>(atom)].molecule_atom,
                                   other.atoms[static_cast<std::size_t>(image)].molecule_atom);
  }
  return result;
}

}  // namespace

double overlap_bound(const OverlapGraph& one, const OverlapGraph& other) {
  return johnson_similarity(most_in_common(one, other), one, other);
}

Overlap maximum_overlap(const OrderedGraph& one, const OrderedGraph& other,
                        const OverlapOptions& options) {
  if (overlap_bound(one.graph, other.graph) < options.least_similarity) {
    return {};
  }
  const bool is_swapped = comes_before(other.graph, one.graph);
  Overlap result = is_swapped ? overlap_of(other, one, options) : overlap_of(one, other, options);
  for (auto& [atom, image] : result.atom_pairs) {
    if (is_swapped) {
      std::swap(atom, image);
    }
  }
  std::sort(result.atom_pairs.begin(), result.atom_pairs.end());
  return result;
}

Overlap maximum_overlap(const OverlapGraph& one, const OverlapGraph& other,
                        const OverlapOptions& options) {
  if (overlap_bound(one, other) < options.least_similarity) {
    return {};  // before the graphs are put in order, which takes longer
  }
  return maximum_overlap(ordered(one), ordered(other), options);
}

}  // namespace congener::graph
