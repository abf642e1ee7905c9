#pragma once
// Findings in short, and their counts.

#include "congener/finding.hpp"
#include "congener/validation.hpp"

namespace congener::validation {

Judgement judgement_of(const Finding& finding);

void add(const Judgement& judgement, AnswerCounts& counts);
void add(const AnswerCounts& more, AnswerCounts& counts);

/// The share with its exact bounds.
Proportion proportion(std::uint64_t count, std::uint64_t of);

/// Fills in the false flags, by grade, as shares of all molecules that could be screened.
void fill_false_flags(BandResult& band);

}  // namespace congener::validation
