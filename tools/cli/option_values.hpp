#pragma once
// Checks of option values, with messages that do not depend on the CLI11 release and without
// CLI11's own notes in the help.

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace congener::cli {

/// One of these words, in any case; give it to transform() to get the word in lower case.
CLI::Validator one_of(std::vector<std::string> words);

/// A decimal number without anything around it, from least to most.
CLI::Validator whole_number(int least, int most);

/// A decimal number from 0 to 1.
CLI::Validator fraction();

/// A day that exists, YYYY-MM-DD.
CLI::Validator day();

/// CLASS.READING=yes or =no.
CLI::Validator reading();

/// Refuses "", which mostly is a shell variable that was never set. what: "name a file".
CLI::Validator not_empty(std::string what);

/// "us-frs.formyl" and whether it holds, of a value that reading() has let through.
std::pair<std::string, bool> reading_from(const std::string& value);

}  // namespace congener::cli
