#include "graph/smarts_match.hpp"

namespace congener::graph {

MatchSearch::MatchSearch(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch)
    : context_{view, &query.parts(), &scratch.answers_, &scratch.steps_left_},
      scratch_(scratch),
      atom_count_(static_cast<std::size_t>(query.atom_count())),
      search_(context_, query.whole()) {
  scratch.steps_left_ = scratch.most_steps_;
  scratch.ended_ = Ended::Complete;
  for (std::size_t part = 0; part < query.parts().size(); ++part) {
    scratch.answers_[part].is_known = {};
    scratch.answers_[part].holds = {};
  }
  if (query.needs_rings() && !view.are_rings_known) {
    scratch.ended_ = Ended::RingsUnknown;
    is_over_ = true;
  }
}

bool MatchSearch::next() {
  if (is_over_) {
    return false;
  }
  if (search_.next()) {
    scratch_.ended_ = Ended::Stopped;  // unless the caller asks on
    return true;
  }
  is_over_ = true;
  scratch_.ended_ = scratch_.steps_left_ == 0 ? Ended::StepLimit : Ended::Complete;
  return false;
}

bool matches(const GraphView& view, const SmartsQuery& query, MatchScratch& scratch) {
  return MatchSearch(view, query, scratch).next();
}

bool matches(const GraphView& view, KindSet kinds, const SmartsQuery& query,
             MatchScratch& scratch) {
  if (!query.whole().may_match(kinds)) {
    scratch.ended_ = Ended::Complete;
    return false;
  }
  return matches(view, query, scratch);
}

MatchCount count_matches(const GraphView& view, const SmartsQuery& query, int most,
                         MatchScratch& scratch) {
  MatchCount result;
  result.ended = visit_matches(view, query, scratch,
                               [&result, most](MatchedAtoms) { return ++result.count < most; });
  return result;
}

MatchCount count_unique_matches(const GraphView& view, const SmartsQuery& query, int most,
                                MatchScratch& scratch) {
  MatchCount result;
  result.ended = visit_unique_matches(
      view, query, scratch, [&result, most](MatchedAtoms) { return ++result.count < most; });
  return result;
}

}  // namespace congener::graph
