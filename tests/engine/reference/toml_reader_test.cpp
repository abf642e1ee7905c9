#include "reference/toml_reader.hpp"

#include "catch.hpp"
#include "congener/error.hpp"
#include "temp_dir.hpp"

using congener::Date;
using congener::FileError;
using congener::ReferenceSetError;
using congener::reference::TomlTable;
using congener::test::ContainsText;
using congener::test::TempDir;

namespace {

TomlTable parsed(const TempDir& folder, const std::string& text) {
  return TomlTable::parse_file(folder.write_file("a.toml", text), "shown.toml");
}

/// What is thrown when something is done to a table.
template <typename Action>
std::string problem_of(const std::string& text, Action action) {
  const TempDir folder;
  try {
    TomlTable table = parsed(folder, text);
    action(table);
  } catch (const ReferenceSetError& error) {
    return error.what();
  }
  return "(no problem)";
}

}  // namespace

TEST_CASE("a TOML table gives its values by type", "[unit]") {
  const TempDir folder;
  TomlTable table = parsed(folder,
                           "text = 'a'\nlist = ['b', 'c']\nday = 2024-02-29\nyes = true\n"
                           "whole = -7\nshare = 0.25\none = 1\n[inner]\nx = 1\n"
                           "[[row]]\ny = 2\n[[row]]\ny = 3\n");
  CHECK(table.text("text") == "a");
  CHECK(table.text_or("text", "z") == "a");
  CHECK(table.texts_or_empty("list") == std::vector<std::string>{"b", "c"});
  CHECK(table.date("day") == Date{2024, 2, 29});
  CHECK(table.flag_or("yes", false));
  CHECK(table.integer("whole") == -7);
  CHECK(table.number("share") == 0.25);
  CHECK(table.number("one") == 1.0);
  CHECK(table.table("inner").integer("x") == 1);
  auto rows = table.tables("row");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].integer("y") == 3);
  CHECK(rows[1].where() == "shown.toml:12");
  table.finish();
}

TEST_CASE("keys that are absent give what was asked for instead", "[unit]") {
  const TempDir folder;
  TomlTable table = parsed(folder, "");
  CHECK(table.text_or("a", "z") == "z");
  CHECK(table.texts_or_empty("a").empty());
  CHECK_FALSE(table.date("a"));
  CHECK(table.flag_or("a", true));
  CHECK(table.tables("a").empty());
  table.finish();
}

TEST_CASE("a required key that is absent or empty is named", "[unit]") {
  const auto text = [](TomlTable& table) { table.text("a"); };
  CHECK_THAT(problem_of("b = 1\n", text), ContainsText("a: missing or empty"));
  CHECK(problem_of("b = 1\na = ''\n", text) == "shown.toml:2: a: missing or empty");
  CHECK_THAT(problem_of("", [](TomlTable& table) { table.number("a"); }), ContainsText("a: "));
  CHECK_THAT(problem_of("", [](TomlTable& table) { table.integer("a"); }), ContainsText("a: "));
  CHECK_THAT(problem_of("", [](TomlTable& table) { table.table("a"); }), ContainsText("a: "));
}

TEST_CASE("a value of another type is refused with its line", "[unit]") {
  const auto at_line_2 = [](const std::string& value, auto action) {
    CHECK_THAT(problem_of("b = 1\na = " + value + "\n", action), ContainsText("shown.toml:2: a: "));
  };
  at_line_2("7", [](TomlTable& table) { table.text("a"); });
  at_line_2("['x']", [](TomlTable& table) { table.text_or("a", ""); });
  at_line_2("'x'", [](TomlTable& table) { table.texts_or_empty("a"); });
  at_line_2("['x', 7]", [](TomlTable& table) { table.texts_or_empty("a"); });
  at_line_2("'2024-01-01'", [](TomlTable& table) { table.date("a"); });
  at_line_2("2024-01-01T10:00:00", [](TomlTable& table) { table.date("a"); });
  at_line_2("2024", [](TomlTable& table) { table.date("a"); });
  at_line_2("'true'", [](TomlTable& table) { table.flag_or("a", false); });
  at_line_2("1", [](TomlTable& table) { table.flag_or("a", false); });
  at_line_2("'1.5'", [](TomlTable& table) { table.number("a"); });
  at_line_2("1.5", [](TomlTable& table) { table.integer("a"); });
  at_line_2("3000000000", [](TomlTable& table) { table.integer("a"); });
  at_line_2("-3000000000", [](TomlTable& table) { table.integer("a"); });
  at_line_2("1", [](TomlTable& table) { table.table("a"); });
  at_line_2("[1]", [](TomlTable& table) { table.tables("a"); });
  at_line_2("{ x = 1 }", [](TomlTable& table) { table.tables("a"); });
}

