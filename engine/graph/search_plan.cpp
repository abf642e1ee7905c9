#include "graph/search_plan.hpp"

#include <algorithm>
#include <utility>

#include "graph/atom_frequency.hpp"
#include "graph/cyclic_bonds.hpp"

namespace congener::graph {
namespace {

/// Whether an atom with these known bits may fit, with one of these numbers of ring bonds.
bool may_fit(const AtomExpression& expression, AtomWord known, AtomWord word, int least_ring_bonds,
             int most_ring_bonds) {
  const AtomField& field = atom_field::kRingBonds;
  for (int count = least_ring_bonds; count <= most_ring_bonds; ++count) {
    if (truth_of(expression, known | field.mask(),
                 word | field.put(static_cast<AtomWord>(count))) != Truth::No) {
      return true;
    }
  }
  return false;
}

/// The kinds whose atoms may fit. Aromatic atoms outside of rings share a kind with those in rings.
KindSet kinds_that_fit(const AtomExpression& expression, int least_ring_bonds) {
  namespace field = atom_field;
  KindSet kinds = 0;
  for (int place = 0; place < kElementPlaces; ++place) {
    const AtomWord element = place == 0 ? 0 : kCommonElements[static_cast<std::size_t>(place - 1)];
    const AtomWord known = field::kAromatic.mask() | (place == 0 ? 0 : field::kElement.mask());
    for (int kind = 0; kind < kKindsOfElement; ++kind) {
      const AtomWord word = element | field::kAromatic.put(kind == kAromaticKind ? 1 : 0);
      const int least = std::max(least_ring_bonds, kind == kRingKind ? 1 : 0);
      const int most = kind == kChainKind ? 0 : static_cast<int>(field::kRingBonds.largest());
      const int bit = place * kKindsOfElement + kind;
      kinds |= may_fit(expression, known, word, least, most) ? KindSet{1} << bit : 0;
    }
  }
  return kinds;
}

bool has_part(const AtomExpression& expression) {
  return expression.kind == AtomExpression::Kind::Part ||
         std::any_of(expression.operands.begin(), expression.operands.end(), has_part);
}

}  // namespace

/// Makes one plan; what it knows of the pattern is not needed afterwards.
class SearchPlanner {
 public:
  SearchPlanner(SmartsGraph graph, SearchPlan& plan) : graph_(std::move(graph)), plan_(plan) {}

  void make(bool starts_at_first_atom);

 private:
  void measure_atoms();
  int next_atom() const;
  bool is_better(int atom, int other) const;
  int bonds_to_placed(int atom) const;
  void place(int atom);
  void add_questions(AtomExpression expression, SearchStep& step);
  std::uint16_t add_tests(const AtomExpression& expression, std::uint16_t if_true,
                          std::uint16_t if_false);
  std::uint16_t add_test(const AtomTest& test);
  void keep_needed_kinds();

  struct Measure {
    int degree = 0;
    int ring_bonds = 0;
    int frequency = 0;
    bool is_placed = false;
    KindSet kinds = 0;
  };
  Measure& of(int atom) { return measures_[static_cast<std::size_t>(atom)]; }
  const Measure& of(int atom) const { return measures_[static_cast<std::size_t>(atom)]; }

