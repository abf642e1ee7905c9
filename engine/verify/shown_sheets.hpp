#pragma once
// What a workbook of a report shows to people, and whether it is what was written.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "io/sheet_rows.hpp"
#include "io/workbook.hpp"
#include "report/run_facts.hpp"
#include "verify/report_json.hpp"

namespace congener::verify {

/// Rows of the sheet of this name; null: the workbook has none.
std::unique_ptr<io::SheetRows> rows_of_sheet(const io::Workbook& book, const std::string& name);

class ShownSheets {
 public:
  /// Reads all of them; book need not outlive it.
  explicit ShownSheets(const io::Workbook& book);

  /// SHA-256 of the names of all columns.
  const std::string& seal_of_headers() const { return seal_of_headers_; }

  /// SHA-256 of the row of this record, which is taken off; empty: it has none.
  std::string take_row(const Json& record);

  /// Whether the row of this record has its status, and no row means no finding.
  bool has_status_of(const Json& record) const;

  /// SHA-256 of the facts on the run.
  std::string seal_of_facts() const { return report::seal_of_facts(facts_); }

  /// Whether the facts on the run tell this seal of all lines.
  bool tell_seal(const std::string& seal_of_lines) const;

  /// What is shown and can belong to no record; empty: nothing. Once all rows were taken.
  std::string problem() const;

 private:
  struct Row {
    std::string seal;
    std::string status;
  };

  void read_records(const io::Workbook& book, const std::string& name);
  void read_facts(const io::Workbook& book);

  std::vector<std::string> headers_;
  std::string seal_of_headers_;
  std::map<std::uint64_t, Row> rows_;  ///< by number of the record
  std::vector<report::RunFact> facts_;
  std::string problem_;
};

}  // namespace congener::verify
