#include "verify/report_lines.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "congener/error.hpp"
#include "io/byte_source.hpp"
#include "io/sheet_rows.hpp"
#include "io/workbook.hpp"
#include "io/zip_archive.hpp"
#include "report/html/html_writer.hpp"
#include "report/xlsx/xlsx_writer.hpp"
#include "support/packed_text.hpp"
#include "support/text.hpp"

namespace congener::verify {
void unpack(ReportLine& line) {
  const Json head = parsed(line.text);
  if (text_of(head, "type") != "packed_record") {
    return;
  }
  const auto lines = support::unpacked_text(text_of(head, "data"), kMostLineBytes);
  const std::size_t end = lines ? lines->find('\n') : std::string::npos;
  if (end == std::string::npos) {
    return;
  }
  line.text = lines->substr(0, end);
  line.view = lines->substr(end + 1);
  const Json record = parsed(line.text);
  for (const char* key : {"n", "id", "status", "grade", "headline", "reason"}) {
    line.is_consistent = line.is_consistent && member(head, key) == member(record, key);
  }
}

/// The sheet of sealed lines, and what the sheets for people say of each record.
class ReportLines::WorkbookLines {
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

  bool next(ReportLine& line) {
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
    return true;
  }

  /// Whether the sheets for people show this record as it says itself.
  bool shows(const Json& record) const {
    const auto place = shown_.find(count_of(record, "n"));
    const std::string status = text_of(record, "status");
    return place == shown_.end() ? status == "no_finding" : place->second == status;
  }

  const std::string& problem() const { return problem_; }

 private:
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

ReportLines::ReportLines(const std::string& path) : path_(path) {
  constexpr std::string_view kZip = "PK\x03\x04";
  auto source = io::ByteSource::open(path);
  if (source->look_ahead(kZip.size()).substr(0, kZip.size()) == kZip) {
    workbook_ = std::make_unique<WorkbookLines>(path);
    return;
  }
  lines_ = std::make_unique<io::LineReader>(std::move(source), kMostLineBytes);
  ReportLine line;
  has_kept_ = next_text(line);
  kept_ = line.text;
  is_page_ = kept_.rfind("<!DOCTYPE html", 0) == 0;
  while (is_page_ && has_kept_ && line.text != report::kLinesBegin) {
    frame_ += line.text + '\n';
    has_kept_ = next_text(line);
  }
  if (is_page_) {
    if (!has_kept_) {
      throw FormatError(
          fmt::format("{}: holds no lines of a report of ours", support::printable(path_)));
    }
    has_kept_ = false;
  }
}

ReportLines::~ReportLines() = default;

bool ReportLines::next_text(ReportLine& line) {
  io::Line read;
  if (!lines_->next(read)) {
    problem_ = lines_->source().problem();
    return false;
  }
  if (read.bytes > read.text.size()) {
    throw FormatError(fmt::format("{}, line {}: longer than any line of a report",
                                  support::printable(path_), read.number));
  }
  line.number = read.number;
  line.text = read.text;
  return true;
}

bool ReportLines::next(ReportLine& line) {
  line = ReportLine();
  if (workbook_) {
    const bool has_line = workbook_->next(line);
    problem_ = workbook_->problem();
    const Json json = has_line ? parsed(line.text) : Json();
    line.is_consistent = text_of(json, "type") != "record" || workbook_->shows(json);
    return has_line;
  }
  if (has_kept_) {
    has_kept_ = false;
    line.number = 1;
    line.text = std::move(kept_);
    return true;
  }
  if (!next_text(line)) {
    return false;
  }
  if (is_page_ && line.text.rfind(report::kLinesEnd, 0) == 0) {
    do {
      frame_ += line.text + '\n';
    } while (next_text(line));
    return false;
  }
  if (is_page_) {
    unpack(line);
  }
  return true;
}

const std::string& ReportLines::problem() const {
  return problem_;
}

}  // namespace congener::verify
