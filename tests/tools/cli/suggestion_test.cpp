#include "cli/suggestion.hpp"

#include "catch.hpp"

using congener::cli::nearest_word;

TEST_CASE("a mistyped word is taken for the nearest known one", "[unit]") {
  const std::vector<std::string> known = {"screen", "search", "refs", "--columns", "--format"};
  CHECK(nearest_word("serach", known) == "search");
  CHECK(nearest_word("scren", known) == "screen");
  CHECK(nearest_word("--colums", known) == "--columns");
  CHECK(nearest_word("ref", known) == "refs");
  CHECK(nearest_word("--formats", known) == "--format");
}

TEST_CASE("a word that is far from all known ones is left alone", "[unit]") {
  CHECK(nearest_word("molecules", {"screen", "search"}).empty());
  CHECK(nearest_word("x", {"-q", "as"}).empty());
  CHECK(nearest_word("", {"a"}).empty());
  CHECK(nearest_word(std::string(100000, 'x'), {"screen"}).empty());
}
