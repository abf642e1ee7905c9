#include "report/selecting_writer.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "report_samples.hpp"

namespace {

using namespace samples;

std::string text_of(ReportFormat format, const ReportOptions& options) {
  std::ostringstream stream;
  const auto writer = make_report_writer(format, stream, options);
  writer->begin(header());
  for (const Row& row : rows()) {
    writer->write(row.record, row.finding, writer->rendered(row.record, row.finding));
  }
  writer->end(summary());
  return stream.str();
}

/// The first columns of the rows, each followed by '|'.
std::string ids_of(const std::string& tsv) {
  std::istringstream lines(tsv);
  std::string ids;
  std::string line;
  std::getline(lines, line);  // the header
  while (std::getline(lines, line)) {
    ids += line.substr(0, line.find('\t')) + "|";
  }
  return ids;
}

ReportOptions with_ids() {
  ReportOptions options;
  options.columns = {"id", "status"};
  return options;
}

}  // namespace

TEST_CASE("only the records that are asked for are shown", "[unit]") {
  ReportOptions options = with_ids();
  const std::string all = ids_of(text_of(ReportFormat::Tsv, options));
  options.records = ReportOptions::Records::Flagged;
  const std::string flagged = ids_of(text_of(ReportFormat::Tsv, options));
  options.records = ReportOptions::Records::NotScreened;
  const std::string unscreened = ids_of(text_of(ReportFormat::Tsv, options));
  CHECK(flagged == "A-1|B-2|");
  CHECK_FALSE(unscreened.empty());
  CHECK(all.size() > flagged.size() + unscreened.size());  // and those without a finding
}

TEST_CASE("the highest status comes first, then the highest grade, then the order of the input",
          "[unit]") {
  std::vector<Row> input = {no_finding(), strong_analogue(), listed_salt(), strong_analogue(),
                            not_screened()};
  input[1].finding.grade = Grade::Weak;
  input[1].record.id = "weak";
  Row twin = listed_salt();
  twin.record.id = "twin";
  input.push_back(twin);
  ReportOptions options = with_ids();
  options.by_grade = true;
  std::ostringstream stream;
  const auto writer = make_report_writer(ReportFormat::Tsv, stream, options);
  writer->begin(header());
  for (const Row& row : input) {
    writer->record(row.record, row.finding);
  }
  writer->end(summary());
  CHECK(ids_of(stream.str()) == "A-1|twin|B-2|weak|C-3|D-4|");
}

TEST_CASE("columns stand as they were chosen, with those of the input at either end", "[unit]") {
  ReportOptions options = with_ids();
  const auto first_line = [&] {
    const std::string text = text_of(ReportFormat::Csv, options);
    return text.substr(0, text.find_first_of("\r\n"));
  };
  CHECK(first_line() == "id,status,lot,other_fields");
  options.own_columns_first = true;
  CHECK(first_line() == "lot,other_fields,id,status");
}

TEST_CASE("a report that is not whole says so in whatever columns it has", "[unit]") {
  RunSummary end = summary();
  end.complete = false;
  end.input_problems = {"a.smi.gz: ends early"};
  ReportOptions options;
  options.columns = {"id", "grade"};
  std::ostringstream stream;
  const auto writer = make_report_writer(ReportFormat::Tsv, stream, options);
  writer->begin(header());
  writer->end(end);
  CHECK(stream.str().find("a.smi.gz: ends early") != std::string::npos);
}

TEST_CASE("a selection is told, so that a part is not taken for the whole", "[unit]") {
  ReportOptions options;
  options.records = ReportOptions::Records::Flagged;
  options.by_grade = true;
  const std::string json = text_of(ReportFormat::JsonLines, options);
  CHECK(json.find("\"records\":\"flagged\"") != std::string::npos);
  CHECK(json.find("\"order\":\"grade\"") != std::string::npos);
  CHECK(text_of(ReportFormat::Table, options).find("flagged records only") != std::string::npos);
}

TEST_CASE("columns that do not exist, or of formats without columns, are refused", "[unit]") {
  std::ostringstream stream;
  ReportOptions options;
  options.columns = {"colour"};
  CHECK_THROWS_AS(make_report_writer(ReportFormat::Csv, stream, options), OptionError);
  options.columns = {"id", "id"};
  CHECK_THROWS_AS(make_report_writer(ReportFormat::Csv, stream, options), OptionError);
  options.columns = {"id"};
  CHECK_THROWS_AS(make_report_writer(ReportFormat::Table, stream, options), OptionError);
}

TEST_CASE("the table keeps within a terminal of 80 columns, and shows colors when asked",
          "[unit]") {
  ReportOptions options;
  options.width = 80;
  std::istringstream lines(text_of(ReportFormat::Table, options));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK(line.find('\x1B') == std::string::npos);
  }
  options.color = true;
  CHECK(text_of(ReportFormat::Table, options).find("\x1B[1;31mlisted") != std::string::npos);
}
