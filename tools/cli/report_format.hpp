#pragma once
// The format of an output: as asked for, else from the name of the file, else what suits a terminal
// or a pipe. Which records and columns it shows.

#include <string>
#include <vector>

#include "congener/report.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

/// format: as parse_report_format, or empty. output: empty or "-" is standard output; is_shown:
/// that is a terminal. Throws OptionError when the name does not tell; it may end in one of
/// endings.
ReportFormat chosen_format(const std::string& format, const std::string& output,
                           bool is_shown = false,
                           const std::string& endings = ".tsv, .csv or .jsonl");

struct ReportArguments {
  std::string only;  ///< empty: what suits the format
  std::string sort = "input";
  std::vector<std::string> columns;
  std::string own_columns = "last";
  bool pictures = false;
};

void add_report_options(CLI::App& command, ReportArguments& arguments);

/// is_shown: on a terminal, whose width and colors (unless NO_COLOR is set) are then used.
ReportOptions report_options(const ReportArguments& arguments, ReportFormat format, bool is_shown);

}  // namespace congener::cli
