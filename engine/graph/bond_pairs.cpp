#include "graph/bond_pairs.hpp"

#include <algorithm>
#include <utility>

#include "graph/bond_meetings.hpp"

namespace congener::graph {
namespace {

constexpr std::size_t kWordBits = 64;

/// A kind that bonds of both graphs have, as ranges of their bonds_by_kind.
struct SharedKind {
  std::uint32_t kind = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t begin_of_other = 0;
  std::size_t end_of_other = 0;

  std::size_t pairs() const { return (end - begin) * (end_of_other - begin_of_other); }
};

/// The end of those from begin on that are of one kind.
std::size_t end_of_kind(const OrderedGraph& ordered, std::size_t begin) {
  const auto kind = [&](std::size_t place) {
    return ordered.graph.bonds[ordered.bonds_by_kind[place]].kind;
  };
  std::size_t end = begin;
  while (end < ordered.bonds_by_kind.size() && kind(end) == kind(begin)) {
    ++end;
  }
  return end;
}

/// Those with the most pairs first.
std::vector<SharedKind> shared_kinds(const OrderedGraph& one, const OrderedGraph& other) {
  const std::vector<std::size_t>& bonds = one.bonds_by_kind;
  const std::vector<std::size_t>& images = other.bonds_by_kind;
  std::vector<SharedKind> kinds;
  std::size_t begin = 0;
  std::size_t begin_of_other = 0;
  while (begin < bonds.size() && begin_of_other < images.size()) {
    const std::uint32_t kind = one.graph.bonds[bonds[begin]].kind;
    const std::uint32_t kind_of_other = other.graph.bonds[images[begin_of_other]].kind;
    const std::size_t end = end_of_kind(one, begin);
    const std::size_t end_of_other = end_of_kind(other, begin_of_other);
    if (kind == kind_of_other) {
      kinds.push_back({kind, begin, end, begin_of_other, end_of_other});
    }
    begin = kind <= kind_of_other ? end : begin;
    begin_of_other = kind_of_other <= kind ? end_of_other : begin_of_other;
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](const SharedKind& left, const SharedKind& right) {
    return left.pairs() > right.pairs();
  });
  return kinds;
}

bool breaks_one(const BondTriangle& triangle, std::size_t bond, std::size_t image,
                const std::vector<std::size_t>& match,
                const std::vector<BondTriangle>& triangles_there) {
  if (std::find(triangle.begin(), triangle.end(), bond) == triangle.end()) {
    return false;
  }
  BondTriangle images{};
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

std::vector<BondPair> pairs_of_equal_kind(const OrderedGraph& one, const OrderedGraph& other) {
  std::vector<BondPair> pairs;
  for (const SharedKind& shared : shared_kinds(one, other)) {
    for (std::size_t bond = shared.begin; bond < shared.end; ++bond) {
      for (std::size_t image = shared.begin_of_other; image < shared.end_of_other; ++image) {
        pairs.push_back({one.bonds_by_kind[bond], other.bonds_by_kind[image], shared.kind});
      }
    }
  }
  return pairs;
}

BondPairs::BondPairs(const OrderedGraph& one, const OrderedGraph& other,
                     std::vector<BondPair> pairs)
    : pairs_(std::move(pairs)),
      bonds_of_one_(one.graph.bonds.size()),
      bonds_of_other_(other.graph.bonds.size()),
      words_((pairs_.size() + kWordBits - 1) / kWordBits),
      compatible_(pairs_.size() * words_, 0),
      touching_(pairs_.size() * words_, 0),
      triangles_of_one_(one.triangles),
      triangles_of_other_(other.triangles) {
  fill_rows(one.graph, other.graph);
}

void BondPairs::fill_rows(const OverlapGraph& one, const OverlapGraph& other) {
  const std::vector<std::uint32_t> labels = common_labels(one, other);
  std::vector<std::size_t> bonds;
  std::vector<std::size_t> images;
  bonds.reserve(pairs_.size());
  images.reserve(pairs_.size());
  for (const BondPair& pair : pairs_) {
    bonds.push_back(pair.one);
    images.push_back(pair.other);
  }
  const BondMeetings meetings(one, labels, bonds, words_);
  const BondMeetings meetings_there(other, labels, images, words_);
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
    std::uint64_t* compatible = &compatible_[pair * words_];
    std::uint64_t* touching = &touching_[pair * words_];
    for (std::size_t label = 0; label < labels.size(); ++label) {
      const std::uint64_t* here = meetings.meeting(bonds[pair], label);
      const std::uint64_t* there = meetings_there.meeting(images[pair], label);
      for (std::size_t word = 0; word < words_; ++word) {
        touching[word] |= here[word] & there[word];
      }
    }
    const std::uint64_t* here = meetings.apart(bonds[pair]);
    const std::uint64_t* there = meetings_there.apart(images[pair]);
    for (std::size_t word = 0; word < words_; ++word) {
      compatible[word] = touching[word] | (here[word] & there[word]);
    }
  }
}

bool BondPairs::breaks_triangle(std::size_t pair, const std::vector<std::size_t>& match_of_one,
                                const std::vector<std::size_t>& match_of_other) const {
  const std::size_t bond = pairs_[pair].one;
  const std::size_t image = pairs_[pair].other;
  return std::any_of(triangles_of_one_.begin(), triangles_of_one_.end(),
                     [&](const BondTriangle& triangle) {
                       return breaks_one(triangle, bond, image, match_of_one, triangles_of_other_);
                     }) ||
         std::any_of(triangles_of_other_.begin(), triangles_of_other_.end(),
                     [&](const BondTriangle& triangle) {
                       return breaks_one(triangle, image, bond, match_of_other, triangles_of_one_);
                     });
}

}  // namespace congener::graph
