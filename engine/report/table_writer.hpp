#pragma once
// A table for people at a terminal: flagged and unscreened records, then a summary of the run.

#include <memory>
#include <ostream>

#include "congener/report.hpp"

namespace congener::report {

std::unique_ptr<ReportWriter> make_table_writer(std::ostream& stream, const ReportOptions& options);

}  // namespace congener::report
