#pragma once
// Transcripts: text files that hold commands and what they must print, run as tests.
//
//     Free text up to the first command: what this case shows.
//     $ congener refs list | head -n 2        a /bin/sh command line, always after a blank line
//     exit 0
//     standard output, line by line
//     ...                                     any number of lines
//     ! standard error, line by line          the lines at the end of a block that start with "! "
//
// An output without a final line end is followed by the line "\ no line end". All commands of a
// case run in one fresh folder, one after the other.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace congener::test {

/// What a command did.
struct CommandResult {
  int exit_code = 0;  ///< 128 + signal number when a signal ended it
  std::string output;
  std::string errors;
};

/// A command and what it must do.
struct TranscriptBlock {
  std::string command;
  int exit_code = 0;
  std::vector<std::string> output;  ///< lines; "..." stands for any number of them
  std::vector<std::string> errors;
  std::size_t line = 0;  ///< of the command in its file, from 1
};

/// A case: the words above the first command, then the commands.
struct Transcript {
  std::vector<std::string> preamble;
  std::vector<TranscriptBlock> blocks;
};

/// Where commands run.
struct CommandPlace {
  std::string folder;          ///< the working folder
  std::string program_folder;  ///< comes first in PATH
};

/// Reads a case. Throws std::runtime_error naming file and line when it is not one.
Transcript parse_transcript(std::string_view text, const std::string& name);

/// Writes a case, the inverse of parse_transcript.
std::string to_text(const Transcript& transcript);

/// Runs a /bin/sh command line without input, in the C locale and without CONGENER_ variables.
/// Throws std::runtime_error when it cannot be started.
CommandResult run_command(const std::string& command, const CommandPlace& place);

/// The block that this result would have been expected by.
TranscriptBlock block_of(const TranscriptBlock& expected, const CommandResult& result);

/// Differences in the manner of diff ("-" expected, "+" actual); empty when the result is as
/// expected.
std::string difference(const TranscriptBlock& expected, const CommandResult& result);

}  // namespace congener::test
