#include "law/law.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace congener::law {
namespace {

/// What the words that stand on that day say; null: nothing.
const ClassFinding* finding_on(const ClassEvidence& evidence, const Date& day) {
  const ClassFinding* finding = nullptr;
  for (const ClassEvidence::Version& version : evidence.versions) {
    if (!version.from || *version.from <= day) {
      finding = version.finding ? &*version.finding : nullptr;
    }
  }
  return finding;
}

void settle_status(Finding& finding) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    finding.status = std::max(finding.status, answer.status);
  }
  if (finding.status == Status::Analogue) {
    for (const JurisdictionFinding& answer : finding.jurisdictions) {
      finding.grade = std::max(finding.grade, answer.grade);
    }
  }
}

}  // namespace

Law::Law(const ReferenceSet& set, const Date& day, const std::vector<std::string>& jurisdictions)
    : set_(set), day_(day), table_(set, day, jurisdictions) {
  for (const StructureClass& definition : set.classes) {
    class_is_in_force_.push_back(table_.is_in_force(definition));
  }
}

/// Classes that reach far beyond the subject of the set say something of flagged structures only.
std::vector<ClassFinding> Law::classes_on_the_day(const Evidence& evidence, bool is_flagged) const {
  struct Found {
    const ClassFinding* finding;
    bool only_flagged;
  };
  std::vector<Found> found;
  for (const ClassEvidence& each : evidence.classes) {
    const auto place =
        std::find_if(set_.classes.begin(), set_.classes.end(),
                     [&](const StructureClass& definition) { return definition.id == each.rule; });
    const auto index = static_cast<std::size_t>(std::distance(set_.classes.begin(), place));
    const ClassFinding* finding = finding_on(each, day_);
    if (place == set_.classes.end() || !class_is_in_force_[index] || finding == nullptr) {
      continue;
    }
    found.push_back({finding, place->only_flagged});
    is_flagged = is_flagged || (!place->only_flagged && finding->is_inside);
  }
  std::vector<ClassFinding> classes;
  for (const Found& each : found) {
    if (is_flagged || !each.only_flagged) {
      classes.push_back(*each.finding);
    }
  }
  return classes;
}

Finding Law::answer(const Evidence& evidence, Grade least_grade) const {
  Finding finding;
  finding.stage = evidence.stage;
  finding.let_through_by = evidence.let_through_by;
  if (!evidence.problem.empty()) {
    finding.reason = evidence.problem;
    return finding;
  }
  finding.status = Status::NoFinding;
  if (evidence.identities.empty() && evidence.classes.empty() && evidence.nearest.empty()) {
    return finding;  // as for nearly all molecules
  }
  const auto is_known = [&](const auto& found) { return find_entry(set_, found.entry) >= 0; };
  std::copy_if(evidence.identities.begin(), evidence.identities.end(),
               std::back_inserter(finding.identities), is_known);
  std::copy_if(evidence.nearest.begin(), evidence.nearest.end(),
               std::back_inserter(finding.nearest), [&](const Resemblance& resemblance) {
                 return resemblance.grade >= least_grade && is_known(resemblance);
               });
  const bool is_flagged = !finding.identities.empty() || !finding.nearest.empty();
  finding.classes = classes_on_the_day(evidence, is_flagged);
  table_.leave_out_named(finding.identities, finding.classes);
  finding.jurisdictions = table_.decide(finding.identities, finding.classes, finding.nearest);
  finding.gap = table_.gap(finding.identities, finding.classes);
  table_.keep_selected(finding.classes);
  settle_status(finding);
  return finding;
}

}  // namespace congener::law
