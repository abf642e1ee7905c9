// What a workbook of a report holds.

#include <fmt/format.h>

#include <string_view>

#include "congener/error.hpp"
#include "io/sheet_rows.hpp"
#include "io/workbook.hpp"
#include "io/zip_archive.hpp"
#include "report/xlsx/xlsx_writer.hpp"
#include "support/text.hpp"
#include "verify/report_json.hpp"
#include "verify/shown_sheets.hpp"
#include "verify/stored_lines.hpp"

namespace congener::verify {
namespace {

/// A seal stands in the first cell from the build on that made one of what the sheets show; before,
/// the line began there.
bool is_line(std::string_view cell) {
  return !cell.empty() && cell.front() == '{';
}

/// The sheet of sealed lines, and what the sheets for people show of each record.
class WorkbookLines final : public StoredLines {
 public:
  explicit WorkbookLines(const std::string& path)
      : book_(io::ZipArchive::open(path), path),
        shown_(book_),
        rows_(rows_of_sheet(book_, report::kEvidenceSheet)) {
    if (!rows_) {
      throw FormatError(
          fmt::format("{}: holds no lines of a report of ours", support::printable(path)));
    }
  }

  bool next(ReportLine& line) override {
    io::SheetRow row;
    while (!rows_ || !rows_->next(row)) {
      if (!rows_ || !rows_->problem().empty()) {
        end();
        return false;
      }
      rows_ = rows_of_sheet(book_, fmt::format("{} {}", report::kEvidenceSheet, ++part_));
    }
    io::Cells cells;
    io::SheetRows::cells_of(row, book_.texts(), cells);
    line.number = row.number;
    const bool has_seal = !cells.empty() && !is_line(cells.front());
    for (std::size_t column = has_seal ? 1 : 0; column < cells.size(); ++column) {
      line.text += cells[column];
    }
    are_shown_sealed_ = has_read_ ? are_shown_sealed_ : has_seal;
    has_read_ = true;
    compare(line, has_seal ? cells.front() : std::string_view());
    return true;
  }

  const std::string& problem() const override { return problem_; }

 private:
  /// With what the sheets for people show.
  void compare(ReportLine& line, std::string_view seal) {
    const Json json = parsed(line.text);
    const std::string type = text_of(json, "type");
    if (!are_shown_sealed_) {
      if (type == "record") {
        line.is_consistent = shown_.has_status_of(json);
        shown_.take_row(json);
      }
    } else if (type == "summary") {
      line.seal_of_shown = shown_.seal_of_facts();
      line.is_consistent = shown_.tell_seal(text_of(json, "lines_sha256"));
    } else {
      line.is_consistent =
          seal == (type == "run" ? shown_.seal_of_headers() : shown_.take_row(json));
      line.seal_of_shown = seal;
    }
  }

  void end() {
    problem_ = rows_ ? rows_->problem() : "";
    problem_ = problem_.empty() ? shown_.problem() : problem_;
  }

  io::Workbook book_;
  ShownSheets shown_;
  std::unique_ptr<io::SheetRows> rows_;
  int part_ = 1;
  bool has_read_ = false;          ///< a line
  bool are_shown_sealed_ = false;  ///< by the first line
  std::string problem_;
};

}  // namespace

std::unique_ptr<StoredLines> open_workbook_lines(const std::string& path) {
  return std::make_unique<WorkbookLines>(path);
}

}  // namespace congener::verify
