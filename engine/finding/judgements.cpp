// What findings in short, and counts of them, say.

#include "congener/validation.hpp"

namespace congener {

std::uint64_t analogues(const AnswerCounts& counts) {
  return counts.strong + counts.moderate + counts.weak;
}

std::uint64_t flagged(const AnswerCounts& counts) {
  return counts.listed + counts.covered + counts.watch + analogues(counts);
}

std::uint64_t screened(const AnswerCounts& counts) {
  return flagged(counts) + counts.no_finding;
}

bool is_flagged(const Judgement& judgement) {
  return judgement.status > Status::NoFinding;
}

bool is_resembling(const Judgement& judgement) {
  return !judgement.nearest.empty();
}

bool is_member(const Judgement& judgement) {
  return judgement.status > Status::Analogue ||
         (judgement.status == Status::Analogue && !judgement.family.empty());
}

}  // namespace congener
