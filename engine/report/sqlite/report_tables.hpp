#pragma once
// The tables of a report in SQLite. All but two are filled from the sealed lines by SQL, so that
// verify can fill them again and compare: what people query is then what was sealed.

#include <array>

namespace congener::report {

/// "Cong", by which file(1) and verify know the file; the second is raised when a table changes or
/// is sealed in another way. From 2 on, the seal of all lines covers the facts of the run.
inline constexpr const char* kApplication =
    "PRAGMA application_id = 1131376231; PRAGMA user_version = 2";
inline constexpr int kFirstWithSealedFacts = 2;

struct ReportTable {
  const char* name;
  const char* create;
  const char* rows;  ///< SELECT of the rows of one sealed line, ?1; null: not made from lines
  /// A line without this text has no rows. Most records have nothing to say, and to ask SQLite for
  /// nothing took as long as to screen them. No text of a record holds it: its quotes are escaped.
  const char* sign;
  const char* record;  ///< column with the number of the record; null: of no record
  const char* index;   ///< CREATE INDEX, made at the end; null: none
};

extern const std::array<ReportTable, 8> kReportTables;

}  // namespace congener::report
