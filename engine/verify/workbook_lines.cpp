// What a workbook of a report holds.

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <utility>

#include "congener/error.hpp"
#include "io/sheet_rows.hpp"
#include "io/workbook.hpp"
#include "io/zip_archive.hpp"
#include "report/xlsx/xlsx_writer.hpp"
#include "support/text.hpp"
#include "verify/report_json.hpp"
#include "verify/stored_lines.hpp"

namespace congener::verify {
namespace {

/// The sheet of sealed lines, and what the sheets for people say of each record.
class WorkbookLines final : public StoredLines {
 public:
  explicit WorkbookLines(const std::string& path) : book_(io::ZipArchive::open(path), path) {
    read_shown("Findings");
    read_shown("Not screened");
    open(report::kEvidenceSheet);
    if (!rows_) {
      throw FormatError(
          fmt::format("{}: holds no lines of a report of ours", support::printable(path)));
    }
  }

  bool next(ReportLine& line) override {
    io::SheetRow row;
    while (!rows_ || !rows_->next(row)) {
      problem_ = rows_ ? rows_->problem() : problem_;
      if (!rows_ || !problem_.empty() ||
          !open(fmt::format("{} {}", report::kEvidenceSheet, ++part_))) {
        return false;
      }
    }
    io::Cells cells;
    io::SheetRows::cells_of(row, book_.texts(), cells);
    line.number = row.number;
    for (const auto& cell : cells) {
      line.text += cell;
    }
    const Json json = parsed(line.text);
    line.is_consistent = text_of(json, "type") != "record" || shows(json);
    return true;
  }

  const std::string& problem() const override { return problem_; }

 private:
  /// Whether the sheets for people show this record as it says itself.
  bool shows(const Json& record) const {
    const auto place = shown_.find(count_of(record, "n"));
    const std::string status = text_of(record, "status");
    return place == shown_.end() ? status == "no_finding" : place->second == status;
  }

  const io::Sheet* sheet_of(const std::string& name) const {
    for (const io::Sheet& sheet : book_.sheets()) {
      if (sheet.name == name) {
        return &sheet;
      }
    }
    return nullptr;
  }

  bool open(const std::string& name) {
    const io::Sheet* const sheet = sheet_of(name);
    rows_ = sheet == nullptr ? nullptr
                             : std::make_unique<io::SheetRows>(book_.open(*sheet), book_.texts(),
                                                               kMostLineBytes);
    return rows_ != nullptr;
  }

  void read_shown(const std::string& name) {
    for (int part = 1; open(part == 1 ? name : fmt::format("{} {}", name, part)); ++part) {
      io::SheetRow row;
      io::Cells cells;
      std::size_t number = 0;
      std::size_t status = 0;
      for (bool is_header = true; rows_->next(row); is_header = false) {
        io::SheetRows::cells_of(row, book_.texts(), cells);
        for (std::size_t column = 0; is_header && column < cells.size(); ++column) {
          number = cells[column] == "record" ? column : number;
          status = cells[column] == "status" ? column : status;
        }
        if (!is_header && number < cells.size() && status < cells.size()) {
          shown_[std::strtoull(std::string(cells[number]).c_str(), nullptr, 10)] = cells[status];
        }
      }
    }
  }

  io::Workbook book_;
  std::unique_ptr<io::SheetRows> rows_;
  int part_ = 1;
  std::map<std::uint64_t, std::string> shown_;  ///< status by number of the record
  std::string problem_;
};

}  // namespace

std::unique_ptr<StoredLines> open_workbook_lines(const std::string& path) {
  return std::make_unique<WorkbookLines>(path);
}

}  // namespace congener::verify
