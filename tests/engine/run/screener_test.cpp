#include "congener/screener.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "golden.hpp"
#include "screen_helpers.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::TempDir;

/// Lines of SMILES of which every third cannot be read, every fifth is 4-piperidone.
std::string many_lines(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) {
    const std::string structure = i % 3 == 0 ? "C1CC" : i % 5 == 0 ? "O=C1CCNCC1" : "CCO";
    text += structure + " line" + std::to_string(i) + "\n";
  }
  return text;
}

std::vector<std::uint64_t> numbers(const std::vector<Record>& records) {
  std::vector<std::uint64_t> numbers;
  for (const Record& record : records) {
    numbers.push_back(record.number);
  }
  return numbers;
}

std::vector<std::uint64_t> one_to(std::size_t count) {
  std::vector<std::uint64_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), std::uint64_t{1});
  return numbers;
}

void check_counts(const RunSummary& summary) {
  CHECK(summary.read == summary.flagged + summary.no_finding + summary.not_screened);
  std::uint64_t by_status = 0;
  for (const auto& [status, count] : summary.by_status) {
    by_status += count;
  }
  CHECK(by_status == summary.read);
}

}  // namespace

TEST_CASE("every record of the sample is counted once", "[unit]") {
  const screening::Run run = screening::run({screening::kSample});
  check_counts(run.summary);
  CHECK(run.summary.read == 321);
  CHECK(run.summary.read == run.collected.records.size());
  CHECK(run.summary.complete);
  CHECK(run.collected.headers.size() == 1);
  CHECK(run.collected.summaries.size() == 1);
  CHECK(run.collected.summaries.front().read == run.summary.read);
}

TEST_CASE("any number of threads gives the same bytes in every format", "[unit]") {
  const auto format =
      GENERATE(ReportFormat::Tsv, ReportFormat::Csv, ReportFormat::JsonLines, ReportFormat::Table);
  const std::string one = screening::report(format, {screening::kSample}, 1);
  CHECK_FALSE(one.empty());
  for (const int threads : {2, 4}) {
    CAPTURE(static_cast<int>(format), threads);
    CHECK(test::first_difference(one, screening::report(format, {screening::kSample}, threads))
              .empty());
  }
}

TEST_CASE("records keep the order of the input over many chunks", "[unit]") {
  constexpr int kLines = 2500;  // more than two chunks
  const TempDir folder;
  const std::string path = folder.write_file("many.smi", many_lines(kLines));
  RunOptions options;
  options.threads = 4;
  const screening::Run run = screening::run({path}, options);
  REQUIRE(run.collected.records.size() == kLines);
  CHECK(numbers(run.collected.records) == one_to(kLines));
  bool in_place = true;
  for (std::size_t i = 0; i < kLines; ++i) {
    const Status expected = (i + 1) % 3 == 0   ? Status::NotScreened
                            : (i + 1) % 5 == 0 ? Status::Listed
                                               : Status::NoFinding;
    in_place = in_place && run.collected.records[i].id == "line" + std::to_string(i + 1) &&
               run.collected.findings[i].status == expected;
  }
  CHECK(in_place);
  check_counts(run.summary);
  CHECK(run.summary.not_screened == kLines / 3);
}

TEST_CASE("records of several files are numbered through", "[unit]") {
  const TempDir folder;
  const std::string first = folder.write_file("first.smi", "CCO a\nCCN b\n");
  const std::string empty = folder.write_file("empty.smi", "");
  const std::string second = folder.write_file("second.csv", "smiles,id,lot\nCC,c,7\n");
  const screening::Run run = screening::run({first, empty, second, first});
  CHECK(numbers(run.collected.records) == one_to(5));
  CHECK(run.collected.records[2].file == second);
  CHECK(run.collected.records[2].line == 2);
  CHECK(run.collected.records[4].id == "b");
  CHECK(run.collected.headers.front().inputs ==
        std::vector<std::string>{first, empty, second, first});
  CHECK(run.collected.headers.front().field_names == std::vector<std::string>{"lot"});
}

