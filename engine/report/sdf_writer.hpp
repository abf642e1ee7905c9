#pragma once
// SD files: each record as it was given, with the findings as further data fields.

#include <memory>
#include <ostream>

#include "congener/report.hpp"

namespace congener::report {

std::unique_ptr<ReportWriter> make_sdf_writer(std::ostream& stream, const ReportOptions& options);

}  // namespace congener::report
