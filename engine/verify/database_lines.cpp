// What a database of a report holds. Its tables are made again from the sealed lines and compared.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "congener/error.hpp"
#include "report/run_facts.hpp"
#include "report/sqlite/database.hpp"
#include "report/sqlite/report_tables.hpp"
#include "support/text.hpp"
#include "verify/report_json.hpp"
#include "verify/stored_lines.hpp"

namespace congener::verify {
namespace {

using report::Database;
using report::ReportTable;
using report::Statement;
using Rows = std::vector<std::string>;

/// Rows as texts that can be compared, in an order of their own.
Rows rows_of(Statement& select) {
  Rows rows;
  while (select.next()) {
    std::string row;
    for (int column = 0; column < select.columns(); ++column) {
      row += select.is_null(column) ? std::string("0") : "1" + select.text(column);
      row += '\0';
    }
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// One table of the file, and how it has to be by a line.
class ComparedTable {
 public:
  ComparedTable(const ReportTable& table, const Database& file, const Database& made)
      : name_(table.name),
        is_of_records_(table.record != nullptr),
        select_stored_(file.prepare(select_of(table))),
        count_(file.prepare(fmt::format("SELECT count(*) FROM main.{}", table.name))),
        fill_(made.prepare(fmt::format("INSERT INTO {} {}", table.name, table.rows))),
        select_made_(made.prepare(fmt::format("SELECT * FROM {}", table.name))),
        empty_(made.prepare(fmt::format("DELETE FROM {}", table.name))) {}

  bool is_of_records() const { return is_of_records_; }

  bool agrees(const std::string& line, std::uint64_t record) {
    try {
      fill_.bind(1, line).run();
    } catch (const FileError&) {
      return false;  // no JSON, or not of a report
    }
    const Rows made = rows_of(select_made_);
    empty_.run();
    if (is_of_records_) {
      select_stored_.bind(1, record);
    }
    rows_ += made.size();
    return rows_of(select_stored_) == made;
  }

  /// What it holds of no line; empty: nothing.
  std::string problem() {
    count_.next();
    const std::uint64_t stored = count_.number(0);
    while (count_.next()) {
    }
    return stored == rows_ ? ""
                           : fmt::format("the table {} holds {} rows, and the lines make {}", name_,
                                         stored, rows_);
  }

 private:
  static std::string select_of(const ReportTable& table) {
    const std::string all = fmt::format("SELECT * FROM main.{}", table.name);
    return table.record == nullptr ? all : fmt::format("{} WHERE {} = ?1", all, table.record);
  }

  std::string name_;
  bool is_of_records_;
  Statement select_stored_;
  Statement count_;
  Statement fill_;
  Statement select_made_;
  Statement empty_;
  std::uint64_t rows_ = 0;
};

/// A table that is a view or computes its columns could run for ever.
void require_tables(const Database& file, const std::string& path) {
  Statement select =
      file.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1");
  for (const ReportTable& table : report::kReportTables) {
    const Rows found = rows_of(select.bind(1, table.name));
    if (found != Rows{"1" + std::string(table.create) + '\0'}) {
      throw FormatError(
          fmt::format("{}: is no report of ours in SQLite: its table {} is another or is not there",
                      support::printable(path), table.name));
    }
  }
}

class DatabaseLines final : public StoredLines {
 public:
  explicit DatabaseLines(const std::string& path)
      : file_(opened(path)),
        made_(Database::in_memory()),
        select_(file_.prepare("SELECT position, line FROM main.lines ORDER BY position")) {
    for (const ReportTable& table : report::kReportTables) {
      made_.execute(table.create);
      if (table.rows != nullptr) {
        tables_.emplace_back(table, file_, made_);
      }
    }
  }

  bool next(ReportLine& line) override {
    if (has_ended_ || !select_.next()) {
      tell_rest();
      return false;
    }
    line.number = select_.number(0);
    line.text = select_.text(1);
    const Json json = parsed(line.text);
    const std::string type = text_of(json, "type");
    for (ComparedTable& table : tables_) {
      if (table.is_of_records() ? type == "record" : type == "run") {
        line.is_consistent = table.agrees(line.text, count_of(json, "n")) && line.is_consistent;
      }
    }
    if (type == "summary" && are_facts_sealed()) {
      line.seal_of_shown = report::seal_of_facts(facts());
      line.is_consistent = line.is_consistent && tells_seal(text_of(json, "lines_sha256"));
    }
    return true;
  }

  const std::string& problem() const override { return problem_; }

 private:
  static Database opened(const std::string& path) {
    Database file = Database::open_to_read(path);
    require_tables(file, path);
    return file;
  }

  bool are_facts_sealed() const {
    Statement version = file_.prepare("PRAGMA user_version");
    return version.next() && version.number(0) >= report::kFirstWithSealedFacts;
  }

  std::vector<report::RunFact> facts() const {
    std::vector<report::RunFact> facts;
    Statement select = file_.prepare("SELECT fact, value FROM main.run ORDER BY position");
    while (select.next()) {
      facts.emplace_back(select.text(0), select.text(1));
    }
    return facts;
  }

  /// Once only, because a second one could say something else.
  bool tells_seal(const std::string& seal_of_lines) const {
    Statement select = file_.prepare("SELECT value FROM main.run WHERE fact = ?1");
    return rows_of(select.bind(1, report::kSealFact)) == Rows{"1" + seal_of_lines + '\0'};
  }

  void tell_rest() {
    if (has_ended_) {
      return;  // a statement that is asked again would begin again
    }
    has_ended_ = true;
    tell(damage());
    for (ComparedTable& table : tables_) {
      tell(table.problem());
    }
  }

  /// Queries go by the indexes, which no comparison of rows looks at.
  std::string damage() const {
    Statement check = file_.prepare("PRAGMA integrity_check(1)");
    const std::string first = check.next() ? check.text(0) : "no answer";
    return first == "ok" ? "" : "the database is damaged: " + support::printable(first);
  }

  void tell(const std::string& problem) {
    problem_ += problem.empty() || problem_.empty() ? problem : "; " + problem;
  }

  Database file_;
  Database made_;
  Statement select_;
  std::vector<ComparedTable> tables_;
  bool has_ended_ = false;
  std::string problem_;
};

}  // namespace

std::unique_ptr<StoredLines> open_database_lines(const std::string& path) {
  return std::make_unique<DatabaseLines>(path);
}

}  // namespace congener::verify
