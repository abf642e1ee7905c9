#pragma once
// The class definitions of a reference set held against the parts of one record.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/evidence.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"
#include "evidence/class_screen.hpp"
#include "evidence/components.hpp"
#include "evidence/gate.hpp"
#include "evidence/workspace.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class ClassFinder {
 public:
  /// near_misses, use_prefilter: as DetectorOptions. Without the prefilter the tautomers are asked
  /// even where it is proved that none is inside; the answer must be the same.
  ClassFinder(const ReferenceSet& set, bool near_misses, bool use_prefilter);

  /// What each closed class says whose core is in a component, in the order of the set, for each
  /// version of its words. is_flagged: the record is an entry or resembles one; only then are the
  /// classes asked whose words reach far beyond the subject of the set. Without near_misses,
  /// nothing of a record that is not flagged and is inside no class.
  std::vector<ClassEvidence> find(const std::vector<Component>& components, bool is_flagged,
                                  Workspace& workspace) const;

  /// Asks for a core that bears what its class allows, or with near_misses for a core. Classes that
  /// are asked of flagged records only find nothing in one that no other screen lets through.
  Screen screen() const;

 private:
  /// One component, in the forms that definitions look at.
  struct Part;
  std::optional<ClassFinding> find_in(Part& part, const Workspace::ClassRule& rule,
                                      const Date& day) const;
  std::optional<ClassEvidence> find_one(std::vector<Part>& parts,
                                        const std::vector<Component>& components,
                                        const Workspace::ClassRule& rule) const;

  const ReferenceSet& set_;
  ClassScreen screen_;
  bool near_misses_;
  bool use_prefilter_;
  std::vector<std::vector<Date>> version_days_;  ///< by class; the first is before all days of law
};

/// Throws OptionError when a key is not "class.reading" of the set.
void check_readings(const ReferenceSet& set, const std::map<std::string, bool>& readings);

}  // namespace congener::evidence
