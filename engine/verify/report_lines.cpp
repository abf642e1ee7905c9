#include "verify/report_lines.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "congener/error.hpp"
#include "io/byte_source.hpp"
#include "report/html/html_writer.hpp"
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

ReportLines::ReportLines(const std::string& path) : path_(path) {
  constexpr std::string_view kZip = "PK\x03\x04";
  constexpr std::string_view kDatabase("SQLite format 3\0", 16);
  auto source = io::ByteSource::open(path);
  const std::string_view begin = source->look_ahead(kDatabase.size());
  if (begin.substr(0, kZip.size()) == kZip) {
    stored_ = open_workbook_lines(path);
    return;
  }
  if (begin.substr(0, kDatabase.size()) == kDatabase) {
    stored_ = open_database_lines(path);
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
  if (stored_) {
    const bool has_line = stored_->next(line);
    problem_ = stored_->problem();
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
