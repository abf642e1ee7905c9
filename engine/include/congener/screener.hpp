#pragma once
// Many molecules: reader -> detector on several threads -> writer, in input order, in constant
// memory.

#include <string>
#include <vector>

#include "congener/detector.hpp"
#include "congener/export.hpp"
#include "congener/record_reader.hpp"
#include "congener/report.hpp"
#include "congener/run_options.hpp"

namespace congener {

namespace io {
class RecordStream;
}

/// Screens whole inputs. The output is the same, byte for byte, for any number of threads. A run
/// that is cancelled ends its report as incomplete: RunSummary::complete is false and
/// input_problems says why.
class CONGENER_EXPORT Screener {
 public:
  /// The detector must outlive the screener. Throws OptionError.
  explicit Screener(const Detector& detector, RunOptions options = {});

  /// Opens every input first (so that a bad one stops the run before any output), then screens them
  /// in order. "-" is standard input. Throws FileError, FormatError, OptionError.
  RunSummary run(const std::vector<std::string>& inputs, ReportWriter& writer) const;

  /// The same for one input that the caller has opened; name stands for it in messages. The reader
  /// options of the screener are not used.
  RunSummary run(RecordReader& reader, const std::string& name, ReportWriter& writer) const;

  /// The same for records in memory, which are numbered anew from 1.
  RunSummary run(const std::vector<Record>& records, ReportWriter& writer) const;

 private:
  RunSummary run(io::RecordStream& records, const std::vector<std::string>& inputs,
                 ReportWriter& writer) const;

  const Detector& detector_;
  RunOptions options_;
};

}  // namespace congener
