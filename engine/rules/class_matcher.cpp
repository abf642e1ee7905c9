#include "rules/class_matcher.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "rules/class_evaluation.hpp"

namespace congener::rules {
namespace {

/// Fewest failing conditions first, then fewest limbs; the rest only makes the choice among
/// symmetric places independent of how the molecule is written.
auto order_of(const ClassMatch& match) {
  return std::make_tuple(match.failing.size(), match.limbs.size(), match.limbs, match.failing);
}

}  // namespace

ClassMatcher::ClassMatcher(const StructureClass& definition, const GroupMatcher& groups,
                           const std::map<std::string, bool>& readings)
    : rules_(definition, groups, readings) {}

bool ClassMatcher::may_match(const std::vector<chem::RingAtoms>& rings) const {
  return std::any_of(rules_.cores.begin(), rules_.cores.end(), [&](const ClassRules::Core& core) {
    return core.pattern.has_its_rings(rings);
  });
}

std::optional<Attempt> ClassMatcher::best_attempt(const chem::Molecule& molecule, const Date& day,
                                                  GroupAnswers& answers) const {
  std::optional<Attempt> best;
  bool fails_for_good = true;  // at every place
  for (const ClassRules::Core& core : rules_.cores) {
    for (const std::vector<int>& place : core.pattern.matches(molecule)) {
      Attempt attempt = ClassEvaluation(rules_, core, molecule, place, day, answers).attempt();
      fails_for_good = fails_for_good && attempt.fails_for_good;
      if (!best || order_of(attempt.match) < order_of(best->match)) {
        best = std::move(attempt);
      }
    }
  }
  if (best) {
    best->fails_for_good = fails_for_good;
  }
  return best;
}

bool ClassMatcher::may_be_a_tautomer(const chem::Molecule& molecule,
                                     const std::optional<Attempt>& attempt) const {
  if (attempt) {
    return !attempt->fails_for_good;
  }
  return std::any_of(rules_.cores.begin(), rules_.cores.end(), [&](const ClassRules::Core& core) {
    return core.pattern.may_be_in_a_tautomer(molecule, rules_.bears_double_bonds);
  });
}

std::optional<ClassMatch> ClassMatcher::match(chem::Tautomers& molecule, const Date& day,
                                              GroupAnswers& answers) const {
  std::optional<Attempt> best = best_attempt(molecule.molecule(), day, answers);
  if (best && best->match.is_inside) {
    return std::move(best->match);
  }
  if (may_be_a_tautomer(molecule.molecule(), best)) {
    // All of them: the nearest answer is then the same in whatever order they are found.
    for (const chem::Molecule& tautomer : molecule.all()) {
      std::optional<Attempt> other = best_attempt(tautomer, day, answers);
      if (other && (!best || order_of(other->match) < order_of(best->match))) {
        best = std::move(other);
        best->match.is_tautomer = true;
      }
    }
  }
  return best ? std::optional<ClassMatch>(std::move(best->match)) : std::nullopt;
}

std::optional<ClassMatch> ClassMatcher::match_as_drawn(const chem::Molecule& molecule,
                                                       const Date& day,
                                                       GroupAnswers& answers) const {
  std::optional<Attempt> best = best_attempt(molecule, day, answers);
  return best ? std::optional<ClassMatch>(std::move(best->match)) : std::nullopt;
}

}  // namespace congener::rules
