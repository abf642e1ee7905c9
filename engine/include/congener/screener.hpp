#pragma once
// Many molecules: reader -> detector on several threads -> writer, in input order, in constant
// memory.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "congener/detector.hpp"
#include "congener/export.hpp"
#include "congener/record_reader.hpp"
#include "congener/report.hpp"

namespace congener {

/// Where a run stands. bytes are not known for all inputs, so only records are counted.
struct Progress {
  std::uint64_t read = 0;
  std::uint64_t flagged = 0;
  std::uint64_t not_screened = 0;
};

struct ScreenOptions {
  int threads = 0;  ///< 0: all processors; 1 to 1024
  ReaderOptions reader;
  /// Called by one thread at a time, now and then and at the end.
  std::function<void(const Progress&)> progress;
};

/// Screens whole inputs. The output is the same, byte for byte, for any number of threads.
class CONGENER_EXPORT Screener {
 public:
  /// The detector must outlive the screener.
  Screener(const Detector& detector, ScreenOptions options);

  /// Opens every input first (so that a bad one stops the run before any output), then screens them
  /// in order. "-" is standard input. Throws FileError, FormatError, OptionError.
  RunSummary run(const std::vector<std::string>& inputs, ReportWriter& writer) const;

 private:
  const Detector& detector_;
  ScreenOptions options_;
};

}  // namespace congener
