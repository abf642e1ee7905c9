#pragma once
// A database of a run for people and programs that ask their own questions: records, answers per
// jurisdiction, resemblances, the run, and the sealed lines that they come from.

#include <memory>
#include <ostream>

#include "congener/report.hpp"

namespace congener::report {

std::unique_ptr<ReportWriter> make_sqlite_writer(std::ostream& stream,
                                                 const ReportOptions& options);

}  // namespace congener::report
