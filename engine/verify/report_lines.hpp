#pragma once
// The lines of a report one after the other, whether they stand in a file of JSON Lines or in a
// page of HTML.

#include <cstdint>
#include <memory>
#include <string>

#include "io/line_reader.hpp"
#include "verify/report_json.hpp"

namespace congener::verify {

/// One line as it was sealed.
struct ReportLine {
  std::uint64_t number = 0;  ///< in the file, from 1
  std::string text;
  std::string view;  ///< of HTML: the line for people that belongs to a record
  bool is_consistent =
      true;  ///< what the list of a page or the sheets of a workbook show is what the record says
};

class ReportLines {
 public:
  /// Throws FileError, or FormatError when a page holds no lines.
  explicit ReportLines(const std::string& path);
  ~ReportLines();

  /// False at the end of the lines. Throws FormatError for a line longer than any of a report.
  bool next(ReportLine& line);

  bool is_page() const { return is_page_; }

  /// Of a page, what stands around the lines: whole once next has returned false.
  const std::string& frame() const { return frame_; }

  /// Why the data end too early; empty if they do not.
  const std::string& problem() const;

 private:
  class WorkbookLines;

  bool next_text(ReportLine& line);

  std::string path_;
  std::unique_ptr<WorkbookLines> workbook_;  ///< where the report is one
  std::unique_ptr<io::LineReader> lines_;    ///< else
  bool is_page_ = false;
  std::string kept_;  ///< the first line, which was read to see what the file is
  bool has_kept_ = false;
  std::string frame_;
  std::string problem_;
};

/// Takes the packed lines of a record of a page apart; leaves the line as it is where that cannot
/// be done.
void unpack(ReportLine& line);

}  // namespace congener::verify
