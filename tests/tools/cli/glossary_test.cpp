// The words of the program stand in one file, and the README tells the same.

#include "cli/glossary.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace congener::cli;

namespace {

/// The list items under "## Words" of the README.
std::string words_of_readme() {
  std::ifstream file(CONGENER_README);
  REQUIRE(file.is_open());
  std::string list;
  bool is_inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.compare(0, 3, "## ") == 0) {
      is_inside = line == "## Words";
    } else if (is_inside && (line.compare(0, 2, "- ") == 0 || line.compare(0, 2, "  ") == 0)) {
      list += line + "\n";
    }
  }
  return list;
}

/// Lines that begin an item of the list.
int items_in(const std::string& list) {
  std::istringstream lines(list);
  int count = 0;
  for (std::string line; std::getline(lines, line);) {
    count += line.compare(0, 2, "- ") == 0 ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("the README explains the same words as congener help glossary", "[unit]") {
  CHECK(words_of_readme() == glossary_text());
}

TEST_CASE("each word of the glossary is explained once, in plain text", "[unit]") {
  const std::vector<Word> words = words_of(glossary_text());
  std::vector<std::string> terms;
  CHECK(static_cast<int>(words.size()) == items_in(std::string(glossary_text())));
  for (const Word& word : words) {
    CAPTURE(word.term, word.meaning);
    CHECK(word.meaning.size() > word.term.size());
    CHECK(word.meaning.find_first_of("*`\n") == std::string::npos);
    CHECK(word.meaning.find("  ") == std::string::npos);
    terms.push_back(word.term);
  }
  std::sort(terms.begin(), terms.end());
  CHECK(std::adjacent_find(terms.begin(), terms.end()) == terms.end());
}

TEST_CASE("a word of the glossary may go on in further lines", "[unit]") {
  const std::vector<Word> words =
      words_of("- **limb**: a way to meet\n  `a` *class*.\n- **row**: words.\n");
  REQUIRE(words.size() == 2);
  CHECK(words[0].term == "limb");
  CHECK(words[0].meaning == "a way to meet a class.");
  CHECK(words[1].meaning == "words.");
}
