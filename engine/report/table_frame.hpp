#pragma once
// What stands above and below the rows of the table: what was asked, and what the run was. Internal
// to engine/report.

#include <cstddef>
#include <string>
#include <string_view>

#include "congener/report.hpp"

namespace congener::report {

class TableFrame {
 public:
  explicit TableFrame(std::size_t page) : page_(page) {}  ///< width in terminal columns

  std::string title(const RunHeader& header) const;
  std::string trailer(const RunHeader& header, const RunSummary& summary) const;

 private:
  std::string labelled(std::string_view label, std::string_view words) const;
  std::string counts(const RunSummary& summary) const;
  std::string readings(const RunHeader& header) const;
  std::string packs(const RunHeader& header) const;
  std::string notices(const RunHeader& header) const;
  std::string calibration(const RunHeader& header) const;
  std::string settings(const RunHeader& header) const;
  std::string reading(const RunSummary& summary) const;
  std::string problems(const RunSummary& summary) const;

  std::size_t page_;
};

}  // namespace congener::report
