#include "report/table_writer.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "report_samples.hpp"

namespace {

using namespace samples;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string kRule(120, '-');

std::string table(const std::vector<Row>& rows) {
  return written(ReportFormat::Table, rows);
}

}  // namespace

TEST_CASE("the table shows flagged and unscreened records and the counts", "[unit]") {
  CHECK(
      table(rows()) ==
      "Congener screening report as of 2026-11-21 for UN US CN HK\n"
      "\n"
      "  record  id                        status         grade      entry                 how\n" +
          kRule +
          "\n"
          "       1  A-1                       listed                    4-piperidone          "
          "salt_or_solvate, isotope\n"
          "          listed in UN, CN?\n"
          "          gap: listed in UN since 2024-09-03 and CN since 2024-09-03 (date not "
          "verified); not found in US, HK as of\n"
          "          2026-11-21\n"
          "       2  B-2                       analogue       strong     4-piperidone          "
          "site-modified: 4-piperidones\n"
          "          resembles listed entries in US, HK (moderate)\n"
          "       4  D-4                       not_screened   unreadable SMILES: ring 1 is not "
          "closed\n" +
          kRule +
          "\n"
          "? the row or its date is not verified in an official text: see `congener explain` or "
          "the "
          "JSON report\n\n"
          "Records           read 4 = flagged 2 + no finding 1 + not screened 1\n"
          "By status         listed 1 | covered 0 | watch 0 | analogue 1 | no_finding 1 | "
          "not_screened 1\n"
          "As of             2026-11-21\n"
          "Smallest grade    weak\n"
          "False flags       at most 0.0001 of ordinary molecules without a family's core\n"
          "Reference set     example-set 2026.11, SHA-256 0123456789ab\n"
          "Calibration       240000 ordinary molecules, SHA-256 fedcba987654\n"
          "Program           congener 0.1.0, RDKit 2022.09.3, Boost 1.74.0\n"
          "\n"
          "Screening aid. Not an identification of a substance and not a legal determination. "
          "\"No finding\"\n"
          "means that no rule of this reference set matched at these settings; it does not mean "
          "that the\n"
          "substance is uncontrolled.\n");
}

TEST_CASE("the table names each pack of several", "[unit]") {
  CHECK_FALSE(contains(table({}), "  pack "));
  std::ostringstream stream;
  RunHeader with_two = header();
  with_two.packs.push_back({"own", "", "3", {}, "", std::string(64, 'f')});
  const auto writer = make_report_writer(ReportFormat::Table, stream);
  writer->begin(with_two);
  writer->end({});
  CHECK(contains(stream.str(),
                 "\n  pack            example-set 2026.11, SHA-256 0123456789ab\n"
                 "  pack            own 3, SHA-256 ffffffffffff\n"));
}

TEST_CASE("a table without rows says that nothing was flagged and still counts", "[unit]") {
  const std::string text = table({no_finding()});
  CHECK(contains(text, "No record to show: none was flagged, none was left unscreened.\n"));
  CHECK(contains(text, "Records           read 4"));
  CHECK_FALSE(contains(text, "C-3"));
}

TEST_CASE("an incomplete run is announced in the table with its problems", "[unit]") {
  RunSummary end = summary();
  end.complete = false;
  end.input_problems = {"a.smi.gz: ends early\x1B[2J"};
  const std::string text = written(ReportFormat::Table, {}, header(), end);
  CHECK(contains(text, "INCOMPLETE: an input ended early."));
  CHECK(contains(text, "  - a.smi.gz: ends early\\x"));
  CHECK_FALSE(contains(text, "\x1B"));
}

TEST_CASE("jurisdictions are grouped by status, the highest first", "[unit]") {
  Row row = listed_salt();
  row.finding.jurisdictions = {analogue("HK", Grade::Weak), listed("UN", true),
                               analogue("MX", Grade::Strong), listed("US", false)};
  CHECK(contains(table({row}),
                 "\n          listed in UN, US?; "
                 "resembles listed entries in HK (weak), MX (strong)\n"));
}

