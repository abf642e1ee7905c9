#include "graph/clique_search.hpp"

#include <algorithm>

namespace congener::graph {
namespace {

constexpr std::size_t kWordBits = 64;
using Words = std::vector<std::uint64_t>;

std::size_t lowest_bit(std::uint64_t word) {
  return static_cast<std::size_t>(__builtin_ctzll(word));
}

bool is_empty(const Words& set) {
  return std::all_of(set.begin(), set.end(), [](std::uint64_t word) { return word == 0; });
}

class Search {
 public:
  Search(const BondPairs& pairs, const CliqueOptions& options)
      : pairs_(pairs),
        options_(options),
        levels_(std::min(pairs.bonds_of_one(), pairs.bonds_of_other()) + 2),
        matches_(pairs.bonds_of_one(), BondPairs::kUnmatched),
        matches_back_(pairs.bonds_of_other(), BondPairs::kUnmatched),
        seen_(matches_back_.size(), 0) {}

  Clique run();

 private:
  struct Branch {
    std::size_t pair;
    std::size_t color;
  };

  /// Scratch space of expand for cliques of one size.
  struct Level {
    std::vector<Branch> branches;
    Words uncolored;
    Words open;
    Words next;
  };

  bool fits(std::size_t pair) const {
    return !pairs_.has_triangles() || !pairs_.breaks_triangle(pair, matches_, matches_back_);
  }
  void push(std::size_t pair);
  void pop();
  void keep_if_better();
  void grow(std::size_t seed);
  std::size_t color(const Words& set, std::size_t least_color, Level& level);
  std::size_t most_by_kind(const Words& set);
  void expand(Words& set);
  std::size_t size_to_beat() const { return std::max(best_.size(), options_.least_size - 1); }

