// The table of known answers, which was written from the published facts and not from this
// program: what each substance is under which words of law, where and when.

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/selftest.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "support/temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// Evidence has no day and no place, so each structure is looked at once.
const Evidence& evidence_of(const std::string& smiles) {
  static std::map<std::string, Evidence> known;
  const auto place = known.find(smiles);
  return place != known.end()
             ? place->second
             : known.emplace(smiles, detector_of_today().evidence(smiles, StructureFormat::Smiles))
                   .first->second;
}

}  // namespace

TEST_CASE("the answers of the law are those of the table that was written from the facts",
          "[unit]") {
  const SelfTest test = run_selftest(shipped_set(), CONGENER_KNOWN_ANSWERS);
  CHECK(test.asked >= 600);
  CHECK(test.substances >= 60);
  for (const SelfTestFailure& failure : test.failures) {
    FAIL_CHECK("line " << failure.asked.line << ": " << failure.asked.substance << ", "
                       << failure.asked.form << ", " << failure.asked.jurisdiction << ", "
                       << to_string(failure.asked.day) << ": expected "
                       << failure.asked.expected.status << ", got " << failure.got.status);
  }
}

TEST_CASE("a self-test tells which answer is not the expected one", "[unit]") {
  const TempDir folder;
  const std::string header =
      "substance\tform\tsmiles\tjurisdiction\tday\tstatus\tdecided_by\tthrough\tdate_is_sure\t"
      "wording\tbasis\tremark\n";
  const std::string right =
      "4-anpp\tbase\tc1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1\tUN\t2026-11-28\tlisted\tentry:anpp\t-\tyes\t"
      "-\t\t\n";
  std::string wrong = right;
  wrong.replace(wrong.find("listed"), 6, "watch");
  const SelfTest test =
      run_selftest(shipped_set(), folder.write_file("answers.tsv", header + right + wrong));
  CHECK(test.asked == 2);
  CHECK(test.substances == 1);
  REQUIRE(test.failures.size() == 1);
  CHECK(test.failures.front().asked.line == 3);
  CHECK(test.failures.front().got.status == "listed");
  CHECK(selftest_text(test, "here").find("failed in 1 of 2 answers") != std::string::npos);
  CHECK(selftest_json(test, "here").find("\"passed\":false") != std::string::npos);
}

TEST_CASE("a table of known answers that cannot be read is refused by its line", "[unit]") {
  const TempDir folder;
  CHECK_THROWS_AS(read_known_answers(folder.write_file("empty.tsv", "")), FormatError);
  CHECK_THROWS_AS(read_known_answers(folder.path_of("missing.tsv")), FileError);
}

TEST_CASE("each dated row of a substance is asked on both sides of its day", "[unit]") {
  std::set<std::string> asked;
  for (const KnownAnswer& expected : read_known_answers(CONGENER_KNOWN_ANSWERS)) {
    for (const Identity& identity : evidence_of(expected.smiles).identities) {
      asked.insert(identity.entry + " " + expected.jurisdiction + " " + to_string(expected.day));
    }
  }
  for (const Entry& entry : shipped_set()->entries) {
    for (const ControlRow& row : entry.controls) {
      const bool says_something =
          row.status != ControlStatus::NotFound && row.status != ControlStatus::NotCovered;
      if (!says_something || !row.through.jurisdiction.empty()) {
        continue;
      }
      const std::string cell = entry.id + " " + row.jurisdiction + " ";
      CAPTURE(row.where, cell);
      if (row.period.effective) {
        CHECK(asked.count(cell + to_string(*row.period.effective)) == 1);
        CHECK(asked.count(cell + to_string(test::day_before(*row.period.effective))) == 1);
      }
      if (row.period.last_day) {
        CHECK(asked.count(cell + to_string(*row.period.last_day)) == 1);
      }
    }
  }
}