TEST_CASE("long texts are shortened or wrapped, and no row is wider than 120 columns", "[unit]") {
  Row flagged = listed_salt();
  flagged.record.id = std::string(200, 'i');
  flagged.finding.identities.front().entry = std::string(200, 'e');
  flagged.finding.identities.push_back(flagged.finding.identities.front());
  for (int i = 0; i < 30; ++i) {
    flagged.finding.jurisdictions.push_back(listed("GB", false));
    flagged.finding.gap.listed_in.push_back({"GB", Status::Covered, std::nullopt, false});
  }
  Row unread = not_screened();
  for (int i = 0; i < 80; ++i) {
    unread.finding.reason += " reason";
  }
  for (const std::string& line : lines(table({flagged, unread}))) {
    CHECK(line.size() <= 120);
  }
}

TEST_CASE("ids in wide characters keep the columns in line", "[unit]") {
  Row row = strong_analogue();
  row.record.id = "\xE6\xA0\xB7\xE5\x93\x81";  // two characters, four terminal columns
  CHECK(contains(table({row}), "       2  \xE6\xA0\xB7\xE5\x93\x81" + std::string(22, ' ') +
                                   "analogue       strong"));
}

TEST_CASE("control characters and bad UTF-8 reach no terminal", "[unit]") {
  Row row = not_screened();
  row.record.id = "a\x1B]0;x\x07\xFF";
  row.finding.reason = "bad\nline\x1B[2J";
  for (const char c : table({row})) {
    CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  }
  CHECK_FALSE(contains(table({row}), "\xFF"));
}

TEST_CASE("a table of ASCII records is all ASCII", "[unit]") {
  for (const char c : table(rows())) {
    CHECK(static_cast<unsigned char>(c) < 0x7F);
  }
}

TEST_CASE("the table names the class that covers and the entry it rests on", "[unit]") {
  const std::string text = table({class_member()});
  CHECK(
      contains(text, "covered                   base                  class: example class (A,D)"));
  CHECK(contains(text, "\n          covered in US? (us-class), CN (cn-class)\n"));
}

TEST_CASE("readings that were chosen stand in the table's settings", "[unit]") {
  RunHeader run = header();
  run.readings = {{"us-class.formyl", false}, {"cn-class.other", true}};
  CHECK(contains(written(ReportFormat::Table, {}, run),
                 "Readings          cn-class.other=yes, us-class.formyl=no\n"));
  CHECK_FALSE(contains(table({}), "Readings"));
}

TEST_CASE("a table tells of an old set and of a day that nobody chose", "[unit]") {
  RunHeader run = header();
  run.as_of_is_from_clock = true;
  run.notices = {"the set is old"};
  const std::string text = written(ReportFormat::Table, {}, run);
  CHECK(text.find("\nAs of             2026-11-21 (today by the clock, UTC)\n") !=
        std::string::npos);
  CHECK(text.find("\nNotice            the set is old\n") != std::string::npos);
  CHECK(written(ReportFormat::Table, {}).find("clock") == std::string::npos);
}

TEST_CASE("the table names the product, and of several inputs the file", "[unit]") {
  Row named = strong_analogue();
  named.record.identifiers = {{IdentifierKind::Name, "product", "Piperidone, propyl-"},
                              {IdentifierKind::Cas, "cas", "64-17-5"}};
  CHECK(contains(table({named}), "\n          name: Piperidone, propyl-\n"));
  CHECK_FALSE(contains(table({named}), "64-17-5"));
  named.record.identifiers.front().text = named.record.id;
  CHECK_FALSE(contains(table({named}), "name: "));
  RunHeader run = header();
  run.inputs = {"samples.csv", "more.csv"};
  CHECK(contains(written(ReportFormat::Table, {named}, run, summary()),
                 "\n          samples.csv, line 3\n"));
}
