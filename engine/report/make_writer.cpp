#include <map>
#include "congener/error.hpp"
#include "congener/report.hpp"
#include "report/delimited_writer.hpp"
#include "report/json_writer.hpp"
#include "report/table_writer.hpp"

namespace congener {

std::string ReportWriter::rendered(const Record&, const Finding&) const {
  return {};
}

void ReportWriter::write(const Record& record, const Finding& finding, const std::string&) {
  this->record(record, finding);
}

std::unique_ptr<ReportWriter> make_report_writer(ReportFormat format, std::ostream& stream) {
  switch (format) {
    case ReportFormat::Tsv:
      return report::make_delimited_writer(report::Dialect::Tsv, stream);
    case ReportFormat::Csv:
      return report::make_delimited_writer(report::Dialect::Csv, stream);
    case ReportFormat::JsonLines:
      return report::make_json_writer(stream);
    case ReportFormat::Table:
      return report::make_table_writer(stream);
  }
  throw OptionError("report format: not one of TSV, CSV, JSON Lines, table; choose one of these");
}

std::optional<ReportFormat> parse_report_format(std::string_view text) {
  static const std::map<std::string_view, ReportFormat> kFormats = {
      {"tsv", ReportFormat::Tsv},
      {"csv", ReportFormat::Csv},
      {"jsonl", ReportFormat::JsonLines},
      {"table", ReportFormat::Table}};
  const auto found = kFormats.find(text);
  return found == kFormats.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace congener
