#pragma once
// The lines of a report one after the other, whether they stand in a file of JSON Lines, a page of
// HTML, a workbook or a database.

#include <memory>
#include <string>

#include "io/line_reader.hpp"
#include "verify/report_json.hpp"
#include "verify/stored_lines.hpp"

namespace congener::verify {

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
  bool next_text(ReportLine& line);

  std::string path_;
  std::unique_ptr<StoredLines> stored_;    ///< of a workbook or a database
  std::unique_ptr<io::LineReader> lines_;  ///< else
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
