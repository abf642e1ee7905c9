#pragma once
// What a screen does beside writing its report: each of these passes everything on to another
// writer.

#include <fmt/format.h>

#include <ostream>
#include <string>

#include "congener/error.hpp"
#include "congener/report.hpp"
#include "progress.hpp"

namespace congener::cli {

class PassingWriter : public ReportWriter {
 public:
  explicit PassingWriter(ReportWriter& next) : next_(next) {}
  void begin(const RunHeader& header) override { next_.begin(header); }
  std::string rendered(const Record& record, const Finding& finding) const override {
    return next_.rendered(record, finding);
  }
  void record(const Record& record, const Finding& finding) final {
    write(record, finding, rendered(record, finding));
  }
  void write(const Record& record, const Finding& finding, const std::string& rendered) override {
    next_.write(record, finding, rendered);
  }
  void end(const RunSummary& summary) override { next_.end(summary); }

 private:
  ReportWriter& next_;
};

/// Stops the run at the first record that cannot be screened.
class StrictWriter final : public PassingWriter {
 public:
  using PassingWriter::PassingWriter;
  void write(const Record& record, const Finding& finding, const std::string& rendered) override {
    if (finding.status == Status::NotScreened) {
      throw FormatError(
          fmt::format("{}:{}: record {} cannot be screened: {} (use --errors report to go on)",
                      record.file, record.line, record.number, finding.reason));
    }
    PassingWriter::write(record, finding, rendered);
  }
};

/// Takes the progress line off the terminal before anything of the report is printed there.
class WipingWriter final : public PassingWriter {
 public:
  WipingWriter(ReportWriter& next, ProgressLine& progress, std::ostream& stream)
      : PassingWriter(next), progress_(progress), stream_(stream) {}
  void write(const Record& record, const Finding& finding, const std::string& rendered) override {
    if (!rendered.empty()) {
      progress_.wipe();
    }
    PassingWriter::write(record, finding, rendered);
    if (!rendered.empty()) {
      stream_.flush();  // or a piece of a row would come after the next progress line
    }
  }
  void end(const RunSummary& summary) override {
    progress_.wipe();
    PassingWriter::end(summary);
  }

 private:
  ProgressLine& progress_;
  std::ostream& stream_;
};

/// Keeps what a run record tells.
class KeepingWriter final : public PassingWriter {
 public:
  using PassingWriter::PassingWriter;
  void begin(const RunHeader& header) override {
    header_ = header;
    PassingWriter::begin(header);
  }
  const RunHeader& header() const { return header_; }

 private:
  RunHeader header_;
};

}  // namespace congener::cli
