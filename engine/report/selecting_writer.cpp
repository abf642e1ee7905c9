#include "report/selecting_writer.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace congener::report {
namespace {

class SelectingWriter final : public ReportWriter {
 public:
  SelectingWriter(std::unique_ptr<ReportWriter> next, const ReportOptions& options)
      : next_(std::move(next)), records_(options.records), by_grade_(options.by_grade) {}

  void begin(const RunHeader& header) override {
    rows_.clear();
    RunHeader selected = header;
    selected.records = records_;
    selected.by_grade = by_grade_;
    next_->begin(selected);
  }

  std::string rendered(const Record& record, const Finding& finding) const override {
    return is_shown(finding) ? next_->rendered(record, finding) : std::string();
  }

  void record(const Record& record, const Finding& finding) override {
    write(record, finding, rendered(record, finding));
  }

  void write(const Record& record, const Finding& finding, const std::string& rendered) override {
    if (!is_shown(finding)) {
      return;
    }
    if (by_grade_) {
      rows_.push_back({finding.status, finding.grade, rendered});
    } else {
      next_->write(record, finding, rendered);
    }
  }

  void end(const RunSummary& summary) override {
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return std::tie(a.status, a.grade) > std::tie(b.status, b.grade);
    });
    for (const Row& row : rows_) {
      next_->write(Record(), Finding(), row.text);
    }
    rows_.clear();
    next_->end(summary);
  }

 private:
  struct Row {
    Status status = Status::NotScreened;
    Grade grade = Grade::None;
    std::string text;
  };

  bool is_shown(const Finding& finding) const {
    switch (records_) {
      case ReportOptions::Records::Flagged:
        return is_flagged(finding);
      case ReportOptions::Records::NotScreened:
        return finding.status == Status::NotScreened;
      case ReportOptions::Records::FlaggedOrNotScreened:
        return is_flagged(finding) || finding.status == Status::NotScreened;
      case ReportOptions::Records::All:
        break;
    }
    return true;
  }

  std::unique_ptr<ReportWriter> next_;
  ReportOptions::Records records_;
  bool by_grade_;
  std::vector<Row> rows_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_selecting_writer(std::unique_ptr<ReportWriter> next,
                                                    const ReportOptions& options) {
  return std::make_unique<SelectingWriter>(std::move(next), options);
}

}  // namespace congener::report
