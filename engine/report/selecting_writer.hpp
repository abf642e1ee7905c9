#pragma once
// Shows some of the records only, or the most telling first.

#include <memory>

#include "congener/report.hpp"

namespace congener::report {

/// next: a writer that makes its whole text in rendered.
std::unique_ptr<ReportWriter> make_selecting_writer(std::unique_ptr<ReportWriter> next,
                                                    const ReportOptions& options);

}  // namespace congener::report
