// Runs every tests/cli/*.txt; the form of these files is described in tests/support/transcript.hpp.

#include "transcript.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "congener/version.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener::test;
namespace fs = std::filesystem;

#ifdef CONGENER_SANITIZED
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

// Sanitizers need more address space than the cases of limits allow.
bool can_run(const fs::path& file) {
  return !kIsSanitized || file.filename().string().rfind("limits_", 0) != 0;
}

std::vector<std::string> case_files() {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(CONGENER_TRANSCRIPT_DIR)) {
    if (entry.path().extension() == ".txt" && can_run(entry.path())) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The release of RDKit is no answer of ours: a transcript says RDKit VERSION.
std::string without_rdkit_version(std::string text) {
  const std::string version = "RDKit " + congener::rdkit_version();
  for (auto at = text.find(version); at != std::string::npos; at = text.find(version, at)) {
    text.replace(at, version.size(), "RDKit VERSION");
  }
  return text;
}

// A seal depends on the versions in the same line, so a transcript says SEAL.
std::string without_seals(std::string text) {
  constexpr std::size_t kDigits = 64;
  for (const std::string key : {"\"line_sha256\":\"", "\"lines_sha256\":\""}) {
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at)) {
      at += key.size();
      const bool is_seal = text.find_first_not_of("0123456789abcdef", at) == at + kDigits;
      text.replace(at, is_seal ? kDigits : 0, is_seal ? "SEAL" : "");
    }
  }
  return text;
}

// Runs all commands of a case. Gives the differences, and turns blocks that differ into what
// happened.
std::string run_case(Transcript& transcript) {
  const TempDir folder;
  const fs::path files = fs::path(CONGENER_TRANSCRIPT_DIR) / "files";
  if (fs::exists(files)) {
    fs::copy(files, folder.path(), fs::copy_options::recursive);
  }
  const CommandPlace place = {folder.path(), fs::path(CONGENER_PROGRAM).parent_path().string()};
  std::string differences;
  for (TranscriptBlock& block : transcript.blocks) {
    CommandResult result = run_command(block.command, place);
    result.output = without_seals(without_rdkit_version(std::move(result.output)));
    const std::string block_difference = difference(block, result);
    if (!block_difference.empty()) {
      differences += block_difference;
      block = block_of(block, result);
    }
  }
  return differences;
}

// Whether the case, once written, would be read as it is meant.
bool can_be_written(const Transcript& transcript, const std::string& text) {
  const std::vector<TranscriptBlock> read = parse_transcript(text, "rewritten").blocks;
  return std::equal(read.begin(), read.end(), transcript.blocks.begin(), transcript.blocks.end(),
                    [](const TranscriptBlock& a, const TranscriptBlock& b) {
                      return a.output == b.output && a.errors == b.errors;
                    });
}

void update(const std::string& file, const Transcript& transcript) {
  const std::string text = to_text(transcript);
  if (!can_be_written(transcript, text)) {
    FAIL_CHECK(file << ": an output looks like a command or like standard error; change the case");
    return;
  }
  write_bytes(file, text);
  FAIL_CHECK("updated: " << file);
}

void check_file(const std::string& file) {
  REQUIRE(fs::exists(CONGENER_PROGRAM));
  Transcript transcript = parse_transcript(read_bytes(file), file);
  const std::string differences = run_case(transcript);
  if (updating_golden()) {
    if (!differences.empty()) {
      update(file, transcript);
    }
    FAIL_CHECK("rewriting transcripts, nothing is tested: " << file);
  } else if (!differences.empty()) {
    FAIL_CHECK(file << " (- expected, + actual)\n"
                    << differences
                    << "When this is intended: tools/dev/update_golden.sh, then review the diff.");
  }
}

// Every fourth file, from this one on.
void check_part(std::size_t first) {
  const std::vector<std::string> files = case_files();
  REQUIRE(files.size() > first);
  for (std::size_t i = first; i < files.size(); i += 4) {
    check_file(files[i]);
  }
}

// A block made by hand, and a result that is exactly what it expects.
const TranscriptBlock kBlock = {"congener x", 1, {"first", "...", "last"}, {"warning"}, 3};
const CommandResult kResult = {1, "first\nany\nnumber\nlast\n", "warning\n"};

}  // namespace

