// A hostile pack ends in a message: not in a crash, not in a terminal that shows something else.

#include "reference/limits.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/pattern.hpp"
#include "congener/error.hpp"
#include "small_set.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;
using namespace congener::reference;

namespace {

std::string repeated(const std::string& part, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += part;
  }
  return text;
}

std::string key_problem(const std::string& toml) {
  try {
    check_key_depth(toml, "a.toml");
  } catch (const ReferenceSetError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a key of very many parts is refused, wherever it stands", "[unit]") {
  const std::string parts = "a" + repeated(".a", 100000);
  for (const std::string& toml :
       {"[" + parts + "]\n", "[[" + parts + "]]\n", parts + " = 1\n", "x = {" + parts + " = 1}\n",
        "x = [1, {y = 2, " + parts + " = 1}]\n", "[\"a\"" + repeated(" . 'a'", 300) + "]\n"}) {
    CHECK_THAT(key_problem("# first line\n" + toml), ContainsText("a.toml:2: a key has more than"));
    CHECK_THAT(SmallSet().add("sources.toml", toml).problem(), ContainsText("parts"));
    CHECK_THAT(SmallSet().add("set.toml", toml).problem(), ContainsText("parts"));
    CHECK_THAT(SmallSet().add(kPiperidone, toml).problem(), ContainsText("parts"));
  }
}

TEST_CASE("dots that are no parts of keys do not count", "[unit]") {
  const std::string dots = repeated(".", 1000);
  CHECK(key_problem("[a" + repeated(".a", 255) + "]") == "");
  CHECK(key_problem("[a" + repeated(".a", 256) + "]") != "");
  CHECK(key_problem("# " + dots + "\nx = 1 # " + dots) == "");
  CHECK(key_problem("x = \"" + dots + "\"\ny = '" + dots + "'\n") == "");
  CHECK(key_problem("x = \"\\\"" + dots + "\"\n") == "");
  CHECK(key_problem("x = \"\"\"\n[" + dots + "\n\"" + dots + "\\\"\"\"\"\ny = 1\n") == "");
  CHECK(key_problem("x = '''\n" + dots + "''" + dots + "'''\n") == "");
  CHECK(key_problem("x = [\n" + repeated("1.5, ", 1000) + "]\n") == "");
  CHECK(key_problem(repeated("a.b = 1\n", 1000)) == "");
  CHECK(key_problem("x = \"never closed" + dots) == "");
  CHECK(key_problem("x = \"\"\"never closed" + dots) == "");
  CHECK(key_problem("") == "");
}

TEST_CASE("patterns and structures of a set have a limit of length", "[unit]") {
  const std::string many = "[C" + repeated(",C", 100000) + "]";
  check_only(SmallSet().change("families.toml", "smarts = ['C=O']", "smarts = ['" + many + "']"),
             "families.toml:9", "the limit is 10000");
  check_only(SmallSet().change("families.toml", "smiles = 'O=C1CCNCC1'",
                               "smiles = '" + repeated("C", 10001) + "'"),
             "families.toml:11", "is 10001 bytes long");
  check_only(SmallSet().change(kPiperidine, "C1CCNCC1", repeated("C(", 5000) + repeated(")", 5000)),
             "substances/piperidine.toml:4", "the limit is 10000");
  check_only(SmallSet().add(kCounters, "long\t" + repeated("C", 20000) + "\n"),
             "shared/counters.tsv:4", "is 20000 bytes long");
  CHECK_THAT(SmallSet().change("set.toml", "[#7]", many).problem(), ContainsText("limit"));
}

TEST_CASE("a pattern as long as a set may have is read", "[unit]") {
  CHECK_NOTHROW(chem::Pattern("[C" + repeated(",C", 4990) + "]"));
  CHECK_NOTHROW(chem::Pattern(repeated("C(", 3300) + "C" + repeated(")", 3300)));
  CHECK_NOTHROW(chem::Pattern("[C" + repeated("&$(C)", 100) + "]"));
  CHECK_NOTHROW(chem::Pattern(repeated("[$(", 100) + "C" + repeated(")]", 100)));
}

TEST_CASE("patterns within patterns have a limit of depth", "[unit]") {
  const std::string nested = repeated("[$(", 101) + "C" + repeated(")]", 101);
  check_only(SmallSet().change("families.toml", "smarts = ['C=O']", "smarts = ['" + nested + "']"),
             "families.toml:9", "101 recursive parts");
  CHECK(problem_of_text(repeated("[$(", 3000)) != "");
  CHECK(problem_of_text(repeated("[$(", 100) + "C" + repeated(")]", 100)) == "");
}

TEST_CASE("texts that steer a terminal are refused, and the message does not steer it", "[unit]") {
  struct Case {
    const char* file;
    const char* from;
    const char* to;
  };
  const std::vector<Case> cases = {
      {"set.toml", "version = \"1\"", "version = \"1\\u001B[2J\""},
      {"set.toml", "id = \"small\"", "id = \"small\\u202E\""},
      {"set.toml", "licence = \"none\"", "licence = \"\\u009B31m\""},
      {"sources.toml", "what = \"Example Act\"", "what = \"Example \\u2066Act\""},
      {kPiperidone, "name = \"4-piperidone\"", "name = \"4-piperidone\\u0007\""},
      {kCounters, "water", "wa\x1B]0;x\x07ter"},
      {kCounters, "hydrochloride",
       "hydro\xE2\x80\xAE"
       "chloride"},
      {kCounters, "hydrochloride",
       "hydro\xFF"
       "chloride"}};
  for (const Case& each : cases) {
    const std::string problem = [&] {
      SmallSet set;
      if (std::string(each.from) == "name = \"4-piperidone\"") {
        return set.change(each.file, "\nname = \"4-piperidone\"", "\n" + std::string(each.to))
            .problem();
      }
      return set.change(each.file, each.from, each.to).problem();
    }();
    INFO(problem);
    CHECK_THAT(problem, ContainsText("holds a control character"));
    CHECK(problem.find('\x1B') == std::string::npos);
    CHECK(problem.find("\xE2\x80\xAE") == std::string::npos);
  }
}

TEST_CASE("keys and file names of a pack do not steer a terminal through a message", "[unit]") {
  const std::string problem = SmallSet()
                                  .add(kPiperidine, "\"\\u001B[2J\" = 1\n")
                                  .create("substances/\x1B[31m.toml", "id = \"x\"\n")
                                  .create("substances/\xE2\x80\xAE.toml", "id = = \"\x1B\"\n")
                                  .problem();
  INFO(problem);
  CHECK_THAT(problem, ContainsText("3 problem(s)") && ContainsText("\\x1b[2J"));
  CHECK(problem.find('\x1B') == std::string::npos);
  CHECK(problem.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("texts with line ends, tabs and letters of all languages are accepted", "[unit]") {
  CHECK(problem_of_text("a\tb\r\nc\n\xC3\xA9 \xE5\x9B\xBD \xD7\xA9 \xF0\x9F\xA7\xAA") == "");
  CHECK(problem_of_text("") == "");
  CHECK(problem_of_text(std::string(10000, 'x')) == "");
}

TEST_CASE("a set leads to files in its folder and the one above, and nowhere else", "[unit]") {
  for (const char* path : {"counters.tsv", "shared/counters.tsv", "../shared/counters.tsv",
                           "./a/../b.tsv", "../other/../counters.tsv", ""}) {
    INFO(path);
    CHECK(problem_of_path(path) == "");
  }
  for (const char* path : {"/etc/hostname", "../../counters.tsv", "a/../../../b", "..//../x",
                           "../a/../../x", "//etc/hostname"}) {
    INFO(path);
    CHECK(problem_of_path(path) != "");
    CHECK_THAT(SmallSet().change("set.toml", "shared/counters.tsv", path).problem(),
               ContainsText("set.toml:8: counter_components: must be a path inside"));
  }
}

TEST_CASE("a file larger than any set needs is refused unread", "[unit]") {
  const TempDir folder;
  const std::string set = SmallSet().write(folder);
  for (const char* file : {"families.toml", "sources.toml", "set.toml"}) {
    const std::string path = set + "/" + file;
    const auto size = std::filesystem::file_size(path);
    std::filesystem::resize_file(path, (std::size_t{16} << 20) + 1);  // a hole
    CHECK_THROWS_WITH(load_reference_set(set), ContainsText("the limit is 16777216"));
    std::filesystem::resize_file(path, size);
  }
  CHECK_NOTHROW(load_reference_set(set));
}
