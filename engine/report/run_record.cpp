#include <filesystem>
#include <string>
#include <system_error>

#include "congener/error.hpp"
#include "congener/report.hpp"
#include "report/json_line.hpp"
#include "report/json_run.hpp"
#include "support/sha256.hpp"

namespace congener {

ReportFile report_file(const std::string& path, const std::string& format) {
  ReportFile file{path, format, 0, support::sha256_of_file(path)};
  std::error_code error;
  file.bytes = std::filesystem::file_size(path, error);
  if (error) {
    throw FileError(path + ": cannot be read");
  }
  return file;
}

std::string run_record_json(const RunHeader& header, const RunSummary& summary,
                            const ReportFile& report, const RunTimes& times) {
  report::Json json = report::context_json("run_record", header);
  json["report"]["name"] = report.name;
  json["report"]["format"] = report.format;
  json["report"]["bytes"] =
      report.sha256.empty() ? report::Json(nullptr) : report::Json(report.bytes);
  json["report"]["sha256"] = report::text_or_null(report.sha256);
  report::add_notices(json, header);
  report::Json counts = report::summary_json(summary);
  counts.erase("type");
  json["summary"] = std::move(counts);
  if (!times.started.empty()) {
    json["times"]["started"] = times.started;
    json["times"]["ended"] = times.ended;
  }
  // Indented, because people look at this file.
  return json.dump(2, ' ', true, report::Json::error_handler_t::replace) + '\n';
}

std::string failed_run_json(const std::vector<std::string>& inputs, const std::string& report,
                            const std::string& reason) {
  report::Json json;
  json["type"] = "failed_run";
  json["inputs"] = inputs;
  json["report"] = report::text_or_null(report);
  json["reason"] = reason;
  return json.dump(2, ' ', true, report::Json::error_handler_t::replace) + '\n';
}

}  // namespace congener
