#pragma once
// What the tests of screening share: the shipped reference set and runs whose report is a text.

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "congener/congener.hpp"

namespace screening {

using namespace congener;

inline const char* const kSample = CONGENER_REFERENCE_SETS "/samples/sample.csv";

/// A detector with the shipped reference set, as of a day.
inline Detector shipped_detector(const Date& as_of) {
  DetectorOptions options;
  options.as_of = as_of;
  return Detector::load(CONGENER_REFERENCE_SETS "/fentanyl_precursors", options);
}

/// The shipped reference set as of 2026-11-21, loaded once.
inline const Detector& shared_detector() {
  static const Detector detector = shipped_detector({2026, 11, 21});
  return detector;
}

/// Keeps what a writer is given.
class Collector : public ReportWriter {
 public:
  void begin(const RunHeader& header) override { headers.push_back(header); }
  void record(const Record& record, const Finding& finding) override {
    records.push_back(record);
    findings.push_back(finding);
  }
  void end(const RunSummary& summary) override { summaries.push_back(summary); }

  std::vector<RunHeader> headers;
  std::vector<Record> records;
  std::vector<Finding> findings;
  std::vector<RunSummary> summaries;
};

struct Run {
  Collector collected;
  RunSummary summary;
};

inline Run run(const std::vector<std::string>& inputs, RunOptions options = {},
               const Detector& detector = shared_detector()) {
  Run run;
  run.summary = Screener(detector, std::move(options)).run(inputs, run.collected);
  return run;
}

/// The report of a run in one format, as bytes.
inline std::string report(ReportFormat format, const std::vector<std::string>& inputs, int threads,
                          const Detector& detector = shared_detector()) {
  std::ostringstream stream;
  const auto writer = make_report_writer(format, stream);
  RunOptions options;
  options.threads = threads;
  Screener(detector, options).run(inputs, *writer);
  return stream.str();
}

/// The value of a field of a record; empty when there is none.
inline std::string field(const Record& record, const std::string& name) {
  const auto found = std::find_if(record.fields.begin(), record.fields.end(),
                                  [&name](const auto& entry) { return entry.first == name; });
  return found == record.fields.end() ? "" : found->second;
}

}  // namespace screening
