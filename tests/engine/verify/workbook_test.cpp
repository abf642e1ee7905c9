// A report in a workbook keeps all texts as texts, and its pictures change nothing.

#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/verify/verify_helpers.hpp"
#include "golden.hpp"

using namespace congener;
using test::TempDir;
using verifying::catalogue;
using verifying::report_of;
using verifying::verified;

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

TEST_CASE("texts in a workbook are read back as they were given, whatever they look like",
          "[unit]") {
  const TempDir folder;
  const std::string input = folder.write_file(
      "hostile.csv", "id,smiles,lot\n=1+1,O=C1CCNCC1,\"@SUM(A1)\"\n+2,O=C1CCNCC1,\"<b>&amp;\"\n" +
                         std::string("long,O=C1CCNCC1,") + std::string(40000, 'x') + "\n");
  const std::string book =
      report_of(folder, {input}, {}, screening::shared_detector(), ReportFormat::Xlsx);
  CHECK(is_confirmed(verified(book)));
  const auto reader = open_record_reader(book, {});
  std::vector<Record> records;
  for (Record record; reader->next(record);) {
    records.push_back(record);
  }
  REQUIRE(records.size() == 3);
  CHECK(records[0].id == "=1+1");
  CHECK(screening::field(records[0], "lot") == "@SUM(A1)");
  CHECK(records[1].id == "+2");
  CHECK(screening::field(records[1], "lot") == "<b>&amp;");
  CHECK(screening::field(records[2], "lot").find("(cut; whole in sheet Evidence)") !=
        std::string::npos);
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
