// SD files keep each record as it was given, and add what was found.

#include <sstream>
#include <string>

#include "catch.hpp"
#include "congener/record_reader.hpp"
#include "engine/report/report_samples.hpp"

using namespace congener;

namespace {

const char* const kBlock =
    "methane\n  by hand\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n"
    "    0.0000    0.0000    0.0000 C   0  0\nM  END\n";

std::string written(const std::vector<samples::Row>& rows, const RunSummary& summary = {}) {
  std::ostringstream stream;
  const auto writer = make_report_writer(ReportFormat::Sdf, stream);
  writer->begin(samples::header());
  for (const samples::Row& row : rows) {
    writer->record(row.record, row.finding);
  }
  writer->end(summary);
  return stream.str();
}

samples::Row row_of(Record record) {
  Finding finding;
  finding.status = Status::NoFinding;
  return {std::move(record), finding};
}

Record block_record() {
  Record record;
  record.number = 1;
  record.id = "methane";
  record.format = StructureFormat::MolBlock;
  record.structure = kBlock;
  record.fields = {{"NAME", "marsh gas"}, {"NOTE", "two\nlines"}, {"EMPTY", ""}};
  return record;
}

std::vector<Record> read_back(const std::string& text) {
  ReaderOptions options;
  options.format = InputFormat::Sdf;
  const auto reader = open_text_reader(text, "back.sdf", options);
  std::vector<Record> records;
  for (Record record; reader->next(record);) {
    records.push_back(record);
  }
  CHECK(reader->end().complete);
  return records;
}

std::string field(const Record& record, const std::string& name) {
  for (const auto& [key, value] : record.fields) {
    if (key == name) {
      return value;
    }
  }
  return "(none)";
}

}  // namespace

TEST_CASE("a mol block and its fields are given back byte for byte", "[unit]") {
  const std::string text = written({row_of(block_record())});
  CHECK(text.rfind(kBlock, 0) == 0);
  const std::vector<Record> records = read_back(text);
  REQUIRE(records.size() == 1);
  CHECK(records[0].structure == kBlock);
  CHECK(field(records[0], "NAME") == "marsh gas");
  CHECK(field(records[0], "NOTE") == "two\nlines");
  CHECK(field(records[0], "EMPTY").empty());
  CHECK(field(records[0], "congener_status") == "no_finding");
}

TEST_CASE("what a record was found to be before stands beside what it is found to be now",
          "[unit]") {
  Record record = block_record();
  record.fields = {{"congener_status", "of last year"}, {"congener_status_2", "of a colleague"}};
  const auto records = read_back(written({row_of(record)}));
  REQUIRE(records.size() == 1);
  CHECK(field(records[0], "congener_status") == "of last year");
  CHECK(field(records[0], "congener_status_2") == "of a colleague");
  CHECK(field(records[0], "congener_status_3") == "no_finding");
}

TEST_CASE("texts of a table cannot end a field, a record or the file", "[unit]") {
  Record record;
  record.number = 1;
  record.id = "a\n$$$$\nb";
  record.structure = "CCO";
  record.fields = {{"a>\n$$$$", "$$$$"},
                   {"lines", "one\n\n>  <congener_status>\nlisted"},
                   {"mark", ">  <x>"},
                   {"", "no name"}};
  const std::vector<Record> records = read_back(written({row_of(record), row_of(block_record())}));
  REQUIRE(records.size() == 2);
  CHECK(field(records[0], "congener_status") == "no_finding");
  CHECK(field(records[0], "congener_structure") == "CCO");
  CHECK(field(records[0], "_") == "no name");
  CHECK(records[1].structure == kBlock);
}

TEST_CASE("a report in which records may be missing ends with a record that says so", "[unit]") {
  RunSummary summary;
  summary.complete = false;
  summary.input_problems = {"lots.sdf: ends early"};
  const std::vector<Record> records = read_back(written({row_of(block_record())}, summary));
  REQUIRE(records.size() == 2);
  CHECK(field(records[1], "congener_status") == "incomplete");
  CHECK(field(records[1], "congener_reason") == "lots.sdf: ends early");
}
