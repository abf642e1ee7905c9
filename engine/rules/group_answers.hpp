#pragma once
// What a GroupMatcher has said of fragments: the classes of a set, the versions of each and the
// places of its core mostly ask for the same groups of the same fragments, and a question costs
// tens of microseconds.

#include <map>
#include <tuple>
#include <vector>

#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "rules/group_matcher.hpp"

namespace congener::rules {

/// For one thread.
class GroupAnswers {
 public:
  /// By group; groups that nobody has asked for yet are not known.
  enum class Answer : unsigned char { Unknown, Fits, DoesNotFit };
  using OfFragment = std::vector<Answer>;

  /// groups must outlive it.
  explicit GroupAnswers(const GroupMatcher& groups) : groups_(groups) {}

  /// The answers for this fragment, to be handed to fits(). The molecule must outlive it and stay
  /// as it is, for it is known again by its address.
  OfFragment& of(const chem::Molecule& molecule, const chem::Fragment& fragment);

  /// As GroupMatcher::fits. known: of this fragment.
  bool fits(int group, const chem::Molecule& molecule, const chem::Fragment& fragment,
            OfFragment& known) const;

 private:
  using Key =
      std::tuple<const chem::Molecule*, std::vector<int>, std::vector<std::tuple<int, int, int>>>;

  const GroupMatcher& groups_;
  std::map<Key, OfFragment> known_;
};

}  // namespace congener::rules
