#pragma once
// A workbook for offices (.xlsx): what was found, what was not screened, the run, and the sealed
// lines of all records.

#include <memory>
#include <ostream>

#include "congener/report.hpp"

namespace congener::report {

/// Sheets of the workbook: verify finds the lines by the name.
inline constexpr const char* kEvidenceSheet = "Evidence";

std::unique_ptr<ReportWriter> make_xlsx_writer(std::ostream& stream, const ReportOptions& options);

}  // namespace congener::report
