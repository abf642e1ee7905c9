#pragma once
// Tells of the records of a library that are not in its index.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "congener/library_index.hpp"
#include "output_file.hpp"

namespace congener::cli {

/// All of them go to the report, if there is one; else the first to stderr.
class NotScreenedReport {
 public:
  /// path of the report, - for standard output; empty: none. advice: what to do to see all of them
  /// when there is none.
  NotScreenedReport(const std::string& path, std::string advice);

  void add(const Record& record, const std::string& reason);

  void finish();

 private:
  std::string advice_;
  std::optional<OutputFile> file_;
  std::unique_ptr<NotScreenedTable> table_;
  std::uint64_t count_ = 0;
};

}  // namespace congener::cli
