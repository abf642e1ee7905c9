// One file, however its lines end: the same findings.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "screen_helpers.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::TempDir;

std::string with_line_end(const std::string& text, const std::string& end) {
  std::string out;
  for (const char letter : text) {
    out += letter == '\n' ? end : std::string(1, letter);
  }
  return out;
}

/// What a report says of each record.
std::vector<std::string> findings_in(const TempDir& folder, const std::string& name,
                                     const std::string& text) {
  const screening::Run run = screening::run({folder.write_file(name, text)});
  CHECK(run.summary.complete);
  std::vector<std::string> said;
  for (std::size_t i = 0; i < run.collected.records.size(); ++i) {
    const Record& record = run.collected.records[i];
    const Finding& finding = run.collected.findings[i];
    said.push_back(std::to_string(record.line) + " " + record.id + " " + to_string(finding.status) +
                   " " + finding.reason);
  }
  return said;
}

void check_all_line_ends(const std::string& name, const std::string& text, std::size_t records) {
  const TempDir folder;
  const std::vector<std::string> plain = findings_in(folder, name, text);
  CHECK(plain.size() == records);
  for (const char* end : {"\r\n", "\r", "\r\r\n"}) {
    CHECK(findings_in(folder, name, with_line_end(text, end)) == plain);
  }
  // The line ends of two editors in one file.
  const std::string::size_type middle = text.find('\n', text.size() / 2) + 1;
  CHECK(findings_in(folder, name,
                    with_line_end(text.substr(0, middle), "\r") + text.substr(middle)) == plain);
}

}  // namespace

TEST_CASE("line ends change no finding of any listed substance", "[unit]") {
  std::string lines = "smiles name\n";
  std::string table = "name,smiles\n";
  std::size_t records = 0;
  for (const Entry& entry : screening::shared_detector().reference_set().entries) {
    lines += entry.smiles + " " + entry.id + "\n";
    table += entry.id + ",\"" + entry.smiles + "\"\n";
    ++records;
  }
  REQUIRE(records >= 11);
  check_all_line_ends("listed.smi", lines, records);
  check_all_line_ends("listed.csv", table, records);
}

TEST_CASE("line ends change no finding of an SD file", "[unit]") {
  std::ifstream stream(CONGENER_TRANSCRIPT_DIR "/files/mixed.sdf", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  check_all_line_ends("mixed.sdf", text, 3);
}