TEST_CASE("more files than a program may keep open are screened", "[unit]") {
  constexpr int kFiles = 1500;  // the usual limit is 1024
  const TempDir folder;
  const std::vector<std::string> inputs(kFiles, folder.write_file("one.smi", "CCO a\n"));
  CHECK(screening::run(inputs).summary.read == kFiles);
}

TEST_CASE("a truncated gzip is screened as far as it goes and reported as incomplete", "[unit]") {
  const TempDir folder;
  const std::string plain = folder.write_file("long.smi", many_lines(3000));
  REQUIRE(std::system(("gzip -n '" + plain + "'").c_str()) == 0);
  const std::string whole = test::read_bytes(plain + ".gz");
  const std::string cut = folder.write_file("cut.smi.gz", whole.substr(0, whole.size() / 2));
  const std::string after = folder.write_file("after.smi", "CCO after\n");
  const screening::Run run = screening::run({cut, after});
  check_counts(run.summary);
  CHECK_FALSE(run.summary.complete);
  REQUIRE(run.summary.input_problems.size() == 1);
  CHECK_THAT(run.summary.input_problems.front(), test::ContainsText(cut));
  CHECK(run.summary.read > 1);
  CHECK(run.summary.read < 3000);
  CHECK(run.collected.records.back().id == "after");
  CHECK_FALSE(run.collected.summaries.front().complete);
}

TEST_CASE("an empty input is a whole run without records", "[unit]") {
  const TempDir folder;
  const screening::Run run = screening::run({folder.write_file("empty.sdf", "")});
  CHECK(run.summary.read == 0);
  CHECK(run.summary.complete);
  CHECK(run.collected.headers.size() == 1);
  CHECK(run.collected.summaries.size() == 1);
}

TEST_CASE("a bad input stops the run before the writer is told of it", "[unit]") {
  const TempDir folder;
  const std::string good = folder.write_file("good.smi", "CCO a\n");
  const Screener screener(screening::shared_detector(), {});
  screening::Collector writer;
  CHECK_THROWS_AS(screener.run({good, folder.path_of("missing.smi")}, writer), FileError);
  CHECK_THROWS_AS(screener.run({good, folder.write_file("no_columns.csv", "a,b\n1,2\n")}, writer),
                  FormatError);
  CHECK_THROWS_AS(screener.run(std::vector<std::string>(), writer), OptionError);
  CHECK_THROWS_AS(screener.run({"-", good, "-"}, writer), OptionError);
  CHECK(writer.headers.empty());
}

TEST_CASE("a number of threads out of range is refused", "[unit]") {
  const int threads = GENERATE(-1, 1025);
  RunOptions options;
  options.threads = threads;
  CHECK_THROWS_AS(Screener(screening::shared_detector(), options), OptionError);
}

TEST_CASE("progress is told now and then and ends at the counts of the run", "[unit]") {
  const TempDir folder;
  std::vector<Progress> told;
  RunOptions options;
  options.progress = [&told](const Progress& progress) { told.push_back(progress); };
  const screening::Run run =
      screening::run({folder.write_file("many.smi", many_lines(2500))}, options);
  REQUIRE(told.size() > 1);
  CHECK(told.front().read < told.back().read);
  CHECK(told.back().read == run.summary.read);
  CHECK(told.back().flagged == run.summary.flagged);
  CHECK(told.back().not_screened == run.summary.not_screened);
  CHECK(told.front().share_read.value_or(0) > 0);
  CHECK(told.back().share_read == 1.0);
}

TEST_CASE("how much has been read is told of all inputs together, and grows", "[unit]") {
  const TempDir folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    lines += "CCO ethanol\n";  // several blocks, which are read one by one
  }
  std::vector<Progress> told;
  RunOptions options;
  options.threads = 1;
  options.progress = [&told](const Progress& progress) { told.push_back(progress); };
  screening::run({folder.write_file("one.smi", lines), folder.write_file("two.smi", lines)},
                 options);
  REQUIRE(told.size() > 100);
  CHECK(std::is_sorted(told.begin(), told.end(), [](const Progress& left, const Progress& right) {
    return left.share_read < right.share_read;
  }));
  CHECK(told[told.size() / 4].share_read.value_or(1) < 0.6);
  CHECK(told.back().share_read == 1.0);
}

