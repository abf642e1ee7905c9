#include "graph/plan_search.hpp"

namespace congener::graph {
namespace {

bool meets(const SearchStep& step, AtomWord word) {
  return (word & step.mask) == step.value && degree_of(word) >= step.least_degree &&
         atom_field::kRingBonds.of(word) >= step.least_ring_bonds;
}

}  // namespace

bool PlanSearch::next() {
  if (depth_ < 0) {
    depth_ = 0;
    cursors_[0] = 0;
  } else {
    flip(used_, images_[steps_[depth_].atom]);
  }
  return search(0);
}

bool PlanSearch::begins_at(int atom) {
  const SearchStep& first = steps_[0];
  if (!meets(first, context_.view.atoms[atom]) || !fits(first, atom)) {
    return false;
  }
  images_[first.atom] = static_cast<std::uint8_t>(atom);
  flip(used_, atom);
  if (last_ == 0) {
    return true;
  }
  depth_ = 1;
  cursors_[1] = 0;
  return search(1);
}

/// Goes on at the present depth, and ends when it would have to go back below the floor. A step is
/// an atom of the pattern placed or taken back.
bool PlanSearch::search(int floor) {
  for (;;) {
    const SearchStep& step = steps_[depth_];
    const int atom = step.anchor == kNoAnchor ? next_anywhere(step) : next_neighbour(step);
    // A part that could not be decided has used up the steps; the atom found then proves nothing.
    if (*context_.steps_left == 0) {
      return false;
    }
    --*context_.steps_left;
    if (atom < 0) {
      if (depth_ == floor) {
        return false;
      }
      --depth_;
      flip(used_, images_[steps_[depth_].atom]);
      continue;
    }
    images_[step.atom] = static_cast<std::uint8_t>(atom);
    flip(used_, atom);
    if (depth_ == last_) {
      return true;
    }
    ++depth_;
    cursors_[static_cast<std::size_t>(depth_)] = 0;
  }
}

int PlanSearch::next_neighbour(const SearchStep& step) {
  const GraphView& view = context_.view;
  std::uint16_t& cursor = cursors_[static_cast<std::size_t>(depth_)];
  const int anchor = images_[step.anchor];
  const int degree = degree_of(view.atoms[anchor]);
  const Neighbour* neighbours = view.begin_of(anchor);
  while (cursor < degree) {
    const Neighbour neighbour = neighbours[cursor++];
    if ((step.bonds >> view.bonds[neighbour.bond] & 1U) != 0 &&
        meets(step, view.atoms[neighbour.atom]) && !contains(used_, neighbour.atom) &&
        fits(step, neighbour.atom)) {
      return neighbour.atom;
    }
  }
  return -1;
}

int PlanSearch::next_anywhere(const SearchStep& step) {
  const GraphView& view = context_.view;
  std::uint16_t& cursor = cursors_[static_cast<std::size_t>(depth_)];
  while (cursor < view.atom_count) {
    const int atom = cursor++;
    if (meets(step, view.atoms[atom]) && !contains(used_, atom) && fits(step, atom)) {
      return atom;
    }
  }
  return -1;
}

/// What meets() leaves open; few steps have any of it.
bool PlanSearch::fits(const SearchStep& step, int atom) {
  return (step.first_test == kFits || passes_tests(step.first_test, atom)) &&
         (step.closure_count == 0 || closes_rings(step, atom));
}

bool PlanSearch::passes_tests(std::uint16_t test, int atom) {
  const AtomWord word = context_.view.atoms[atom];
  while (test < kDoesNotFit) {
    const AtomTest& asked = tests_[test];
    const bool is_true =
        asked.part < 0 ? (word & asked.mask) == asked.value : part_holds(asked.part, atom);
    test = is_true ? asked.if_true : asked.if_false;
  }
  return test == kFits;
}

bool PlanSearch::part_holds(int part, int atom) {
  PartAnswers& answers = (*context_.answers)[static_cast<std::size_t>(part)];
  if (contains(answers.is_known, atom)) {
    return contains(answers.holds, atom);
  }
  PlanSearch search(context_, (*context_.parts)[static_cast<std::size_t>(part)]);
  const bool holds = search.begins_at(atom);
  flip(answers.is_known, atom);
  if (holds) {
    flip(answers.holds, atom);
  }
  return holds;
}

bool PlanSearch::closes_rings(const SearchStep& step, int atom) const {
  const GraphView& view = context_.view;
  const RingClosure* closure = closures_ + step.first_closure;
  for (const RingClosure* end = closure + step.closure_count; closure != end; ++closure) {
    const int other = images_[closure->atom];
    const Neighbour* neighbour = view.begin_of(atom);
    const Neighbour* last = view.end_of(atom);
    while (neighbour != last && neighbour->atom != other) {
      ++neighbour;
    }
    if (neighbour == last || (closure->bonds >> view.bonds[neighbour->bond] & 1U) == 0) {
      return false;
    }
  }
  return true;
}

}  // namespace congener::graph
