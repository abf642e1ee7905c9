#include "graph/atom_sets.hpp"

#include <algorithm>
#include <utility>

namespace congener::graph {
namespace {

std::size_t hash_of(const AtomSet& set) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = 0;
  for (const std::uint64_t word : set) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
  }
  return static_cast<std::size_t>(hash);
}

}  // namespace

void AtomSets::clear() {
  count_ = 0;
  ++round_;
  if (round_ == 0) {  // once in four thousand million molecules old rounds would seem new
    std::fill(places_.begin(), places_.end(), Place{});
    round_ = 1;
  }
}

AtomSets::Place& AtomSets::place_of(const AtomSet& set) {
  std::size_t index = hash_of(set) & (places_.size() - 1);
  while (places_[index].round == round_ && places_[index].set != set) {
    index = (index + 1) & (places_.size() - 1);
  }
  return places_[index];
}

bool AtomSets::add(const AtomSet& set) {
  if (2 * (count_ + 1) > places_.size()) {
    grow();
  }
  Place& place = place_of(set);
  if (place.round == round_) {
    return false;
  }
  place = {set, round_};
  ++count_;
  return true;
}

void AtomSets::grow() {
  constexpr std::size_t kFirst = 256;
  std::vector<Place> old(std::max(kFirst, 2 * places_.size()));
  std::swap(old, places_);
  for (const Place& place : old) {
    if (place.round == round_) {
      place_of(place.set) = place;
    }
  }
}

}  // namespace congener::graph
