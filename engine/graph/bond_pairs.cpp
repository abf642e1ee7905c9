#include "graph/bond_pairs.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include "support/sort_unique.hpp"

namespace congener::graph {
namespace {

constexpr std::size_t kWordBits = 64;

/// The atom that two bonds share, or -1.
int common_atom(const OverlapBond& bond, const OverlapBond& other) {
  if (bond.begin == other.begin || bond.begin == other.end) {
    return bond.begin;
  }
  return bond.end == other.begin || bond.end == other.end ? bond.end : -1;
}

/// For each two bonds the label of the atom where they meet, 0 where they do not.
std::vector<std::uint32_t> contacts_of(const OverlapGraph& graph) {
  std::vector<std::uint32_t> labels;
  labels.reserve(graph.bonds.size() * graph.bonds.size());
  for (const OverlapBond& bond : graph.bonds) {
    for (const OverlapBond& other : graph.bonds) {
      const int atom = common_atom(bond, other);
      labels.push_back(atom < 0 ? 0 : graph.atoms[static_cast<std::size_t>(atom)].label);
    }
  }
  return labels;
}

void set_bit(std::uint64_t* row, std::size_t bit) {
  row[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
}

bool breaks_one(const std::array<std::size_t, 3>& triangle, std::size_t bond, std::size_t image,
                const std::vector<std::size_t>& match,
                const std::vector<std::array<std::size_t, 3>>& triangles_there) {
  if (std::find(triangle.begin(), triangle.end(), bond) == triangle.end()) {
    return false;
  }
  std::array<std::size_t, 3> images{};
  for (std::size_t side = 0; side < triangle.size(); ++side) {
    images[side] = triangle[side] == bond ? image : match[triangle[side]];
    if (images[side] == BondPairs::kUnmatched) {
      return false;
    }
  }
  std::sort(images.begin(), images.end());
  return !std::binary_search(triangles_there.begin(), triangles_there.end(), images);
}

}  // namespace

std::vector<BondPair> pairs_of_equal_kind(const OverlapGraph& one, const OverlapGraph& other) {
  std::vector<BondPair> pairs;
  std::map<std::uint32_t, std::size_t> counts;
  for (std::size_t bond = 0; bond < one.bonds.size(); ++bond) {
    for (std::size_t image = 0; image < other.bonds.size(); ++image) {
      const std::uint32_t kind = one.bonds[bond].kind;
      if (kind == other.bonds[image].kind) {
        pairs.push_back({bond, image, kind});
        ++counts[kind];
      }
    }
  }
  const auto rank = [&](const BondPair& pair) {
    return std::make_tuple(-static_cast<std::ptrdiff_t>(counts.at(pair.kind)), pair.kind, pair.one,
                           pair.other);
  };
  std::sort(pairs.begin(), pairs.end(),
            [&](const BondPair& left, const BondPair& right) { return rank(left) < rank(right); });
  return pairs;
}

BondPairs::BondPairs(const OverlapGraph& one, const OverlapGraph& other,
                     std::vector<BondPair> pairs)
    : pairs_(std::move(pairs)),
      bonds_of_one_(one.bonds.size()),
      bonds_of_other_(other.bonds.size()),
      words_((pairs_.size() + kWordBits - 1) / kWordBits),
      compatible_(pairs_.size() * words_, 0),
      touching_(pairs_.size() * words_, 0),
      triangles_of_one_(triangles_of(one)),
      triangles_of_other_(triangles_of(other)) {
  fill_rows(one, other);
}

void BondPairs::fill_rows(const OverlapGraph& one, const OverlapGraph& other) {
  const std::vector<std::uint32_t> contacts = contacts_of(one);
  const std::vector<std::uint32_t> contacts_there = contacts_of(other);
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
    const std::uint32_t* contact = &contacts[pairs_[pair].one * one.bonds.size()];
    const std::uint32_t* contact_there = &contacts_there[pairs_[pair].other * other.bonds.size()];
    for (std::size_t next = pair + 1; next < pairs_.size(); ++next) {
      const std::size_t bond = pairs_[next].one;
      const std::size_t image = pairs_[next].other;
      if (bond == pairs_[pair].one || image == pairs_[pair].other ||
          contact[bond] != contact_there[image]) {
        continue;
      }
      set_bit(&compatible_[pair * words_], next);
      set_bit(&compatible_[next * words_], pair);
      if (contact[bond] != 0) {
        set_bit(&touching_[pair * words_], next);
        set_bit(&touching_[next * words_], pair);
      }
    }
  }
}

/// Triangles as their bonds, ascending, in ascending order.
std::vector<BondPairs::Triangle> BondPairs::triangles_of(const OverlapGraph& graph) {
  std::vector<std::vector<std::size_t>> bonds_at(graph.atoms.size());
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    bonds_at[static_cast<std::size_t>(graph.bonds[bond].begin)].push_back(bond);
    bonds_at[static_cast<std::size_t>(graph.bonds[bond].end)].push_back(bond);
  }
  std::vector<Triangle> triangles;
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    for (const std::size_t left : bonds_at[static_cast<std::size_t>(graph.bonds[bond].begin)]) {
      for (const std::size_t right : bonds_at[static_cast<std::size_t>(graph.bonds[bond].end)]) {
        const int apex = common_atom(graph.bonds[left], graph.bonds[right]);
        if (left != bond && right != bond && left != right && apex >= 0) {
          Triangle triangle{bond, left, right};
          std::sort(triangle.begin(), triangle.end());
          triangles.push_back(triangle);
        }
      }
    }
  }
  support::sort_unique(triangles);
  return triangles;
}

bool BondPairs::breaks_triangle(std::size_t pair, const std::vector<std::size_t>& match_of_one,
                                const std::vector<std::size_t>& match_of_other) const {
  const std::size_t bond = pairs_[pair].one;
  const std::size_t image = pairs_[pair].other;
  return std::any_of(triangles_of_one_.begin(), triangles_of_one_.end(),
                     [&](const Triangle& triangle) {
                       return breaks_one(triangle, bond, image, match_of_one, triangles_of_other_);
                     }) ||
         std::any_of(triangles_of_other_.begin(), triangles_of_other_.end(),
                     [&](const Triangle& triangle) {
                       return breaks_one(triangle, image, bond, match_of_other, triangles_of_one_);
                     });
}

}  // namespace congener::graph
