#pragma once
// TSV and CSV: one header row, then one row per record. Columns and escapes: SCHEMA.md.

#include <memory>
#include <ostream>

#include "congener/report.hpp"
#include "report/cells.hpp"

namespace congener::report {

std::unique_ptr<ReportWriter> make_delimited_writer(Dialect dialect, std::ostream& stream,
                                                    const ReportOptions& options);

}  // namespace congener::report
