#pragma once
// Cuts a finding down to what differs between two days (DetectorOptions::changed_since).

#include <vector>

#include "congener/finding.hpp"
#include "congener/options.hpp"
#include "congener/reference_set.hpp"
#include "evidence/classes.hpp"
#include "evidence/components.hpp"
#include "evidence/workspace.hpp"
#include "law/jurisdiction.hpp"

namespace congener::law {

/// What JurisdictionTable::decide says on one day.
struct DayAnswers {
  std::vector<JurisdictionFinding> jurisdictions;
  std::vector<Resemblance> nearest;
};

/// The law of the first day. Const and safe to share between threads.
class EarlierDay {
 public:
  /// options: those of the second day.
  EarlierDay(const ReferenceSet& set, DetectorOptions options, const Date& day);

  /// finding: its identities, and its nearest as found, before a table of any day has decided.
  DayAnswers answers(const std::vector<evidence::Component>& components, const Finding& finding,
                     bool is_flagged, evidence::Workspace& workspace) const;

 private:
  evidence::ClassFinder classes_;
  JurisdictionTable table_;
};

/// finding: as decided for as_of. Fills its changes and keeps the selected jurisdictions whose
/// status differs, each with a note on the first day; one that fell to no_finding stays and says
/// so. The status becomes the highest of theirs on either day, so that a lost listing is flagged
/// too; no_finding when nothing differs. Kept are identities, gap, and those resemblances that a
/// changed jurisdiction rests on, on either day.
void keep_changes(const DayAnswers& before, const DetectorOptions& options, Finding& finding);

}  // namespace congener::law
