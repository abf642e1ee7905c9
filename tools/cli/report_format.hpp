#pragma once
// The format of an output: as asked for, else from the name of the file.

#include <string>

#include "congener/report.hpp"

namespace congener::cli {

/// format: tsv, csv, jsonl, table, or empty. output: empty or "-" is standard output. Throws
/// OptionError when the name does not tell.
ReportFormat chosen_format(const std::string& format, const std::string& output);

}  // namespace congener::cli
