// A report in SQLite says in its tables what its sealed lines say, and verify finds where not.

#include "report/sqlite/database.hpp"

#include <sqlite3.h>

#include <random>
#include <string>

#include "catch.hpp"
#include "engine/verify/verify_helpers.hpp"
#include "golden.hpp"

using namespace congener;
using test::TempDir;
using verifying::report_of;
using verifying::verified;

namespace {

std::string database_of(const TempDir& folder, const std::string& rows = verifying::catalogue(),
                        const ReportOptions& options = {}) {
  return report_of(folder, {folder.write_file("catalogue.csv", rows)}, options,
                   screening::shared_detector(), ReportFormat::Sqlite);
}

/// The first column of the first row.
std::string asked(const std::string& path, const std::string& question) {
  const report::Database database = report::Database::open_to_read(path);
  report::Statement statement = database.prepare(question);
  REQUIRE(statement.next());
  return statement.text(0);
}

void change(const std::string& path, const std::string& statement) {
  sqlite3* database = nullptr;
  REQUIRE(::sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  INFO(statement);
  CHECK(::sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  ::sqlite3_close(database);
}

}  // namespace

TEST_CASE("a database answers what people ask of a run", "[unit]") {
  const TempDir folder;
  ReportOptions options;
  options.case_details.case_id = "K-1";
  const std::string path = database_of(folder, verifying::catalogue(), options);
  CHECK(asked(path, "SELECT count(*) FROM records") == "34");
  CHECK(asked(path, "SELECT status FROM records WHERE id = 'pip'") == "listed");
  CHECK(asked(path, "SELECT fields ->> 'lot' FROM records WHERE id = 'plain-3'") == "a, b");
  CHECK(asked(path, "SELECT count(*) FROM records WHERE status = 'not_screened'") == "1");
  CHECK(asked(path, "SELECT average_mass_u FROM records WHERE id = 'pip'") == "99.133");
  CHECK(asked(path,
              "SELECT citation IS NOT NULL FROM answers JOIN records USING (record) WHERE id = "
              "'pip' AND jurisdiction = 'US'") == "1");
  CHECK(asked(path, "SELECT entry FROM identities JOIN records USING (record) WHERE id = 'pip'") ==
        "4-piperidone");
  CHECK(asked(path, "SELECT count(*) > 0 FROM resemblances") == "1");
  CHECK(asked(path, "SELECT count(*) > 10 FROM coverage WHERE gaps IS NOT NULL") == "1");
  CHECK(asked(path, "SELECT value FROM run WHERE fact = 'Case'") == "K-1");
  CHECK(asked(path, "SELECT value FROM run ORDER BY position DESC LIMIT 1") == "End of report");
  CHECK(asked(path, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("a database is confirmed, and is the same whenever it is made", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(folder);
  const Verification found = verified(path);
  CHECK(is_confirmed(found));
  CHECK(found.records == 34);
  CHECK(found.identical == 34);
  const std::string bytes = test::read_bytes(path);
  CHECK(test::read_bytes(database_of(folder)) == bytes);
}

TEST_CASE("a table of a database that does not say what its record says is found", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(folder);
  const std::string pip = " WHERE record = (SELECT record FROM records WHERE id = 'pip')";
  const std::string statement = GENERATE_COPY(
      "UPDATE records SET status = 'analogue'" + pip, "UPDATE records SET reason = 'none'" + pip,
      "UPDATE answers SET effective = '1999-01-01'" + pip,
      "UPDATE answers SET jurisdiction = 'ZZ' " + pip + " AND jurisdiction = 'US'",
      "DELETE FROM identities" + pip, "DELETE FROM records" + pip,
      "INSERT INTO answers (record, jurisdiction, status) VALUES (31, 'ZZ', 'listed')");
  change(path, statement);
  const Verification found = verified(path);
  CHECK_FALSE(is_confirmed(found));
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings.front().kind == LineFinding::Kind::Damaged);
  CHECK(found.findings.front().number == 31);
}

TEST_CASE("rows of a database without a record, and lines that were changed, are found", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(folder);
  const std::string statement = GENERATE(
      as<std::string>(), "INSERT INTO records (record, id, status) VALUES (99, 'forged', 'listed')",
      "INSERT INTO answers (record, jurisdiction, status) VALUES (99, 'US', 'listed')",
      "DELETE FROM lines WHERE position = 7", "UPDATE lines SET position = 99 WHERE position = 7",
      "UPDATE lines SET line = replace(line, 'plain', 'plaid') WHERE position = 7",
      "UPDATE lines SET line = '[' WHERE position = 7",
      "DELETE FROM lines WHERE position = (SELECT max(position) FROM lines)",
      "UPDATE coverage SET gaps = '[]'");
  change(path, statement);
  CHECK_FALSE(is_confirmed(verified(path)));
}

TEST_CASE("what a database says of its run is found when it was changed", "[unit]") {
  const TempDir folder;
  ReportOptions options;
  options.case_details.case_id = "K-1";
  const std::string path = database_of(folder, verifying::catalogue(), options);
  const std::string statement = GENERATE(
      as<std::string>(), "UPDATE run SET value = 'K-2' WHERE fact = 'Case'",
      "UPDATE run SET fact = 'Item' WHERE fact = 'Case'",
      "UPDATE run SET value = value || '0' WHERE fact = 'Seal of all lines'",
      "DELETE FROM run WHERE fact = 'Seal of all lines'", "DELETE FROM run WHERE position = 3",
      "INSERT INTO run VALUES (99, 'Seal of all lines', 'another')",
      "INSERT INTO run VALUES (99, 'Analyst', 'another')",
      "UPDATE run SET position = 100 - position");
  change(path, statement);
  CHECK_FALSE(is_confirmed(verified(path)));
}

TEST_CASE("a database with other tables is refused before anything in it is run", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(folder);
  change(path,
         "ALTER TABLE lines RENAME TO old; CREATE VIEW lines AS WITH RECURSIVE x(n) AS (SELECT 1 "
         "UNION ALL SELECT n + 1 FROM x) SELECT n AS position, '' AS line FROM x");
  CHECK_THROWS_AS(read_reported_run(path), FormatError);
  CHECK_THROWS_AS(
      read_reported_run(folder.write_file("cut.sqlite", std::string("SQLite format 3\0", 16))),
      Error);
  std::string damaged = test::read_bytes(database_of(folder));
  damaged.resize(damaged.size() / 2);
  const std::string cut = folder.write_file("half.sqlite", damaged);
  CHECK_THROWS_AS((read_reported_run(cut), verified(cut)), Error);
}

TEST_CASE("a byte that was changed anywhere in a database does no harm", "[unit]") {
  const TempDir folder;
  const std::string whole = test::read_bytes(database_of(folder));
  std::mt19937 random(17);
  std::size_t found = 0;
  constexpr int kTrials = 40;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::string changed = whole;
    std::size_t place = random() % changed.size();
    while (changed[place] == '\0') {  // most of them lie in pages that hold nothing there
      place = random() % changed.size();
    }
    changed[place] = static_cast<char>(changed[place] ^ (1 << random() % 8));
    INFO("byte " << place);
    try {
      found += is_confirmed(verified(folder.write_file("changed.sqlite", changed))) ? 0 : 1;
    } catch (const Error&) {
      ++found;
    }
  }
  // Some tell nothing, such as the version of SQLite that wrote the file.
  CHECK(found >= kTrials * 3 / 4);
}

TEST_CASE("an index that does not say what its table says is found", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(folder);
  change(path,
         "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '(status, "
         "grade)', '(grade, status)') WHERE name = 'records_by_status'");
  const Verification found = verified(path);
  CHECK(found.findings.empty());
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems.front().find("the database is damaged: ") == 0);
}

TEST_CASE("hostile texts are texts in a database", "[unit]") {
  const TempDir folder;
  const std::string path = database_of(
      folder,
      "id,smiles,\"x'); DROP TABLE records; --\"\n\"'; DROP TABLE lines; --\",O=C1CCNCC1,"
      "\"=1+1 \\u0000 \"\"\"\n");
  CHECK(asked(path, "SELECT id FROM records") == "'; DROP TABLE lines; --");
  CHECK(asked(path, "SELECT value FROM records, json_each(fields)") == "=1+1 \\u0000 \"");
  CHECK(is_confirmed(verified(path)));
}
