#include "rules/group_answers.hpp"

#include <catch.hpp>
#include <string>
#include <vector>

#include "chem/parse.hpp"

using congener::SubstituentGroup;
using congener::chem::Fragment;
using congener::chem::fragments_outside;
using congener::chem::Molecule;
using congener::chem::parse_smiles;
using congener::rules::GroupAnswers;
using congener::rules::GroupMatcher;
using congener::rules::kHydrogen;

namespace {

/// Groups that begin with one kind of atom.
std::vector<SubstituentGroup> groups() {
  std::vector<SubstituentGroup> result;
  for (const std::string start : {"[CX4]", "[OX2]", "[NX3]"}) {
    SubstituentGroup group;
    group.id = start;
    group.name = start;
    group.start = {start};
    group.any_rest = true;
    result.push_back(group);
  }
  return result;
}

void check_all(const GroupMatcher& matcher, GroupAnswers& answers, const Molecule& molecule,
               const std::vector<int>& core) {
  for (const Fragment& fragment : fragments_outside(molecule, core)) {
    GroupAnswers::OfFragment& known = answers.of(molecule, fragment);
    for (int group = kHydrogen; group < static_cast<int>(matcher.count()); ++group) {
      CAPTURE(group, fragment.atoms);
      const bool expected = matcher.fits(group, molecule, fragment);
      CHECK(answers.fits(group, molecule, fragment, known) == expected);
      CHECK(answers.fits(group, molecule, fragment, known) == expected);  // as it is remembered
    }
  }
}

}  // namespace

TEST_CASE("what is remembered of a fragment is what was said of it", "[unit]") {
  const GroupMatcher matcher(groups());
  GroupAnswers answers(matcher);
  const Molecule ether = parse_smiles("COCN");
  check_all(matcher, answers, ether, {0});
  check_all(matcher, answers, ether, {2});
}

TEST_CASE("the same atoms are another fragment when they hang on another atom", "[unit]") {
  const GroupMatcher matcher(groups());
  GroupAnswers answers(matcher);
  const Molecule ring = parse_smiles("C1OCN1");
  Fragment by_oxygen{{1, 2}, {{0, 1, 1}}};
  Fragment by_carbon{{1, 2}, {{3, 2, 1}}};
  const int carbon = matcher.index_of("[CX4]");
  CHECK_FALSE(answers.fits(carbon, ring, by_oxygen, answers.of(ring, by_oxygen)));
  CHECK(answers.fits(carbon, ring, by_carbon, answers.of(ring, by_carbon)));
}

TEST_CASE("what was said of one molecule is not said of another", "[unit]") {
  const GroupMatcher matcher(groups());
  GroupAnswers answers(matcher);
  const Molecule ether = parse_smiles("CO");
  const Molecule amine = parse_smiles("CN");
  check_all(matcher, answers, ether, {0});
  check_all(matcher, answers, amine, {0});
}
