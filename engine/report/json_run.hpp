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

Json run_json(const RunHeader& header);
Json summary_json(const RunSummary& summary);

}  // namespace congener::report
