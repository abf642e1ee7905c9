// SMARTS on the packed graph = SMARTS in RDKit, for each pattern of a file in each molecule of
// another: whether it is there, all its matches, and the sets of atoms they cover. Prints each
// difference and a line of counts; exit code 1 when there is a difference. Patterns that are left
// to RDKit are counted and named.
//
//   smarts_differential PATTERNS.tsv FILE.smi [--time]
//
// PATTERNS.tsv: name<TAB>SMARTS in each line, # before a comment. FILE.smi: the structure is the
// first column. --time measures instead, with nothing but the question whether there is a match.

#include <fmt/format.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "smarts_comparison.hpp"
#include "smarts_timing.hpp"

int main(int argument_count, char** arguments) {
  const bool measures = argument_count == 4 && std::strcmp(arguments[3], "--time") == 0;
  if (argument_count != 3 && !measures) {
    fmt::print(stderr, "usage: smarts_differential PATTERNS.tsv FILE.smi [--time]\n");
    return 2;
  }
  try {
    const auto patterns = congener::test::read_patterns(arguments[1]);
    const auto lines = congener::test::read_lines(arguments[2]);
    if (measures) {
      congener::test::print_times(patterns, congener::test::read_molecules(lines));
      return 0;
    }
    return congener::test::compare_all(patterns, lines) ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "smarts_differential: {}\n", error.what());
    return 2;
  }
}
