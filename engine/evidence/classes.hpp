#pragma once
// The class definitions of a reference set held against the parts of one record.

#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "evidence/components.hpp"
#include "evidence/workspace.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class ClassFinder {
 public:
  /// For the law of one day.
  ClassFinder(const ReferenceSet& set, const Date& day);

  /// Every closed class in force on the day whose core some part holds, in the order of the set;
  /// is_flagged: the record is or resembles an entry, so classes that reach far are asked, too.
  std::vector<ClassFinding> find(const std::vector<Component>& components, bool is_flagged,
                                 Workspace& workspace) const;

 private:
  /// One component, in the forms that definitions look at.
  struct Part;
  std::optional<ClassFinding> find_in(Part& part, const rules::ClassMatcher& matcher,
                                      const StructureClass& definition) const;

  const ReferenceSet& set_;
  Date day_;
  std::vector<bool> in_force_;  ///< by class
};

/// Throws OptionError when a key is not "class.reading" of the set.
void check_readings(const ReferenceSet& set, const std::map<std::string, bool>& readings);

}  // namespace congener::evidence
