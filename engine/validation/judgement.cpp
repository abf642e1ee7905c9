#include "validation/judgement.hpp"

#include "support/statistics.hpp"

namespace congener::validation {
namespace {

/// The first jurisdiction that gives the record its status.
void take_deciding_answer(const Finding& finding, Judgement& judgement) {
  for (const JurisdictionFinding& answer : finding.jurisdictions) {
    if (answer.status == finding.status) {
      judgement.entry = answer.rule.empty() ? answer.entry : "";
      judgement.rule = answer.rule;
      return;
    }
  }
}

}  // namespace

Judgement judgement_of(const Finding& finding) {
  Judgement judgement;
  judgement.status = finding.status;
  judgement.reason = finding.reason;
  if (finding.status == Status::Analogue) {
    judgement.grade = finding.grade;
  }
  if (finding.status > Status::Analogue) {
    take_deciding_answer(finding, judgement);
  }
  if (!finding.nearest.empty()) {
    const Resemblance& nearest = finding.nearest.front();
    judgement.nearest = nearest.entry;
    judgement.nearest_grade = nearest.grade;
    judgement.relation = to_string(nearest.relation);
    judgement.family = has_family_core(nearest) ? nearest.family : "";
  }
  return judgement;
}

void add(const Judgement& judgement, AnswerCounts& counts) {
  switch (judgement.status) {
    case Status::Listed:
      ++counts.listed;
      return;
    case Status::Covered:
      ++counts.covered;
      return;
    case Status::Watch:
      ++counts.watch;
      return;
    case Status::Analogue:
      ++(judgement.grade == Grade::Strong     ? counts.strong
         : judgement.grade == Grade::Moderate ? counts.moderate
                                              : counts.weak);
      return;
    case Status::NoFinding:
      ++counts.no_finding;
      return;
    case Status::NotScreened:
      ++counts.not_screened;
      return;
  }
}

void add(const AnswerCounts& more, AnswerCounts& counts) {
  counts.listed += more.listed;
  counts.covered += more.covered;
  counts.watch += more.watch;
  counts.strong += more.strong;
  counts.moderate += more.moderate;
  counts.weak += more.weak;
  counts.no_finding += more.no_finding;
  counts.not_screened += more.not_screened;
}

Proportion proportion(std::uint64_t count, std::uint64_t of) {
  const support::Bounds bounds = support::clopper_pearson(count, of);
  return {count, of, bounds.low, bounds.high};
}

void fill_false_flags(BandResult& band) {
  const std::uint64_t all = screened(band.members) + screened(band.others);
  const AnswerCounts& others = band.others;
  band.false_flags = {proportion(analogues(others), all),
                      proportion(others.strong + others.moderate, all),
                      proportion(others.strong, all)};
  band.all_flags = proportion(flagged(band.members) + flagged(others), all);
}

}  // namespace congener::validation
