#include "graph/bond_meetings.hpp"

#include <algorithm>
#include <iterator>

#include "support/sort_unique.hpp"

namespace congener::graph {
namespace {

constexpr std::size_t kWordBits = 64;

std::vector<std::uint32_t> labels_of(const OverlapGraph& graph) {
  std::vector<std::uint32_t> labels;
  labels.reserve(graph.atoms.size());
  for (const OverlapAtom& atom : graph.atoms) {
    labels.push_back(atom.label);
  }
  support::sort_unique(labels);
  return labels;
}

}  // namespace

std::vector<std::uint32_t> common_labels(const OverlapGraph& one, const OverlapGraph& other) {
  const std::vector<std::uint32_t> left = labels_of(one);
  const std::vector<std::uint32_t> right = labels_of(other);
  std::vector<std::uint32_t> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  return common;
}

BondMeetings::BondMeetings(const OverlapGraph& graph, const std::vector<std::uint32_t>& labels,
                           const std::vector<std::size_t>& bond_of_pair, std::size_t words)
    : sets_of_bond_(labels.size() + 1),
      words_(words),
      sets_(graph.bonds.size() * sets_of_bond_ * words, 0) {
  std::vector<std::uint64_t> pairs_of(graph.bonds.size() * words, 0);
  std::vector<std::uint64_t> all(words, 0);
  for (std::size_t pair = 0; pair < bond_of_pair.size(); ++pair) {
    const std::uint64_t bit = std::uint64_t{1} << (pair % kWordBits);
    pairs_of[bond_of_pair[pair] * words + pair / kWordBits] |= bit;
    all[pair / kWordBits] |= bit;
  }
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    add(all.data(), set(bond, labels.size()));
    remove(&pairs_of[bond * words], set(bond, labels.size()));
  }
  const auto note = [&](std::size_t bond, std::size_t next, int atom) {
    const std::uint32_t label = graph.atoms[static_cast<std::size_t>(atom)].label;
    const auto place = std::lower_bound(labels.begin(), labels.end(), label);
    remove(&pairs_of[next * words], set(bond, labels.size()));
    if (place != labels.end() && *place == label) {
      add(&pairs_of[next * words], set(bond, static_cast<std::size_t>(place - labels.begin())));
    }
  };
  for (std::size_t bond = 0; bond < graph.bonds.size(); ++bond) {
    for (std::size_t next = 0; next < bond; ++next) {
      const int atom = common_atom(graph.bonds[bond], graph.bonds[next]);
      if (atom >= 0) {
        note(bond, next, atom);
        note(next, bond, atom);
      }
    }
  }
}

void BondMeetings::add(const std::uint64_t* pairs, std::uint64_t* set) const {
  for (std::size_t word = 0; word < words_; ++word) {
    set[word] |= pairs[word];
  }
}

void BondMeetings::remove(const std::uint64_t* pairs, std::uint64_t* set) const {
  for (std::size_t word = 0; word < words_; ++word) {
    set[word] &= ~pairs[word];
  }
}

}  // namespace congener::graph
