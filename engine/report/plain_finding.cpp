#include "report/plain_finding.hpp"

#include "congener/resolution.hpp"

namespace congener::report {
namespace {

bool is_plain(const Reading& reading) {
  return reading.kind == IdentifierKind::Smiles && reading.column.empty() &&
         reading.entry.empty() && reading.read_by.empty() && !reading.is_skeleton_only;
}

}  // namespace

Finding plain_finding() {
  Finding finding;
  finding.status = Status::NoFinding;
  finding.resolved_by.emplace();
  return finding;
}

bool is_plain(const Finding& finding) {
  return finding.status == Status::NoFinding && finding.resolved_by &&
         is_plain(*finding.resolved_by) && finding.identities.empty() && finding.classes.empty() &&
         finding.nearest.empty() && finding.jurisdictions.empty() && finding.changes.empty() &&
         finding.other_readings.empty() && !finding.judged && finding.reason.empty() &&
         finding.grade == Grade::None && finding.gap.listed_in.empty() &&
         finding.gap.not_found_in.empty();
}

}  // namespace congener::report
