// A report in a workbook keeps all texts as texts, and its pictures change nothing.

#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/verify/verify_helpers.hpp"
#include "golden.hpp"
#include "io/sheet_rows.hpp"
#include "io/workbook.hpp"
#include "report/xlsx/workbook_file.hpp"

using namespace congener;
using test::TempDir;
using verifying::catalogue;
using verifying::report_of;
using verifying::verified;

namespace {

using Row = std::vector<std::string>;

/// A copy of a workbook in which the rows of this sheet were changed; the first is its header.
std::string changed_copy(const TempDir& folder, const std::string& path, const std::string& name,
                         const std::function<void(std::vector<Row>&)>& change) {
  const io::Workbook book(io::ZipArchive::open(path), path);
  report::WorkbookFile copy(Date{2026, 11, 28});
  for (const io::Sheet& sheet : book.sheets()) {
    io::SheetRows reader(book.open(sheet), book.texts(), 1 << 20);
    std::vector<Row> rows;
    io::Cells cells;
    for (io::SheetRow row; reader.next(row);) {
      io::SheetRows::cells_of(row, book.texts(), cells);
      rows.emplace_back(cells.begin(), cells.end());
    }
    if (sheet.name == name) {
      change(rows);
    }
    const std::size_t number = copy.add_sheet({sheet.name, {}, {}, false, 0});
    for (const Row& row : rows) {
      copy.add_row(number, {row.begin(), row.end()});
    }
  }
  std::ostringstream stream;
  copy.write_to(stream);
  return folder.write_file("changed.xlsx", stream.str());
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

std::string book_of_catalogue(const TempDir& folder, const ReportOptions& options = {}) {
  return report_of(folder, {folder.write_file("catalogue.csv", catalogue())}, options,
                   screening::shared_detector(), ReportFormat::Xlsx);
}

}  // namespace

TEST_CASE("a workbook is confirmed, and is the same whenever it is made", "[unit]") {
  const TempDir folder;
  const std::string input = folder.write_file("catalogue.csv", catalogue());
  const std::string book =
      report_of(folder, {input}, {}, screening::shared_detector(), ReportFormat::Xlsx);
  const Verification found = verified(book);
  CHECK(is_confirmed(found));
  CHECK(found.records == 34);
  CHECK(found.identical == 34);
  const std::string again =
      report_of(folder, {input}, {}, screening::shared_detector(), ReportFormat::Xlsx);
  CHECK(test::read_bytes(again) == test::read_bytes(book));
}

TEST_CASE("a cell of a workbook that was changed is found, with its record", "[unit]") {
  const TempDir folder;
  const std::string book = book_of_catalogue(folder);
  const std::string sheet = GENERATE("Findings", "Not screened");
  const auto whole = changed_copy(folder, book, sheet, [](std::vector<Row>&) {});
  CHECK(is_confirmed(verified(whole)));
  std::vector<Row> rows;
  changed_copy(folder, book, sheet, [&](std::vector<Row>& all) { rows = all; });
  REQUIRE(rows.size() >= 2);
  for (std::size_t column = 0; column < rows[1].size(); ++column) {
    const std::string changed =
        changed_copy(folder, book, sheet, [&](std::vector<Row>& all) { all[1][column] += "0"; });
    INFO(rows[0][column]);
    const Verification found = verified(changed);
    CHECK_FALSE(is_confirmed(found));
    if (rows[0][column] != "record") {
      REQUIRE(found.findings.size() == 1);
      CHECK(found.findings[0].kind == LineFinding::Kind::Damaged);
      CHECK(found.findings[0].number == (sheet == "Findings" ? 31 : 32));
    }
  }
}

TEST_CASE("rows of a workbook that were removed, added, doubled or renamed are found", "[unit]") {
  const TempDir folder;
  const std::string book = book_of_catalogue(folder);
  using Rows = std::vector<Row>;
  const auto changed = [&](const char* sheet, const std::function<void(Rows&)>& change) {
    return is_confirmed(verified(changed_copy(folder, book, sheet, change)));
  };
  CHECK_FALSE(changed("Findings", [](Rows& rows) { rows.erase(rows.begin() + 1); }));
  CHECK_FALSE(changed("Findings", [](Rows& rows) { rows.push_back(rows[1]); }));
  CHECK_FALSE(changed("Not screened", [](Rows& rows) { rows.push_back({"forged"}); }));
  CHECK_FALSE(changed("Findings", [](Rows& rows) { rows[0][0] = "of whom"; }));
  CHECK_FALSE(changed("Evidence", [](Rows& rows) { rows[3][1][20] ^= 1; }));
  CHECK_FALSE(changed("Evidence", [](Rows& rows) { rows.erase(rows.begin() + 3); }));
}

TEST_CASE("what a workbook says of its run is found when it was changed", "[unit]") {
  const TempDir folder;
  ReportOptions options;
  options.case_details.case_id = "K-1";
  const std::string book = book_of_catalogue(folder, options);
  std::size_t facts = 0;
  changed_copy(folder, book, "Run", [&](std::vector<Row>& rows) { facts = rows.size(); });
  CHECK(facts > 10);
  for (std::size_t fact = 0; fact < facts; ++fact) {
    const std::string changed = changed_copy(
        folder, book, "Run", [&](std::vector<Row>& rows) { rows[fact].back().back() ^= 1; });
    INFO(fact);
    CHECK_FALSE(is_confirmed(verified(changed)));
  }
}

TEST_CASE("texts in a workbook are read back as they were given, whatever they look like",
          "[unit]") {
  const TempDir folder;
  const std::string input = folder.write_file(
      "hostile.csv", "id,smiles,lot\n=1+1,O=C1CCNCC1,\"@SUM(A1)\"\n+2,O=C1CCNCC1,\"<b>&amp;\"\n" +
                         std::string("long,O=C1CCNCC1,") + std::string(40000, 'x') +
                         "\n_x000D_,O=C1CCNCC1,\" two  \"\nbroken_x0041_,C1CC,\"a\nb\"\n" +
                         "_x0041_x0042__X0043_,O=C1CCNCC1," + repeated("_x0041_", 5000) + "\n");
  const std::string book =
      report_of(folder, {input}, {}, screening::shared_detector(), ReportFormat::Xlsx);
  CHECK(is_confirmed(verified(book)));
  const auto reader = open_record_reader(book, {});
  std::vector<Record> records;
  for (Record record; reader->next(record);) {
    records.push_back(record);
  }
  REQUIRE(records.size() == 5);
  CHECK(records[0].id == "=1+1");
  CHECK(screening::field(records[0], "lot") == "@SUM(A1)");
  CHECK(records[1].id == "+2");
  CHECK(screening::field(records[1], "lot") == "<b>&amp;");
  CHECK(screening::field(records[2], "lot").find("(cut; whole in sheet Evidence)") !=
        std::string::npos);
  CHECK(records[3].id == "_x000D_");
  CHECK(records[4].id == "_x0041_x0042__X0043_");
  CHECK(screening::field(records[4], "lot").rfind("_x0041__x0041_", 0) == 0);
}

TEST_CASE("a workbook with pictures has two for each flagged record, and is confirmed", "[unit]") {
  const TempDir folder;
  ReportOptions options;
  options.pictures = true;
  options.drawer = make_drawer(screening::shared_detector().context()->set);
  const std::string book = report_of(folder, {CONGENER_TRANSCRIPT_DIR "/files/small.smi"}, options,
                                     screening::shared_detector(), ReportFormat::Xlsx);
  const Verification found = verified(book);
  CHECK(is_confirmed(found));
  CHECK(found.records == 8);
  const std::string bytes = test::read_bytes(book);
  std::size_t pictures = 0;
  const std::string name = "xl/media/image";
  for (auto at = bytes.find(name); at != std::string::npos; at = bytes.find(name, at + 1)) {
    ++pictures;
  }
  // Four are flagged; those that are alike to the byte are kept once. A name stands twice in a zip.
  CHECK(pictures >= 2 * 4);
  const auto reader = open_record_reader(book, {});
  Record record;
  REQUIRE(reader->next(record));
  CHECK(screening::field(record, "status") == "listed");
}

TEST_CASE("pictures are refused where nothing can show them", "[unit]") {
  std::ostringstream stream;
  ReportOptions options;
  options.pictures = true;
  CHECK_THROWS_AS(make_report_writer(ReportFormat::Xlsx, stream, options), OptionError);
  options.drawer = make_drawer(screening::shared_detector().context()->set);
  CHECK_THROWS_AS(make_report_writer(ReportFormat::Csv, stream, options), OptionError);
}
