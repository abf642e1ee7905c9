// A report is confirmed exactly when nobody changed it and the program answers the same.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/congener.hpp"
#include "engine/run/screen_helpers.hpp"
#include "engine/verify/verify_helpers.hpp"
#include "golden.hpp"
#include "report/sealed_line.hpp"
#include "temp_dir.hpp"

using namespace congener;
using test::TempDir;
using verifying::catalogue;
using verifying::catalogue_report;
using verifying::report_of;
using verifying::verified;

namespace {

/// A page of the records that people look at.
std::string page_of(const TempDir& folder) {
  ReportOptions options;
  options.records = ReportOptions::Records::FlaggedOrNotScreened;
  options.drawer = make_drawer(screening::shared_detector().context()->set);
  return report_of(
      folder,
      {CONGENER_TRANSCRIPT_DIR "/files/small.smi", CONGENER_TRANSCRIPT_DIR "/files/mixed.sdf"},
      options, screening::shared_detector(), ReportFormat::Html);
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::string written(const TempDir& folder, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  return folder.write_file("changed.jsonl", text);
}

/// The line with a right seal, as a forger would make it.
std::string resealed(std::string line) {
  line.erase(line.find(",\"line_sha256\""));
  line = report::sealed(line + "}");
  line.pop_back();
  return line;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a report that nobody touched is confirmed, record by record", "[unit]") {
  const TempDir folder;
  const Verification found = verified(catalogue_report(folder));
  CHECK(is_confirmed(found));
  CHECK(found.records == 34);
  CHECK(found.identical == 34);
  CHECK(found.head.empty());
  REQUIRE(found.inputs.size() == 1);
  CHECK(found.inputs.front().state == InputFinding::State::Same);
}

TEST_CASE("reports of mol blocks, of selections, in order of grade and of two days are confirmed",
          "[unit]") {
  const TempDir folder;
  const std::string mixed = CONGENER_TRANSCRIPT_DIR "/files/mixed.sdf";
  CHECK(is_confirmed(verified(report_of(folder, {mixed, screening::kSample}))));
  ReportOptions options;
  options.records = ReportOptions::Records::Flagged;
  options.by_grade = true;
  options.case_details = {"K-1", "2", "Laboratory", "A. Name"};
  CHECK(is_confirmed(verified(catalogue_report(folder, options))));
  options = {};
  options.records = ReportOptions::Records::NotScreened;
  CHECK(is_confirmed(verified(catalogue_report(folder, options))));
  DetectorOptions asked;
  asked.as_of = {2024, 9, 1};
  asked.changed_since = Date{2024, 8, 31};
  asked.jurisdictions = {"CA", "US"};
  const Detector detector = Detector::load(CONGENER_REFERENCE_SETS "/fentanyl_precursors", asked);
  CHECK(is_confirmed(verified(report_of(folder, {screening::kSample}, {}, detector))));
}

TEST_CASE("a byte that was changed anywhere in a record is found, and the record is named",
          "[unit]") {
  const TempDir folder;
  const std::vector<std::string> lines = lines_of(catalogue_report(folder));
  std::mt19937 random(17);
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<std::string> changed = lines;
    const std::size_t line = 1 + random() % (lines.size() - 2);
    std::string& text = changed[line];
    const std::size_t place = random() % text.size();
    text[place] = text[place] == 'x' ? 'y' : 'x';
    INFO("line " << line + 1 << ", byte " << place << ": " << text);
    const Verification found = verified(written(folder, changed));
    CHECK_FALSE(is_confirmed(found));
    REQUIRE(found.findings.size() >= 1);
    CHECK(found.findings.front().kind == LineFinding::Kind::Damaged);
    CHECK(found.findings.front().line == line + 1);
  }
}

TEST_CASE("a page that nobody touched is confirmed, also what it shows to people only", "[unit]") {
  const TempDir folder;
  const Verification found = verified(page_of(folder));
  CHECK(is_confirmed(found));
  CHECK(found.records == 7);
  CHECK(found.identical == 7);
  CHECK(found.head.empty());
}

TEST_CASE("a byte of a page that was changed in a record is found, and the record is named",
          "[unit]") {
  const TempDir folder;
  const std::vector<std::string> lines = lines_of(page_of(folder));
  std::vector<std::size_t> records;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (lines[line].rfind("{\"type\":\"packed_record\"", 0) == 0) {
      records.push_back(line);
    }
  }
  REQUIRE(records.size() == 7);
  std::mt19937 random(17);
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<std::string> changed = lines;
    const std::size_t line = records[random() % records.size()];
    std::string& text = changed[line];
    const std::size_t place = random() % text.size();
    text[place] = text[place] == 'x' ? 'y' : 'x';
    INFO("line " << line + 1 << ", byte " << place << ": " << text);
    const Verification found = verified(written(folder, changed));
    CHECK_FALSE(is_confirmed(found));
    REQUIRE(found.findings.size() >= 1);
    CHECK(found.findings.front().line == line + 1);
  }
}

TEST_CASE("a status that a page shows and its record does not have is found", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(page_of(folder));
  for (std::string& line : lines) {
    if (line.rfind("{\"type\":\"packed_record\",\"n\":1,", 0) == 0) {
      line = replaced(line, "\"status\":\"listed\"", "\"status\":\"analogue\"");
    }
  }
  const Verification found = verified(written(folder, lines));
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings.front().number == 1);
}

