#pragma once
// One class definition, ready to use, and its evaluation at one place of its core in a molecule.
// Internal to engine/rules; see class_matcher.hpp.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chem/core_pattern.hpp"
#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "rules/group_answers.hpp"
#include "rules/group_matcher.hpp"

namespace congener::rules {

/// A finding names the failing conditions only if there are at most this many. As soon as more have
/// failed and no tautomer could help, the rest is not evaluated.
constexpr std::size_t kMostFailingTold = 2;

/// What a definition says of one molecule that holds its core. Atoms are the molecule's own.
struct ClassMatch {
  bool is_inside = false;
  std::vector<std::string> limbs;       ///< met, ascending
  std::vector<int> core_atoms;          ///< ascending
  std::vector<ClassSiteFinding> sites;  ///< those that bear something
  std::vector<ClassReason> failing;     ///< conditions that fail; empty: inside. All of them where
                                        ///< they are no more than kMostFailingTold
  std::vector<std::string> readings;    ///< ids of the switchable readings that it rests on
  bool is_tautomer = false;             ///< met by another tautomer than the one given
};

struct Attempt {
  ClassMatch match;
  bool fails_for_good = false;  ///< in a way that no other tautomer could mend
};

/// A definition with its patterns compiled and its readings chosen.
struct ClassRules {
  struct Allowance {
    std::vector<int> groups;
    const ClassAllowance* data = nullptr;
  };
  struct Site {
    const ClassSite* data = nullptr;
    std::vector<Allowance> bears_one;
    std::vector<Allowance> may_bear;
  };
  struct Core {
    chem::CorePattern pattern;
    const ClassCore* data = nullptr;
    std::vector<int> site_of_atom;  ///< by core atom; -1: bears hydrogen only
  };

  ClassRules(const StructureClass& structure_class, const GroupMatcher& group_matcher,
             const std::map<std::string, bool>& readings);

  std::unique_ptr<const StructureClass> definition;  ///< own copy, in one place for good
  const GroupMatcher& groups;
  std::vector<Site> sites;
  std::vector<Core> cores;
  bool bears_double_bonds = false;  ///< some group may be double-bonded to the core

 private:
  std::vector<Allowance> compiled(const std::vector<ClassAllowance>& allowances,
                                  const std::map<std::string, bool>& readings);
  Core compiled(const ClassCore& core) const;
};

/// Compares one place of a core in a molecule with the definition on one day.
class ClassEvaluation {
 public:
  /// answers: for the groups of the rules.
  ClassEvaluation(const ClassRules& rules, const ClassRules::Core& core,
                  const chem::Molecule& molecule, const std::vector<int>& place, const Date& day,
                  GroupAnswers& answers);

  Attempt attempt();

 private:
  using Fragments = std::vector<const chem::Fragment*>;
  struct Fit {
    const ClassRules::Allowance* allowance = nullptr;
    int group = kHydrogen;
  };

  /// Whether a failing condition could hold in another tautomer.
  enum class Mending { None, Tautomer };

  void place_fragments();
  void check_bare_positions();
  bool is_hopeless() const;
  void join(const chem::Fragment& fragment);
  void settle(std::size_t core_atom);
  bool settle_one(const ClassRules::Site& site, const Fragments& fragments);
  bool settle_with(const ClassRules::Allowance& allowance, const ClassRules::Site& site,
                   const Fragments& fragments);
  bool all_fit(const ClassRules::Site& site, const Fragments& fragments,
               const chem::Fragment* except) const;
  Fit find(const std::vector<ClassRules::Allowance>& allowances,
           const chem::Fragment& fragment) const;
  bool fits(int group, const chem::Fragment& fragment) const;
  bool in_force(const std::vector<std::string>& limbs) const;
  void accept(const ClassRules::Site& site, const chem::Fragment* fragment, const Fit& fit);
  void reject(const ClassRules::Site& site, const Fragments& fragments);
  void fail(ClassReason reason, Mending mending);
  void count(const std::vector<std::string>& limbs);
  void finish();

  const ClassRules& rules_;
  const ClassRules::Core& core_;
  const chem::Molecule& molecule_;
  const std::vector<int>& place_;
  const Date day_;
  GroupAnswers& answers_;
  std::vector<chem::Fragment> fragments_;
  std::vector<GroupAnswers::OfFragment*> known_;  ///< by fragment
  std::vector<Fragments> at_atom_;                ///< by core atom: what hangs there by one bond
  std::vector<bool> is_joined_;  ///< by core atom: part of a ring closed by an accepted group
  Attempt attempt_;
};

}  // namespace congener::rules