// In parts, so that ctest runs them side by side.
TEST_CASE("every command line transcript holds: part 1 of 4", "[cli]") {
  check_part(0);
}
TEST_CASE("every command line transcript holds: part 2 of 4", "[cli]") {
  check_part(1);
}
TEST_CASE("every command line transcript holds: part 3 of 4", "[cli]") {
  check_part(2);
}
TEST_CASE("every command line transcript holds: part 4 of 4", "[cli]") {
  check_part(3);
}

TEST_CASE("a transcript is written as it was read", "[unit]") {
  const std::string text =
      "Two commands.\n\n$ congener a\nexit 0\nout\n\nafter a blank line\n! err\n!\n"
      "\n$ congener b | cat\nexit 2\nno end\n\\ no line end\n";
  const Transcript transcript = parse_transcript(text, "case.txt");
  REQUIRE(transcript.blocks.size() == 2);
  CHECK(transcript.blocks[0].output == std::vector<std::string>{"out", "", "after a blank line"});
  CHECK(transcript.blocks[0].errors == std::vector<std::string>{"err", ""});
  CHECK(transcript.blocks[1].command == "congener b | cat");
  CHECK(transcript.blocks[1].exit_code == 2);
  CHECK(transcript.blocks[1].line == 11);
  CHECK(to_text(transcript) == text);
}

TEST_CASE("a transcript without a command or an exit code is refused", "[unit]") {
  CHECK_THROWS_AS(parse_transcript("", "case.txt"), std::runtime_error);
  CHECK_THROWS_AS(parse_transcript("words only\n", "case.txt"), std::runtime_error);
  CHECK_THROWS_AS(parse_transcript("$ congener\n", "case.txt"), std::runtime_error);
  CHECK_THROWS_AS(parse_transcript("$ congener\nexit zero\n", "case.txt"), std::runtime_error);
}

TEST_CASE("a line of three dots matches any number of lines", "[unit]") {
  CommandResult result = kResult;
  CHECK(difference(kBlock, result).empty());
  result.output = "first\nlast\n";
  CHECK(difference(kBlock, result).empty());
}

TEST_CASE("every deviation of a command from its transcript is shown", "[unit]") {
  CommandResult result = kResult;
  SECTION("exit code") {
    result.exit_code = 0;
    CHECK(difference(kBlock, result).find("    - exit 1\n    + exit 0\n") != std::string::npos);
  }
  SECTION("a line of standard output") {
    result.output = "first\nany\nlost\n";
    CHECK(difference(kBlock, result).find("    - last\n") != std::string::npos);
  }
  SECTION("standard error") {
    result.errors = "warning\nanother\n";
    CHECK(difference(kBlock, result).find("    + ! another\n") != std::string::npos);
  }
  SECTION("the last line end") {
    result.output = "first\nlast";
    CHECK(difference(kBlock, result).find("    + \\ no line end\n") != std::string::npos);
  }
}

TEST_CASE("a command of a transcript sees neither input nor settings of the caller", "[unit]") {
  const TempDir folder;
  const CommandPlace place = {folder.path(), "/nowhere"};
  const CommandResult result =
      run_command("cat; env | grep -c ^CONGENER_; echo $LC_ALL >&2; ls", place);
  CHECK(result.output == "0\n");
  CHECK(result.errors == "C\n");
  CHECK(result.exit_code == 0);
  CHECK(run_command("exit 3", place).exit_code == 3);
  CHECK(run_command("kill -TERM $$", place).exit_code == 128 + 15);
}

TEST_CASE("the first differing line of two texts is named and shown with its invisible bytes",
          "[unit]") {
  CHECK(first_difference("a\nb\n", "a\nb\n").empty());
  CHECK(first_difference("a\nb c\n", "a\nb\tc\n") ==
        "line 2 differs\n  expected: \"b c\"\n  actual:   \"b\\tc\"");
  CHECK(first_difference("a\n", "a") ==
        "line 1 differs\n  expected: \"a\"\n  actual:   \"a\" (without a line end)");
  CHECK(first_difference("a\n", "a\nb\n") ==
        "line 2 differs\n  expected: (nothing: the text ends here)\n  actual:   \"b\"");
}
