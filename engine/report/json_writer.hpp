#pragma once
// JSON Lines, schema 2 (SCHEMA.md): one run line, one line per record, one
// summary line, each of them sealed.

#include <memory>
#include <ostream>

#include "congener/report.hpp"

namespace congener::report {

std::unique_ptr<ReportWriter> make_json_writer(std::ostream& stream, const ReportOptions& options);

}  // namespace congener::report