TEST_CASE("a key that nobody asked for is refused with its line", "[unit]") {
  const std::string problem = problem_of("a = 1\nmispelt = 2\n", [](TomlTable& table) {
    table.integer("a");
    table.finish();
  });
  CHECK_THAT(problem, ContainsText("shown.toml:2: unknown key \"mispelt\""));
  CHECK_THAT(problem, ContainsText("SCHEMA.md"));
}

TEST_CASE("lists of whole numbers, optional numbers and required flags are read", "[unit]") {
  const TempDir folder;
  TomlTable table = parsed(folder, "a = [1, -2, 3]\nb = []\nc = 7\nd = true\n");
  CHECK(table.integers_or_empty("a") == std::vector<int>{1, -2, 3});
  CHECK(table.integers_or_empty("b").empty());
  CHECK(table.integers_or_empty("none").empty());
  CHECK(table.integer_or("c", 1) == 7);
  CHECK(table.integer_or("none", 1) == 1);
  CHECK(table.flag("d"));
  CHECK(table.has("c"));
  CHECK_FALSE(table.has("none"));
  CHECK_NOTHROW(table.finish());
}

TEST_CASE("lists of anything but whole numbers, and a flag left out, are refused", "[unit]") {
  for (const std::string value : {"1", "[1, 2.0]", "[true]", "[\"1\"]", "[99999999999]", "{ }"}) {
    CAPTURE(value);
    CHECK_THAT(problem_of("b = 1\na = " + value + "\n",
                          [](TomlTable& table) { table.integers_or_empty("a"); }),
               ContainsText("shown.toml:2: a: "));
  }
  CHECK_THAT(problem_of("b = 1\n", [](TomlTable& table) { table.flag("a"); }),
             ContainsText("a: missing"));
  CHECK_THAT(problem_of("b = 1\n", [](TomlTable& table) { table.flag("b"); }),
             ContainsText("true or false"));
}

TEST_CASE("a key that was asked for in vain is no unknown key", "[unit]") {
  CHECK(problem_of("", [](TomlTable& table) {
          table.text_or("a", "");
          table.finish();
        }) == "(no problem)");
}

TEST_CASE("text that is no TOML is refused with its line", "[unit]") {
  const auto nothing = [](TomlTable&) {};
  for (const std::string text : {"a = 1\nb = \n", "a = 1\na = 2\n", "a = 1\nb = 'x\n"}) {
    CHECK_THAT(problem_of(text, nothing), ContainsText("shown.toml:2: not valid TOML"));
  }
  CHECK_THAT(problem_of("a = \"\xff\"\n", nothing), ContainsText("not valid TOML"));
}

TEST_CASE("a day that does not exist is refused with its line", "[unit]") {
  const auto date = [](TomlTable& table) { table.date("a"); };
  for (const std::string day : {"2023-02-29", "2023-13-01", "2023-04-31", "0000-01-01"}) {
    CHECK_THAT(problem_of("b = 1\na = " + day + "\n", date), ContainsText("shown.toml:2: "));
  }
}

TEST_CASE("a TOML file that is missing or is a folder is a file error", "[unit]") {
  const TempDir folder;
  CHECK_THROWS_AS(TomlTable::parse_file(folder.path_of("none.toml"), "none.toml"), FileError);
  CHECK_THROWS_AS(TomlTable::parse_file(folder.path(), "none.toml"), FileError);
}

TEST_CASE("a table taken out of a file outlives it", "[unit]") {
  const TempDir folder;
  auto rows = parsed(folder, "[[row]]\ny = 'still here'\n").tables("row");
  CHECK(rows.at(0).text("y") == "still here");
}
