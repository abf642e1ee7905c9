#include "not_screened_report.hpp"

#include <utility>

#include "messages.hpp"
#include "refs_text.hpp"

namespace congener::cli {

NotScreenedReport::NotScreenedReport(const std::string& path, std::string advice)
    : advice_(std::move(advice)) {
  if (!path.empty()) {
    file_.emplace(path);
    table_ = make_not_screened_table(file_->stream());
  }
}

void NotScreenedReport::add(const Record& record, const std::string& reason) {
  constexpr std::uint64_t kMostShown = 10;
  ++count_;
  if (table_) {
    table_->add(record, reason);
  } else if (count_ <= kMostShown) {
    say("congener: {}:{}: record {} is not screened: {}", one_line(record.file), record.line,
        record.number, one_line(reason));
  } else if (count_ == kMostShown + 1) {
    say("congener: ... and more; {}", advice_);
  }
}

void NotScreenedReport::finish() {
  if (file_) {
    file_->finish();
  }
}

}  // namespace congener::cli
