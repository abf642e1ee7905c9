#include <algorithm>
#include <map>
#include <utility>

#include "congener/error.hpp"
#include "congener/report.hpp"
#include "report/delimited_writer.hpp"
#include "report/html/html_writer.hpp"
#include "report/json_writer.hpp"
#include "report/sdf_writer.hpp"
#include "report/selecting_writer.hpp"
#include "report/sqlite/sqlite_writer.hpp"
#include "report/table_writer.hpp"
#include "report/xlsx/xlsx_writer.hpp"
#include "support/text.hpp"

namespace congener {

std::string ReportWriter::rendered(const Record&, const Finding&) const {
  return {};
}

void ReportWriter::write(const Record& record, const Finding& finding, const std::string&) {
  this->record(record, finding);
}

namespace {

std::unique_ptr<ReportWriter> plain_writer(ReportFormat format, std::ostream& stream,
                                           const ReportOptions& options) {
  switch (format) {
    case ReportFormat::Tsv:
      return report::make_delimited_writer(report::Dialect::Tsv, stream, options);
    case ReportFormat::Csv:
      return report::make_delimited_writer(report::Dialect::Csv, stream, options);
    case ReportFormat::JsonLines:
      return report::make_json_writer(stream, options);
    case ReportFormat::Table:
      return report::make_table_writer(stream, options);
    case ReportFormat::Sdf:
      return report::make_sdf_writer(stream, options);
    case ReportFormat::Html:
      return report::make_html_writer(stream, options);
    case ReportFormat::Xlsx:
      return report::make_xlsx_writer(stream, options);
    case ReportFormat::Sqlite:
      return report::make_sqlite_writer(stream, options);
  }
  throw OptionError("report format: not one that is known; choose one of parse_report_format");
}

void check_pictures(ReportFormat format, const ReportOptions& options) {
  if (options.pictures && (format != ReportFormat::Xlsx || !options.drawer)) {
    throw OptionError(
        "pictures are put into XLSX only, by a drawer; choose this format (HTML has drawings "
        "without being asked)");
  }
}

void check_columns(ReportFormat format, const ReportOptions& options) {
  if (format != ReportFormat::Tsv && format != ReportFormat::Csv) {
    if (!options.columns.empty() || options.own_columns_first) {
      throw OptionError("columns can be chosen for TSV and CSV only; choose one of these formats");
    }
    return;
  }
  const std::vector<std::string>& known = report_columns();
  for (const std::string& column : options.columns) {
    if (std::find(known.begin(), known.end(), column) == known.end()) {
      throw OptionError("columns: a report has no column \"" + column +
                        "\"; it has: " + support::join(known, ", "));
    }
    if (std::count(options.columns.begin(), options.columns.end(), column) > 1) {
      throw OptionError("columns: \"" + column + "\" is named twice; name it once");
    }
  }
}

}  // namespace

std::unique_ptr<ReportWriter> make_report_writer(ReportFormat format, std::ostream& stream,
                                                 const ReportOptions& options) {
  check_columns(format, options);
  check_pictures(format, options);
  std::unique_ptr<ReportWriter> writer = plain_writer(format, stream, options);
  const bool is_selection = options.records != ReportOptions::Records::All || options.by_grade;
  return is_selection ? report::make_selecting_writer(std::move(writer), options)
                      : std::move(writer);
}

namespace {

const std::map<std::string_view, ReportFormat>& formats_by_name() {
  static const std::map<std::string_view, ReportFormat> kFormats = {
      {"tsv", ReportFormat::Tsv},         {"csv", ReportFormat::Csv},
      {"jsonl", ReportFormat::JsonLines}, {"table", ReportFormat::Table},
      {"sdf", ReportFormat::Sdf},         {"html", ReportFormat::Html},
      {"xlsx", ReportFormat::Xlsx},       {"sqlite", ReportFormat::Sqlite}};
  return kFormats;
}

}  // namespace

std::optional<ReportFormat> parse_report_format(std::string_view text) {
  const auto found = formats_by_name().find(text);
  return found == formats_by_name().end() ? std::nullopt : std::optional(found->second);
}

std::string to_string(ReportFormat format) {
  for (const auto& [name, value] : formats_by_name()) {
    if (value == format) {
      return std::string(name);
    }
  }
  throw OptionError("report format: not one that is known");
}

std::string to_string(ReportOptions::Records records) {
  switch (records) {
    case ReportOptions::Records::Flagged:
      return "flagged";
    case ReportOptions::Records::NotScreened:
      return "not_screened";
    case ReportOptions::Records::FlaggedOrNotScreened:
      return "flagged_or_not_screened";
    case ReportOptions::Records::All:
      break;
  }
  return "all";
}

std::optional<ReportOptions::Records> parse_report_records(std::string_view text) {
  using Records = ReportOptions::Records;
  for (const Records records :
       {Records::All, Records::Flagged, Records::NotScreened, Records::FlaggedOrNotScreened}) {
    if (to_string(records) == text) {
      return records;
    }
  }
  return std::nullopt;
}

}  // namespace congener
