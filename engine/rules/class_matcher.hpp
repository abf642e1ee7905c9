#pragma once
// Closed class definitions of law ("closed Markush"): a core with labelled sites, at each site the
// groups that the words allow, and every heavy atom accounted for. One object per thread.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chem/core_pattern.hpp"
#include "chem/molecule.hpp"
#include "chem/tautomer.hpp"
#include "congener/date.hpp"
#include "congener/reference_set.hpp"
#include "rules/class_evaluation.hpp"

namespace congener::rules {

class ClassMatcher {
 public:
  /// readings: by id, for this class; those not given have their default. groups must outlive the
  /// matcher. Throws std::invalid_argument when the definition does not hold together.
  ClassMatcher(const StructureClass& definition, const GroupMatcher& groups,
               const std::map<std::string, bool>& readings);

  /// False only when match() would give nothing for a molecule with these rings (chem::rings_of).
  bool may_match(const std::vector<chem::RingAtoms>& rings) const;

  /// The molecule must be one component, uncharged where it can be, without isotope labels. Nothing
  /// when the core is not there. Only limbs in force on the day count.
  /// answers: for the groups that the matcher was made with.
  std::optional<ClassMatch> match(chem::Tautomers& molecule, const Date& day,
                                  GroupAnswers& answers) const;

  /// The same of this tautomer alone: enough where none is inside.
  std::optional<ClassMatch> match_as_drawn(const chem::Molecule& molecule, const Date& day,
                                           GroupAnswers& answers) const;

 private:
  std::optional<Attempt> best_attempt(const chem::Molecule& molecule, const Date& day,
                                      GroupAnswers& answers) const;
  bool may_be_a_tautomer(const chem::Molecule& molecule,
                         const std::optional<Attempt>& attempt) const;

  ClassRules rules_;
};

}  // namespace congener::rules
