// What the README shows is what is built and run.

#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  CAPTURE(path);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the README shows the program that the package tests build and run", "[unit]") {
  const std::string program = text_of(CONGENER_README_PROGRAM);
  REQUIRE(program.size() > 500);
  CHECK(text_of(CONGENER_README).find("```cpp\n" + program + "```\n") != std::string::npos);
}
