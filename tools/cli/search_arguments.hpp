#pragma once
// What the parts of `congener search` share.

#include <string>
#include <vector>

#include "congener/index_search.hpp"
#include "congener/substructure_pattern.hpp"
#include "progress.hpp"
#include "reader_arguments.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

/// Patterns of a search, by substructure or besides similarity.
struct PatternArguments {
  std::vector<std::string> smarts;
  std::vector<std::string> structures;
  std::vector<std::string> files;
  bool with_atoms = false;
  bool counts_only = false;
  bool compare_stereo = false;
  bool compare_isotopes = false;

  bool is_empty() const { return smarts.empty() && structures.empty() && files.empty(); }
};

struct SearchArguments {
  std::string target;  ///< an index, or a file of molecules
  std::vector<std::string> query_files;
  std::vector<std::string> query_structures;
  std::string threshold;
  int nearest = 0;
  int max_hits = 0;
  std::string metric = "tanimoto";
  std::string kernel;
  ReaderArguments reader;
  IndexSearchOptions search;
  std::string format;
  std::string output;
  bool no_verify = false;
  PatternArguments patterns;
  bool quiet = false;
  bool progress = stderr_is_terminal();
};

/// Whether it is a file of molecules. What is neither that nor an index is told as a bad index.
bool is_library(const std::string& target);

SearchFormat search_format(const SearchArguments& arguments);

void add_pattern_options(CLI::App& command, PatternArguments& arguments);

/// All patterns, in the order: --smarts, --substructure, --patterns. Throws FileError, FormatError.
std::vector<SubstructurePattern> patterns_from(const PatternArguments& arguments);

/// Searches for patterns alone. Returns the exit code.
int search_substructures(const SearchArguments& arguments);

}  // namespace congener::cli
