// The keys that a pattern asks for. Only what is certain of a pattern is walked: atoms of which all
// answers have one class, and bonds between them, of one class as well. Atoms of a match are
// different atoms of the molecule, so that a path of the pattern lies on a path and a cycle on a
// cycle.
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/screen_key_graph.hpp"
#include "graph/screen_keys.hpp"
#include "graph/search_plan.hpp"

namespace congener::graph {
namespace {

using ClassSet = std::bitset<kScreenAtomClasses>;

/// The classes whose atoms may answer with yes, and with no.
struct Answers {
  ClassSet yes;
  ClassSet no;
};

/// What compares bits beyond those of the class may be answered either way.
Answers answers_to(AtomWord mask, AtomWord value) {
  Answers answers;
  const bool is_ever_true = (value & ~mask) == 0;
  const bool is_about_class = (mask & ~kScreenAtomMask) == 0;
  for (std::size_t place = 0; place < answers.yes.size(); ++place) {
    answers.yes[place] =
        is_ever_true && (place & mask & kScreenAtomMask) == (value & kScreenAtomMask);
    answers.no[place] = !is_about_class || !answers.yes[place];
  }
  return answers;
}

/// Goes through the decision diagram of a step with all classes at once.
class ClassesThatPass {
 public:
  ClassesThatPass(const SearchPlan& plan, const SearchStep& step)
      : plan_(plan), arrived_(plan.tests().size()) {
    arrive(step.first_test, answers_to(step.mask, step.value).yes);
    while (has_grown_) {
      has_grown_ = false;
      for (std::size_t test = arrived_.size(); test > 0; --test) {
        ask(test - 1);
      }
    }
  }

  const ClassSet& passed() const { return passed_; }

 private:
  void ask(std::size_t place) {
    const AtomTest& test = plan_.tests()[place];
    Answers answers = answers_to(test.mask, test.value);
    if (test.part >= 0) {
      answers.yes.set();
      answers.no.set();
    }
    arrive(test.if_true, arrived_[place] & answers.yes);
    arrive(test.if_false, arrived_[place] & answers.no);
  }

  void arrive(std::uint16_t test, const ClassSet& classes) {
    if (test == kDoesNotFit) {
      return;
    }
    ClassSet& here = test == kFits ? passed_ : arrived_[test];
    has_grown_ = has_grown_ || (classes & ~here).any();
    here |= classes;
  }

  const SearchPlan& plan_;
  std::vector<ClassSet> arrived_;  ///< by test
  ClassSet passed_;
  bool has_grown_ = false;
};

std::optional<ScreenAtomClass> certain_class(const SearchPlan& plan, const SearchStep& step) {
  const ClassSet passed = ClassesThatPass(plan, step).passed();
  if (passed.count() != 1) {
    return std::nullopt;
  }
  std::size_t place = 0;
  while (!passed[place]) {
    ++place;
  }
  return static_cast<ScreenAtomClass>(place);
}

std::optional<ScreenBondClass> certain_class(BondSet bonds) {
  std::optional<ScreenBondClass> certain;
  for (int code = 0; code < kBondCodes; ++code) {
    if ((bonds >> code & 1) == 0) {
      continue;
    }
    const ScreenBondClass bond_class = screen_class_of(static_cast<BondCode>(code));
    if (certain && *certain != bond_class) {
      return std::nullopt;
    }
    certain = bond_class;
  }
  return certain;
}

/// The certain atoms and bonds of a pattern.
class CertainGraph {
 public:
  explicit CertainGraph(const SearchPlan& plan)
      : classes_(static_cast<std::size_t>(plan.atom_count())), graph_(plan.atom_count()) {
    for (const SearchStep& step : plan.steps()) {
      const auto atom_class = certain_class(plan, step);
      classes_[step.atom] = atom_class;
      graph_.set_class(step.atom, atom_class.value_or(ScreenAtomClass{0}));
    }
    for (const SearchStep& step : plan.steps()) {
      add_bonds_of(plan, step);
    }
  }

  const ScreenKeyGraph& graph() const { return graph_; }

 private:
  void add_bonds_of(const SearchPlan& plan, const SearchStep& step) {
    if (step.anchor != kNoAnchor) {
      add_bond(step.atom, step.anchor, step.bonds);
    }
    for (std::size_t place = 0; place < step.closure_count; ++place) {
      const RingClosure& closure = plan.closures()[step.first_closure + place];
      add_bond(step.atom, closure.atom, closure.bonds);
    }
  }

  /// A bond for which there is no room is left out, as if it were open.
  void add_bond(std::uint8_t one, std::uint8_t other, BondSet bonds) {
    const auto bond_class = certain_class(bonds);
    if (!bond_class || !classes_[one] || !classes_[other] || graph_.is_full(one) ||
        graph_.is_full(other)) {
      return;
    }
    const bool is_in_ring = (bonds & ~kRingBondSet) == 0;
    graph_.add_link(one, {other, *classes_[other], *bond_class, is_in_ring});
    graph_.add_link(other, {one, *classes_[one], *bond_class, is_in_ring});
  }

  std::vector<std::optional<ScreenAtomClass>> classes_;
  ScreenKeyGraph graph_;
};

}  // namespace

std::vector<int> needed_screen_keys(const SmartsQuery& query) {
  std::vector<int> needed;
  if (query.atom_count() > kMostAtoms) {
    return needed;
  }
  std::array<std::uint64_t, kScreenKeyWords> keys{};
  // A walk that was cut short has found needed keys only.
  add_screen_keys(CertainGraph(query.whole()).graph(), keys);
  for (int bit = 0; bit < kScreenKeyBits; ++bit) {
    if ((keys[static_cast<std::size_t>(bit) / 64] >> bit % 64 & 1U) != 0) {
      needed.push_back(bit);
    }
  }
  return needed;
}

}  // namespace congener::graph
