#pragma once
// The short form of an explanation: what a person needs first. Internal to engine/report.

#include <ostream>
#include <string>
#include <vector>

#include "congener/finding.hpp"
#include "congener/finding_context.hpp"

namespace congener::report {

/// The answer in sentences without their full stops: what it is, where it is listed, covered or
/// only resembles, what differs (at most so many sites), what is in doubt, and what was not read.
std::vector<std::string> short_sentences(const Finding& finding, const FindingContext& context,
                                         std::size_t most_changes);

/// "In short", a table of jurisdictions, and what it resembles most, in so many columns.
void write_short_explanation(std::ostream& stream, const std::string& structure,
                             const Finding& finding, std::size_t width);

}  // namespace congener::report
