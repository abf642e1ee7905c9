#pragma once
// What JSON reports say of a run as a whole. Internal to engine/report.

#include <string>

#include "congener/report.hpp"
#include "report/json_line.hpp"

namespace congener::report {

/// By what and for which question findings were made.
Json context_json(const std::string& type, const RunHeader& header);

/// What a reader has to know of set and program.
void add_notices(Json& json, const RunHeader& header);

Json summary_json(const RunSummary& summary);

/// The first and the last line of every report that has sealed lines. seals: SHA-256 of the seals
/// of all lines before the last.
std::string run_line(const RunHeader& header);
std::string summary_line(const RunSummary& summary, const std::string& seals);

}  // namespace congener::report
