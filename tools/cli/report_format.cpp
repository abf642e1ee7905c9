#include "report_format.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "congener/error.hpp"
#include "option_values.hpp"
#include "process.hpp"

namespace congener::cli {

ReportFormat chosen_format(const std::string& format, const std::string& output, bool is_shown,
                           const std::string& endings) {
  if (!format.empty()) {
    return *parse_report_format(format);
  }
  const std::string extension = std::filesystem::path(output).extension().string();
  if (extension.empty()) {
    return is_shown ? ReportFormat::Table : ReportFormat::Tsv;
  }
  const auto named = parse_report_format(extension.substr(1));
  if (!named) {
    throw OptionError(
        fmt::format("-o {}: the name does not tell the format; end it in {}, or use --format",
                    output, endings));
  }
  return *named;
}

void add_report_options(CLI::App& command, ReportArguments& arguments) {
  command
      .add_option("--only", arguments.only,
                  "records to show: flagged, not-screened, flagged-or-not-screened or all; the "
                  "summary counts all [all; html, xlsx and sqlite: flagged-or-not-screened]")
      ->transform(one_of({"flagged", "not-screened", "flagged-or-not-screened", "all"}))
      ->type_name("RECORDS");
  command
      .add_option("--sort", arguments.sort,
                  "grade: the highest status first, then the highest grade; input: as in the input "
                  "[input]")
      ->transform(one_of({"grade", "input"}))
      ->type_name("ORDER");
  command
      .add_option("--columns", arguments.columns,
                  "tsv and csv: these columns of the report, in this order, for example "
                  "id,status,grade,entry [all]")
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take the files that follow
      ->check(not_empty("name a column"))
      ->type_name("NAME,...");
  command
      .add_option("--own-columns", arguments.own_columns,
                  "tsv and csv: the columns of the input stand first or last [last]")
      ->transform(one_of({"first", "last"}))
      ->type_name("PLACE");
  command.add_flag("--pictures", arguments.pictures,
                   "xlsx: draw each flagged record and the nearest entry, the first 2000 of them");
}

ReportOptions report_options(const ReportArguments& arguments, ReportFormat format, bool is_shown) {
  ReportOptions options;
  std::string only = arguments.only;
  std::replace(only.begin(), only.end(), '-', '_');
  if (only.empty()) {
    // These are for people, who look at what was found and at what nobody could look at. Rows of
    // SQLite for all others would take a third of the time of their screening.
    const bool is_for_people = format == ReportFormat::Html || format == ReportFormat::Xlsx ||
                               format == ReportFormat::Sqlite;
    only = is_for_people ? "flagged_or_not_screened" : "all";
  }
  options.records = *parse_report_records(only);
  options.by_grade = arguments.sort == "grade";
  options.columns = arguments.columns;
  options.own_columns_first = arguments.own_columns == "first";
  options.pictures = arguments.pictures;
  if (is_shown) {
    const char* const no_color = std::getenv("NO_COLOR");  // see no-color.org
    options.width = terminal_width();
    options.color = no_color == nullptr || *no_color == 0;
  }
  return options;
}

}  // namespace congener::cli