  SmartsGraph graph_;
  SearchPlan& plan_;
  std::vector<Measure> measures_;
};

void SearchPlanner::make(bool starts_at_first_atom) {
  restrict_cyclic_bonds(graph_);
  measure_atoms();
  keep_needed_kinds();
  if (starts_at_first_atom) {
    place(0);
  }
  while (plan_.steps_.size() < graph_.atoms.size()) {
    place(next_atom());
  }
}

void SearchPlanner::measure_atoms() {
  measures_.resize(graph_.atoms.size());
  for (const SmartsBond& bond : graph_.bonds) {
    for (const int atom : {bond.begin, bond.end}) {
      ++of(atom).degree;
      of(atom).ring_bonds += (bond.bonds & ~kRingBondSet) == 0 ? 1 : 0;
    }
  }
  for (std::size_t atom = 0; atom < measures_.size(); ++atom) {
    Measure& measure = measures_[atom];
    const AtomExpression& expression = graph_.atoms[atom].expression;
    measure.frequency = frequency_of({&expression, measure.degree, measure.ring_bonds});
    measure.kinds = kinds_that_fit(expression, measure.ring_bonds);
  }
}

int SearchPlanner::bonds_to_placed(int atom) const {
  int count = 0;
  for (const SmartsBond& bond : graph_.bonds) {
    count += bond.begin == atom && of(bond.end).is_placed ? 1 : 0;
    count += bond.end == atom && of(bond.begin).is_placed ? 1 : 0;
  }
  return count;
}

/// What closes rings comes first, because it fails first; then what is rare. An atom without a bond
/// to those placed only begins another component when there is no other.
bool SearchPlanner::is_better(int atom, int other) const {
  const int bonds = bonds_to_placed(atom);
  const int other_bonds = bonds_to_placed(other);
  if (bonds != other_bonds) {
    return bonds > other_bonds;
  }
  if (of(atom).frequency != of(other).frequency) {
    return of(atom).frequency < of(other).frequency;
  }
  return of(atom).degree > of(other).degree;
}

int SearchPlanner::next_atom() const {
  int best = -1;
  for (int atom = 0; atom < static_cast<int>(measures_.size()); ++atom) {
    if (!of(atom).is_placed && (best < 0 || is_better(atom, best))) {
      best = atom;
    }
  }
  return best;
}

void SearchPlanner::place(int atom) {
  SearchStep step;
  step.atom = static_cast<std::uint8_t>(atom);
  step.least_degree = static_cast<std::uint8_t>(of(atom).degree);
  step.least_ring_bonds = static_cast<std::uint8_t>(of(atom).ring_bonds);
  step.first_closure = static_cast<std::uint16_t>(plan_.closures_.size());
  for (const SmartsBond& bond : graph_.bonds) {
    if (bond.begin != atom && bond.end != atom) {
      continue;
    }
    const int other = bond.begin == atom ? bond.end : bond.begin;
    if (!of(other).is_placed) {
      continue;
    }
    if (step.anchor == kNoAnchor) {
      step.anchor = static_cast<std::uint8_t>(other);
      step.bonds = bond.bonds;
    } else {
      plan_.closures_.push_back({static_cast<std::uint8_t>(other), bond.bonds});
      ++step.closure_count;
    }
  }
  add_questions(std::move(graph_.atoms[static_cast<std::size_t>(atom)].expression), step);
  plan_.steps_.push_back(step);
  of(atom).is_placed = true;
}

/// What can be one comparison of the word becomes one; the rest is a decision diagram.
void SearchPlanner::add_questions(AtomExpression expression, SearchStep& step) {
  if (expression.kind == AtomExpression::Kind::And && !expression.is_negated &&
      is_plain_test(expression.operands.front())) {
    step.mask = expression.operands.front().mask;
    step.value = expression.operands.front().value;
    expression.operands.erase(expression.operands.begin());
  } else if (is_plain_test(expression)) {
    step.mask = expression.mask;
    step.value = expression.value;
    return;
  }
  step.first_test = add_tests(expression, kFits, kDoesNotFit);
}

/// The questions are added from the last to the first, so that each knows where to go on. Parts are
/// asked last: their answers cost a search.
std::uint16_t SearchPlanner::add_tests(const AtomExpression& expression, std::uint16_t if_true,
                                       std::uint16_t if_false) {
  if (expression.is_negated) {
    std::swap(if_true, if_false);
  }
  if (expression.kind == AtomExpression::Kind::Test) {
    return expression.mask == 0
               ? if_true
               : add_test({expression.mask, expression.value, -1, if_true, if_false});
  }
  if (expression.kind == AtomExpression::Kind::Part) {
    return add_test({0, 0, static_cast<int>(expression.part), if_true, if_false});
  }
  const bool is_and = expression.kind == AtomExpression::Kind::And;
  std::uint16_t entry = is_and ? if_true : if_false;
  for (const bool with_parts : {true, false}) {
    for (auto operand = expression.operands.rbegin(); operand != expression.operands.rend();
         ++operand) {
      if (has_part(*operand) == with_parts) {
        entry = is_and ? add_tests(*operand, entry, if_false) : add_tests(*operand, if_true, entry);
      }
    }
  }
  return entry;
}

std::uint16_t SearchPlanner::add_test(const AtomTest& test) {
  plan_.tests_.push_back(test);
  return static_cast<std::uint16_t>(plan_.tests_.size() - 1);
}

/// The rarest atoms of the pattern say most; a set that another one contains says more than it.
void SearchPlanner::keep_needed_kinds() {
  std::vector<Measure> rarest = measures_;
  std::stable_sort(rarest.begin(), rarest.end(), [](const Measure& one, const Measure& other) {
    return one.frequency < other.frequency;
  });
  std::size_t count = 0;
  for (const Measure& measure : rarest) {
    const auto kept_end = plan_.needed_kinds_.begin() + static_cast<std::ptrdiff_t>(count);
    const bool is_implied =
        std::any_of(plan_.needed_kinds_.begin(), kept_end,
                    [&measure](KindSet kept) { return (kept & ~measure.kinds) == 0; });
    if (!is_implied && count < plan_.needed_kinds_.size()) {
      plan_.needed_kinds_.at(count++) = measure.kinds;
    }
  }
}

SearchPlan::SearchPlan(SmartsGraph graph, bool starts_at_first_atom) {
  SearchPlanner(std::move(graph), *this).make(starts_at_first_atom);
}

}  // namespace congener::graph
