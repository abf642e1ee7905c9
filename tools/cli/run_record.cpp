#include "run_record.hpp"

#include <fmt/chrono.h>

#include <CLI/CLI.hpp>
#include <chrono>

#include "option_values.hpp"
#include "output_file.hpp"
#include "process.hpp"
#include "settings.hpp"

namespace congener::cli {
namespace {

constexpr const char* kSuffix = ".run.json";

/// Like 2026-11-29T14:05:09Z.
std::string time_now() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string given_or(const std::string& given, const Setting& setting) {
  return given.empty() && !setting.values.empty() ? setting.values.front() : given;
}

}  // namespace

void add_run_record_options(CLI::App& command, RunRecordArguments& arguments) {
  const auto add = [&](const char* name, std::string& value, const char* help) {
    command.add_option(name, value, help)->type_name("TEXT");
  };
  add("--case", arguments.case_details.case_id,
      "case that the report belongs to, told in its head");
  add("--item", arguments.case_details.item, "item of the case");
  add("--laboratory", arguments.case_details.laboratory, "laboratory [congener config]");
  add("--analyst", arguments.case_details.analyst, "who made the report [congener config]");
  command.add_flag("--no-run-record", arguments.without_record,
                   "do not write OUT.run.json, which says by what, of what and how the report OUT "
                   "was made");
  command
      .add_option("--audit", arguments.audit_log,
                  "add a line on this run to a log; congener audit check finds lines that were "
                  "changed or removed [congener config]")
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command.add_flag("--record-times", arguments.with_times,
                   "tell in OUT.run.json when the run began and ended");
}

CaseDetails case_details(const RunRecordArguments& arguments) {
  const Settings settings = read_settings();
  CaseDetails details = arguments.case_details;
  details.laboratory = given_or(details.laboratory, settings.laboratory);
  details.analyst = given_or(details.analyst, settings.analyst);
  return details;
}

RunRecord::RunRecord(const RunRecordArguments& arguments, ReportFormat format,
                     const std::string& output, const std::vector<std::string>& inputs)
    : arguments_(arguments),
      case_details_(cli::case_details(arguments)),
      format_(format),
      output_(output),
      inputs_(inputs),
      started_(time_now()) {
  if (!is_standard_output(output)) {
    refuse_output_that_is_input(output + kSuffix, inputs);
  }
  audit_log_ = given_or(arguments.audit_log, read_settings().audit_log);
  if (!audit_log_.empty()) {
    refuse_output_that_is_input(audit_log_, inputs);
    check_audit_log_is_usable(audit_log_);
  }
}

/// What is known of every run.
AuditEntry RunRecord::begun_entry() const {
  AuditEntry entry;
  entry.time = time_now();
  entry.user = user_name();
  entry.host = host_name();
  entry.command = remembered_command();
  return entry;
}

void RunRecord::log_failure(const std::string& reason) const {
  if (audit_log_.empty()) {
    return;
  }
  AuditEntry entry = begun_entry();
  entry.run_record = failed_run_json(inputs_, output_, reason);
  append_to_audit_log(audit_log_, entry);
}

void RunRecord::write(const RunHeader& header, const RunSummary& summary,
                      const std::string& report) const {
  const bool has_record =
      !report.empty() && format_ != ReportFormat::Table && !arguments_.without_record;
  if (!has_record && audit_log_.empty()) {
    return;
  }
  RunHeader full = header;
  full.case_details = case_details_;
  const ReportFile file = report.empty() ? ReportFile{"-", to_string(format_), 0, ""}
                                         : report_file(report, to_string(format_));
  if (has_record) {
    RunTimes times;
    if (arguments_.with_times) {
      times = {started_, time_now()};
    }
    OutputFile output(report + kSuffix);
    output.stream() << run_record_json(full, summary, file, times);
    output.finish();
  }
  if (!audit_log_.empty()) {
    AuditEntry entry = begun_entry();
    entry.run_record = run_record_json(full, summary, file, {started_, entry.time});
    append_to_audit_log(audit_log_, entry);
  }
}

}  // namespace congener::cli
