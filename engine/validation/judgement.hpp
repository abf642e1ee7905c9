#pragma once
// Findings in short, and their counts.

#include "congener/finding.hpp"
#include "congener/validation.hpp"

namespace congener::validation {

Judgement judgement_of(const Finding& finding);

void add(const Judgement& judgement, AnswerCounts& counts);
void add(const AnswerCounts& more, AnswerCounts& counts);

/// With its bounds.
Proportion proportion(std::uint64_t count, std::uint64_t of);

/// Of all that could be screened, and by grade.
void fill_false_flags(BandResult& band);

}  // namespace congener::validation
