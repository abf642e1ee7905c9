#pragma once
// Where a SMARTS pattern is in a molecule. As RDKit without chirality: a match gives each atom of
// the pattern an atom of the molecule of its own, and each bond a bond; more bonds may be there.
//
// RDKit looks for no more than 1000 matches of a recursive part in a whole molecule, and overlooks
// atoms beyond them; here each atom is asked.

#include <array>
#include <cstdint>
#include <span>

#include "graph/atom_sets.hpp"
#include "graph/plan_search.hpp"
#include "graph/smarts.hpp"

namespace congener::graph {

enum class Ended : std::uint8_t {
  Complete,      ///< all were found
  Stopped,       ///< by the caller, or at the number asked for
  StepLimit,     ///< there may be more
  RingsUnknown,  ///< SmartsQuery::needs_rings, and the graph does not have them: nothing was asked
};

/// What a thread needs to search, made once and used for all its molecules and patterns.
class MatchScratch {
 public:
  /// most_steps: of one search (some nanoseconds each), so that a pattern that has very many
  /// partial matches ends; a limit in time would make answers depend on the machine.
  explicit MatchScratch(std::uint64_t most_steps = 10'000'000) : most_steps_(most_steps) {}

  /// How the last search ended. A false of matches() is an answer only when this is Complete.
  Ended ended() const { return ended_; }

 private:
  friend class MatchSearch;
  friend bool matches(const GraphView& view, KindSet kinds, const SmartsQuery& query,
                      MatchScratch& scratch);
  template <typename Visitor>
  friend Ended visit_unique_matches(const GraphView& view, const SmartsQuery& query,
                                    MatchScratch& scratch, Visitor visitor);

  std::uint64_t most_steps_;
  std::uint64_t steps_left_ = 0;
  Ended ended_ = Ended::Complete;
  AtomSets met_;
  std::array<PartAnswers, kMostParts> answers_;
};

/// For each atom of the pattern, in the order of its text, the atom of the molecule.
using MatchedAtoms = std::span<const std::uint8_t>;

/// The matches one by one. One search at a time for each scratch.
class MatchSearch {
 public:
  MatchSearch(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch);
  MatchSearch(const MatchSearch&) = delete;
  MatchSearch& operator=(const MatchSearch&) = delete;

  /// False: no further one; MatchScratch::ended says why.
  bool next();
  MatchedAtoms atoms() const { return {search_.atoms(), atom_count_}; }
  const AtomSet& atom_set() const { return search_.atom_set(); }

 private:
  SearchContext context_;
  MatchScratch& scratch_;
  std::size_t atom_count_;
  bool is_over_ = false;
  PlanSearch search_;
};

/// Whether there is a match. See MatchScratch::ended.
bool matches(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch);
/// The same for callers that ask a molecule often, or know its kinds_of beforehand.
bool matches(const GraphView& view, KindSet kinds, const SmartsQuery& query, MatchScratch& scratch);

/// Calls visitor(MatchedAtoms) -> bool with each match, those too that only exchange like atoms,
/// until it returns false.
template <typename Visitor>
Ended visit_matches(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch,
                    Visitor visitor) {
  MatchSearch search(view, query, scratch);
  while (search.next()) {
    if (!visitor(search.atoms())) {
      return Ended::Stopped;
    }
  }
  return scratch.ended();
}

/// The same with one match, the first found, of those that cover the same atoms.
template <typename Visitor>
Ended visit_unique_matches(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch,
                           Visitor visitor) {
  scratch.met_.clear();
  MatchSearch search(view, query, scratch);
  while (search.next()) {
    if (scratch.met_.add(search.atom_set()) && !visitor(search.atoms())) {
      return Ended::Stopped;
    }
  }
  return scratch.ended();
}

struct MatchCount {
  int count = 0;
  Ended ended = Ended::Complete;
};
/// Counts up to most.
MatchCount count_matches(const GraphView& view, const SmartsQuery& query, int most,
                         MatchScratch& scratch);
MatchCount count_unique_matches(const GraphView& view, const SmartsQuery& query, int most,
                                MatchScratch& scratch);

}  // namespace congener::graph
