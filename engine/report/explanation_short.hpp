#pragma once
// The short form of an explanation: what a person needs first. Internal to engine/report.

#include <ostream>
#include <string>

#include "congener/finding.hpp"

namespace congener::report {

/// "In short", a table of jurisdictions, and what it resembles most, in so many columns.
void write_short_explanation(std::ostream& stream, const std::string& structure,
                             const Finding& finding, std::size_t width);

}  // namespace congener::report
