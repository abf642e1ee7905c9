#pragma once
// The law of one reference set on one day: evidence in, the answer of each jurisdiction out.

#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/evidence.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "law/jurisdiction.hpp"

namespace congener::law {

/// Const and safe to share between threads.
class Law {
 public:
  /// jurisdictions: those that are asked; the set must have all of them, and must outlive this.
  Law(const ReferenceSet& set, const Date& day, const std::vector<std::string>& jurisdictions);

  /// A pure function of the evidence and the law of that day. The evidence may come from a larger
  /// set: entries and classes that this set does not have are left out, and so are resemblances
  /// below least_grade.
  Finding answer(const Evidence& evidence, Grade least_grade) const;

 private:
  std::vector<ClassFinding> classes_on_the_day(const Evidence& evidence, bool is_flagged) const;

  const ReferenceSet& set_;
  Date day_;
  JurisdictionTable table_;
  std::vector<bool> class_is_in_force_;  ///< as ReferenceSet::classes
};

}  // namespace congener::law
