// The log of runs shows any line that was changed, removed, added or moved.

#include "congener/audit_log.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

using namespace congener;
using test::TempDir;

namespace {

AuditEntry entry(const std::string& item) {
  return {"2026-11-29T10:00:00Z",
          "user",
          "host",
          {"congener", "screen", item},
          R"({"type":"run_record"})"};
}

std::string log_of_five(const TempDir& folder) {
  const std::string path = folder.path_of("runs.jsonl");
  for (int i = 0; i < 5; ++i) {
    append_to_audit_log(path, entry(std::to_string(i)));
  }
  return path;
}

std::vector<std::string> lines_of(const std::string& path) {
  const std::string text = test::read_bytes(path);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

AuditCheck checked(const TempDir& folder, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  return check_audit_log(folder.write_file("changed.jsonl", text));
}

}  // namespace

TEST_CASE("a log that was only added to is whole, and ends with the hash that was returned",
          "[unit]") {
  const TempDir folder;
  const std::string path = log_of_five(folder);
  const std::string last = append_to_audit_log(path, entry("last"));
  const AuditCheck check = check_audit_log(path);
  CHECK(check.problems.empty());
  CHECK(check.lines == 6);
  CHECK(check.last_sha256 == last);
}

TEST_CASE("a line of a log that was changed, removed, added or moved is found", "[unit]") {
  const TempDir folder;
  std::vector<std::string> lines = lines_of(log_of_five(folder));
  REQUIRE(lines.size() == 5);
  SECTION("changed") {
    lines[2].replace(lines[2].find("user"), 4, "xxxx");
    const AuditCheck check = checked(folder, lines);
    REQUIRE(check.problems.size() == 1);
    CHECK(check.problems.front().line == 3);
  }
  SECTION("removed") {
    lines.erase(lines.begin() + 2);
    CHECK(checked(folder, lines).problems.front().line == 3);
  }
  SECTION("removed at the beginning") {
    lines.erase(lines.begin());
    CHECK(checked(folder, lines).problems.front().line == 1);
  }
  SECTION("added") {
    lines.insert(lines.begin() + 2, lines[2]);
    CHECK(checked(folder, lines).problems.front().line == 4);
  }
  SECTION("moved") {
    std::swap(lines[1], lines[2]);
    CHECK(checked(folder, lines).problems.front().line == 2);
  }
  SECTION("the last ones removed: only the hash noted elsewhere tells") {
    const std::string last = checked(folder, lines).last_sha256;
    lines.pop_back();
    const AuditCheck check = checked(folder, lines);
    CHECK(check.problems.empty());
    CHECK(check.last_sha256 != last);
  }
}

TEST_CASE("programs that write to one log at once leave one chain", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("runs.jsonl");
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&path, writer] {
      for (int i = 0; i < 10; ++i) {
        append_to_audit_log(path, entry(std::to_string(writer)));
      }
    });
  }
  for (std::thread& writer : writers) {
    writer.join();
  }
  const AuditCheck check = check_audit_log(path);
  CHECK(check.lines == 40);
  CHECK(check.problems.empty());
}

TEST_CASE("nothing is added behind a line that is not whole", "[unit]") {
  const TempDir folder;
  const std::string path = log_of_five(folder);
  const std::string whole = test::read_bytes(path);
  folder.write_file("runs.jsonl", whole.substr(0, whole.size() - 10));
  CHECK_THROWS_AS(append_to_audit_log(path, entry("more")), FormatError);
  CHECK_THROWS_AS(check_audit_log_is_usable(path), FormatError);
  CHECK(check_audit_log(path).problems.front().line == 5);
  CHECK_THROWS_AS(append_to_audit_log(folder.path(), entry("folder")), FileError);
  CHECK_NOTHROW(check_audit_log_is_usable(folder.path_of("none.jsonl")));
}

TEST_CASE("a text of a run cannot make a line of its own", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("runs.jsonl");
  AuditEntry hostile = entry("a\n{\"type\":\"audit\",\"n\":7}\xff");
  hostile.user = "\x1b[31m\r\n";
  hostile.run_record = "no JSON";
  append_to_audit_log(path, hostile);
  append_to_audit_log(path, entry("next"));
  const AuditCheck check = check_audit_log(path);
  CHECK(check.lines == 2);
  CHECK(check.problems.empty());
}