TEST_CASE("of records in memory nobody knows how much has been read", "[unit]") {
  std::vector<Progress> told;
  RunOptions options;
  options.progress = [&told](const Progress& progress) { told.push_back(progress); };
  Record record;
  record.structure = "CCO";
  std::ostringstream text;
  const auto writer = make_report_writer(ReportFormat::Tsv, text);
  Screener(screening::shared_detector(), options).run(std::vector<Record>(3, record), *writer);
  REQUIRE_FALSE(told.empty());
  CHECK_FALSE(told.back().share_read);
}

TEST_CASE("what the progress callback or the writer throws ends the run", "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("one.smi", "CCO a\n");
  RunOptions options;
  options.progress = [](const Progress&) { throw FileError("disk full"); };
  CHECK_THROWS_AS(screening::run({path}, options), FileError);
}

TEST_CASE("records in memory and an opened reader are screened as a file is", "[unit]") {
  const std::string lines = many_lines(300);
  const TempDir folder;
  const std::vector<Finding> from_file =
      screening::run({folder.write_file("a.smi", lines)}).collected.findings;
  ReaderOptions reading;
  reading.format = InputFormat::Smiles;
  const Screener screener(screening::shared_detector());

  screening::Collector of_reader;
  const RunSummary summary =
      screener.run(*open_text_reader(lines, "a.smi", reading), "a.smi", of_reader);
  CHECK(summary.read == 300);
  CHECK(summary.complete);
  CHECK(of_reader.headers.front().inputs == std::vector<std::string>{"a.smi"});

  std::vector<Record> records = of_reader.records;
  records.front().number = 77;  // numbers are given anew
  screening::Collector of_memory;
  CHECK(screener.run(records, of_memory).read == 300);
  REQUIRE(of_memory.records.size() == 300);
  CHECK(of_memory.records.front().number == 1);
  for (std::size_t index = 0; index < 300; ++index) {
    CHECK(of_reader.findings[index].status == from_file[index].status);
    CHECK(of_memory.findings[index].status == from_file[index].status);
    CHECK(of_memory.records[index].structure == of_reader.records[index].structure);
  }
}

TEST_CASE("no records in memory are a whole run of nothing", "[unit]") {
  screening::Collector collector;
  const RunSummary summary =
      Screener(screening::shared_detector()).run(std::vector<Record>(), collector);
  CHECK(summary.read == 0);
  CHECK(summary.complete);
  CHECK(collector.headers.size() == 1);
}

TEST_CASE("a cancelled run says that its report is not whole", "[unit]") {
  const TempDir folder;
  std::atomic<bool> cancelled{false};
  RunOptions options;
  options.threads = 1;
  options.cancelled = &cancelled;
  options.progress = [&](const Progress& progress) { cancelled = progress.read >= 128; };
  const screening::Run run =
      screening::run({folder.write_file("many.smi", many_lines(5000))}, options);
  CHECK(run.summary.read >= 128);
  CHECK(run.summary.read < 5000);
  CHECK(run.summary.read == run.collected.records.size());
  CHECK_FALSE(run.summary.complete);
  REQUIRE(run.summary.input_problems.size() == 1);
  CHECK(run.summary.input_problems.front() == "the run was cancelled; what follows was not read");
}

TEST_CASE("findings carry the set, the day and the settings that they rest on", "[unit]") {
  const TempDir folder;
  const screening::Run run = screening::run({folder.write_file("a.smi", "CCO a\nC1CC b\n")});
  REQUIRE(run.collected.findings.size() == 2);
  for (const Finding& finding : run.collected.findings) {
    REQUIRE(finding.context != nullptr);
    CHECK(finding.context->set->id == "fentanyl_precursors");
    CHECK(finding.context->made_by.set_sha256 == finding.context->set->sha256);
    CHECK(finding.context->options.as_of == Date{2026, 11, 21});
    CHECK_FALSE(finding.context->options.jurisdictions.empty());
  }
}
