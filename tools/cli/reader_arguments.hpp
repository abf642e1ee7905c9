#pragma once
// The options that say how files of molecules are read.

#include <string>

#include "congener/record_reader.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

struct ReaderArguments {
  ReaderOptions options;  ///< format, has_header, quoting, delimiter: see reader_options
  std::string input_format = "auto";
  std::string quoting = "auto";
  std::string delimiter;  ///< empty: recognized
  bool no_header = false;
};

/// --input-format, --smiles-column, --id-column, --id-tag, --no-header, --sheet,
/// --delimiter, --quoting. The caller keeps
/// the arguments alive until the command line has been parsed.
void add_reader_options(CLI::App& command, ReaderArguments& arguments);

/// --name-column, --cas-column, --inchi-column, --inchikey-column, for commands that look
/// identifiers up.
void add_identifier_options(CLI::App& command, ReaderArguments& arguments);

/// As given, once the command line has been parsed.
ReaderOptions reader_options(const ReaderArguments& arguments);

/// Says on stderr how the inputs were read, where that is worth a word.
void print_reading(const ReadingNotes& notes);

/// -j,--threads. what: "the output", which is the same for any number.
void add_threads_option(CLI::App& command, int& threads, const std::string& what);

/// Says on stderr when fewer threads than asked for can be had, and returns how many.
int usable_threads(int wish);

/// --progress, --no-progress.
void add_progress_option(CLI::App& command, bool& progress);

}  // namespace congener::cli
