#pragma once
// The run record that a screen leaves beside its report, and to which case both belong.

#include <string>
#include <vector>

#include "congener/audit_log.hpp"
#include "congener/report.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

struct RunRecordArguments {
  CaseDetails case_details;
  bool without_record = false;
  bool with_times = false;
  std::string audit_log;  ///< empty: that of the configuration file, if it names one
};

void add_run_record_options(CLI::App& command, RunRecordArguments& arguments);

/// As given, else as the configuration file says.
CaseDetails case_details(const RunRecordArguments& arguments);

class RunRecord {
 public:
  /// Notes the time. output, inputs: as for OutputFile. Throws OptionError when the record or the
  /// log would take the place of an input, FileError and FormatError when the log cannot be used.
  RunRecord(const RunRecordArguments& arguments, ReportFormat format, const std::string& output,
            const std::vector<std::string>& inputs);

  /// Beside the report of this name, unless there is none, people read it, or no record is wanted;
  /// and into the audit log. Throws FileError.
  void write(const RunHeader& header, const RunSummary& summary, const std::string& report) const;

  /// Into the audit log, if there is one: a run that ended with an error was a run. Throws as
  /// append_to_audit_log.
  void log_failure(const std::string& reason) const;

 private:
  AuditEntry begun_entry() const;

  RunRecordArguments arguments_;
  CaseDetails case_details_;
  ReportFormat format_;
  std::string output_;
  std::vector<std::string> inputs_;
  std::string audit_log_;
  std::string started_;
};

}  // namespace congener::cli
