#pragma once
// The lines of a report in a workbook or a database, which shows people more than the lines.

#include <cstdint>
#include <memory>
#include <string>

namespace congener::verify {

/// One line as it was sealed.
struct ReportLine {
  std::uint64_t number = 0;  ///< in the file, from 1
  std::string text;
  std::string view;  ///< of HTML: the line for people that belongs to a record
  /// SHA-256 of what the sheets of a workbook show of it, or a database of the run: part of the
  /// seal of all lines.
  std::string seal_of_shown;
  /// What the list of a page, the sheets of a workbook or the tables of a database show is what the
  /// record says.
  bool is_consistent = true;
};

class StoredLines {
 public:
  virtual ~StoredLines() = default;

  /// False at the end of the lines. Throws FileError or FormatError.
  virtual bool next(ReportLine& line) = 0;

  /// Why the data end too early, or what they hold beyond the lines; empty if nothing.
  virtual const std::string& problem() const = 0;
};

/// Throw FileError, or FormatError when the file holds no lines of a report.
std::unique_ptr<StoredLines> open_workbook_lines(const std::string& path);
std::unique_ptr<StoredLines> open_database_lines(const std::string& path);

}  // namespace congener::verify