TEST_CASE("a page whose script or style was changed is told", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(page_of(folder));
  const bool at_end = GENERATE(false, true);
  (at_end ? lines[lines.size() - 3] : lines[5]) += " ";
  const Verification found = verified(written(folder, lines));
  REQUIRE(found.head.size() == 1);
  CHECK(found.head.front().key == "page");
}

TEST_CASE("a page holds no text of a record as markup", "[unit]") {
  const TempDir folder;
  const std::string input = folder.write_file(
      "hostile.csv", "id,smiles\n</script><script>alert(1)</script>,O=C1CCNCC1\n<!--,C1<CC\n");
  ReportOptions options;
  options.case_details.case_id = "</title><script>alert(2)</script>";
  const std::string page =
      report_of(folder, {input}, options, screening::shared_detector(), ReportFormat::Html);
  const Verification found = verified(page);
  CHECK(is_confirmed(found));
  CHECK(found.told_apart.count("view.sample") == 1);  // it was made without drawings
  const std::string text = test::read_bytes(page);
  CHECK(text.find("<script>alert") == std::string::npos);
  CHECK(text.find("<!--") == std::string::npos);
  std::size_t scripts = 0;
  for (auto at = text.find("<script"); at != std::string::npos; at = text.find("<script", at + 1)) {
    ++scripts;
  }
  CHECK(scripts == 2);
}

TEST_CASE("an answer that was changed with its seal is found by asking again", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(catalogue_report(folder));
  lines[31] = resealed(replaced(lines[31], "\"grade\":null", "\"grade\":\"weak\""));
  const Verification found = verified(written(folder, lines));
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings.front().kind == LineFinding::Kind::OtherAnswer);
  CHECK(found.findings.front().number == 31);
  CHECK(found.findings.front().id == "pip");
  REQUIRE(found.findings.front().differences.size() == 1);
  CHECK(found.findings.front().differences.front().key == "grade");
  CHECK(found.findings.front().differences.front().reported == "\"weak\"");
  CHECK(found.problems.size() == 1);  // the seals of all lines together
}

TEST_CASE("lines that were removed, moved, added or cut off are found", "[unit]") {
  const TempDir folder;
  const std::vector<std::string> lines = lines_of(catalogue_report(folder));
  std::vector<std::string> changed = lines;
  SECTION("removed") {
    changed.erase(changed.begin() + 5);
  }
  SECTION("moved") {
    std::swap(changed[5], changed[6]);
  }
  SECTION("added") {
    changed.insert(changed.begin() + 5, changed[5]);
  }
  SECTION("the last record is removed") {
    changed.erase(changed.end() - 2);
  }
  SECTION("cut off") {
    changed.pop_back();
  }
  SECTION("the summary is changed") {
    changed.back() = replaced(changed.back(), "\"read\":34", "\"read\":33");
  }
  SECTION("the settings are changed") {
    changed.front() = replaced(changed.front(), "\"near_misses\":false", "\"near_misses\":true");
  }
  CHECK_FALSE(is_confirmed(verified(written(folder, changed))));
}

TEST_CASE("what another release tells in another way is no other answer", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(catalogue_report(folder));
  const std::string version = "\"rdkit\":\"" + rdkit_version() + "\"";
  lines.front() = resealed(replaced(lines.front(), version, "\"rdkit\":\"1999.01.1\""));
  lines[31] = resealed(replaced(lines[31], "\"canonical_smiles\":\"O=C1CCNCC1\"",
                                "\"canonical_smiles\":\"C1CC(=O)CCN1\""));
  const Verification found = verified(written(folder, lines));
  CHECK(found.other_answers == 0);
  CHECK(found.same_answer == 1);
  CHECK(found.told_apart.count("judged.record.canonical_smiles") == 1);
  REQUIRE(found.head.size() == 1);
  CHECK(found.head.front().key == "program.rdkit");
}

TEST_CASE("bytes that a report could not keep are no other answer", "[unit]") {
  const TempDir folder;
  const std::string input = folder.write_file("bytes.csv",
                                              "id,smiles\none,\xff\xfe"
                                              "CC\ntwo,CCO\n");
  const Verification found = verified(report_of(folder, {input}));
  CHECK(is_confirmed(found));
  CHECK(found.same_answer == 1);
  CHECK(found.told_apart.count("reason") == 1);
}

TEST_CASE("an input that is another file today is told", "[unit]") {
  const TempDir folder;
  const std::string report = catalogue_report(folder);
  folder.write_file("catalogue.csv", "id,smiles\n");
  CHECK(verified(report).inputs.front().state == InputFinding::State::Changed);
}

TEST_CASE("a line that is nested without end is damaged, and nothing worse", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(catalogue_report(folder));
  const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
  lines[5] = resealed(replaced(lines[5], "\"fields\":{", "\"fields\":{\"x\":" + deep + ","));
  const Verification found = verified(written(folder, lines));
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings.front().kind == LineFinding::Kind::Damaged);
  CHECK(found.findings.front().number == 5);
}

TEST_CASE("what is no report of a screen is refused with the reason", "[unit]") {
  const TempDir folder;
  for (const std::string text : {"", "smiles\n", "{}\n", "{\"type\":\"run\",\"schema\":1}\n",
                                 "[[[[[[", "{\"type\":\"run\"}"}) {
    CHECK_THROWS_AS(read_reported_run(folder.write_file("no.jsonl", text)), FormatError);
  }
  CHECK_THROWS_AS(read_reported_run(folder.path_of("missing.jsonl")), FileError);
  CHECK_THROWS_AS(read_reported_run("-"), FormatError);
}
