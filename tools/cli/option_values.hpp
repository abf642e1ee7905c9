#pragma once
// Checks of option values, with messages that do not depend on the CLI11 release and without
// CLI11's own notes in the help.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace congener::cli {

/// One of these words, in any case; give it to transform() to get the word in lower case.
CLI::Validator one_of(std::vector<std::string> words);

/// A decimal number without anything around it, from least to most.
CLI::Validator whole_number(int least, int most);

/// A day that exists, YYYY-MM-DD.
CLI::Validator day();

/// Refuses "", which mostly is a shell variable that was never set. what: "name a file".
CLI::Validator not_empty(std::string what);

}  // namespace congener::cli