  const BondPairs& pairs_;
  CliqueOptions options_;
  std::vector<Level> levels_;  ///< by members
  std::vector<std::size_t> members_;
  std::vector<std::size_t> matches_;
  std::vector<std::size_t> matches_back_;
  std::vector<std::size_t> best_;
  std::vector<std::uint64_t> seen_;  ///< for bonds of the other molecule: at which call
  std::uint64_t call_ = 0;
  std::uint64_t steps_ = 0;
  bool is_out_of_steps_ = false;
};

void Search::push(std::size_t pair) {
  members_.push_back(pair);
  matches_[pairs_[pair].one] = pairs_[pair].other;
  matches_back_[pairs_[pair].other] = pairs_[pair].one;
}

void Search::pop() {
  matches_[pairs_[members_.back()].one] = BondPairs::kUnmatched;
  matches_back_[pairs_[members_.back()].other] = BondPairs::kUnmatched;
  members_.pop_back();
}

void Search::keep_if_better() {
  if (members_.size() > size_to_beat()) {
    best_ = members_;
  }
}

/// Adds pairs that touch what is there, then any others, as long as there are some.
void Search::grow(std::size_t seed) {
  Words& open = levels_[0].open;
  Words& touching = levels_[0].next;
  open.assign(pairs_.compatible(seed), pairs_.compatible(seed) + pairs_.word_count());
  touching.assign(pairs_.touching(seed), pairs_.touching(seed) + pairs_.word_count());
  push(seed);
  while (!is_empty(open)) {
    steps_ += pairs_.word_count();
    std::size_t next = BondPairs::kUnmatched;
    for (std::size_t word = 0; word < open.size() && next == BondPairs::kUnmatched; ++word) {
      const std::uint64_t bits = open[word] & touching[word];
      next = bits != 0 ? word * kWordBits + lowest_bit(bits) : next;
    }
    for (std::size_t word = 0; word < open.size() && next == BondPairs::kUnmatched; ++word) {
      next = open[word] != 0 ? word * kWordBits + lowest_bit(open[word]) : next;
    }
    open[next / kWordBits] &= ~(std::uint64_t{1} << (next % kWordBits));
    if (!fits(next)) {
      continue;
    }
    push(next);
    for (std::size_t word = 0; word < open.size(); ++word) {
      open[word] &= pairs_.compatible(next)[word];
      touching[word] |= pairs_.touching(next)[word];
    }
  }
  keep_if_better();
  while (!members_.empty()) {
    pop();
  }
}

/// Gives the pairs of the set colours; pairs of one colour exclude each other, so a clique has at
/// most as many as there are colours. Colours up to least_color are not worth a branch. The number
/// of colours.
std::size_t Search::color(const Words& set, std::size_t least_color, Level& level) {
  level.branches.clear();
  level.uncolored = set;
  std::size_t color = 1;
  for (; !is_empty(level.uncolored); ++color) {
    level.open = level.uncolored;
    for (std::size_t word = 0; word < set.size(); ++word) {
      while (level.open[word] != 0) {
        const std::size_t bit = lowest_bit(level.open[word]);
        const std::size_t pair = word * kWordBits + bit;
        level.uncolored[word] &= ~(std::uint64_t{1} << bit);
        level.open[word] &= ~(std::uint64_t{1} << bit);
        const std::uint64_t* row = pairs_.compatible(pair);
        for (std::size_t rest = word; rest < set.size(); ++rest) {
          level.open[rest] &= ~row[rest];
        }
        steps_ += set.size() - word;
        if (color > least_color) {
          level.branches.push_back({pair, color});
        }
      }
    }
  }
  return color - 1;
}

/// Of each kind no more than either molecule has bonds left.
std::size_t Search::most_by_kind(const Words& set) {
  ++call_;
  std::size_t total = 0;
  std::size_t bonds = 0;
  std::size_t images = 0;
  BondPair last{BondPairs::kUnmatched, 0, 0};
  for (std::size_t word = 0; word < set.size(); ++word) {
    for (std::uint64_t bits = set[word]; bits != 0; bits &= bits - 1) {
      const BondPair& pair = pairs_[word * kWordBits + lowest_bit(bits)];
      if (pair.kind != last.kind) {
        total += std::min(bonds, images);
        bonds = 0;
        images = 0;
      }
      bonds += pair.one != last.one ? 1 : 0;
      images += seen_[pair.other] != call_ ? 1 : 0;
      seen_[pair.other] = call_;
      last = pair;
      ++steps_;
    }
  }
  return total + std::min(bonds, images);
}

void Search::expand(Words& set) {
  const std::size_t to_beat = size_to_beat();
  if (members_.size() + most_by_kind(set) <= to_beat) {
    return;
  }
  Level& level = levels_[members_.size()];
  color(set, to_beat > members_.size() ? to_beat - members_.size() : 0, level);
  level.next.resize(set.size());
  for (auto branch = level.branches.rbegin(); branch != level.branches.rend(); ++branch) {
    if (members_.size() + branch->color <= size_to_beat()) {
      return;
    }
    if (steps_ > options_.most_steps) {
      is_out_of_steps_ = true;
      return;
    }
    if (fits(branch->pair)) {
      for (std::size_t word = 0; word < set.size(); ++word) {
        level.next[word] = set[word] & pairs_.compatible(branch->pair)[word];
      }
      push(branch->pair);
      keep_if_better();
      expand(level.next);
      pop();
    }
    set[branch->pair / kWordBits] &= ~(std::uint64_t{1} << (branch->pair % kWordBits));
  }
}

Clique Search::run() {
  Words all(pairs_.word_count(), 0);
  for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
    all[pair / kWordBits] |= std::uint64_t{1} << (pair % kWordBits);
  }
  // What grows is mostly the largest there can be, and then the other beginnings are not tried.
  const std::size_t most =
      std::min(most_by_kind(all), color(all, all.size() * kWordBits, levels_[0]));
  steps_ = 0;  // the limit is one of the search, not of its bound
  for (std::size_t seed = 0;
       seed < pairs_.size() && size_to_beat() < most && steps_ <= options_.most_steps; ++seed) {
    grow(seed);
  }
  expand(all);
  Clique result;
  result.pairs = best_;
  result.is_exact = !is_out_of_steps_;
  return result;
}

}  // namespace

Clique largest_clique(const BondPairs& pairs, const CliqueOptions& options) {
  return Search(pairs, options).run();
}

}  // namespace congener::graph
