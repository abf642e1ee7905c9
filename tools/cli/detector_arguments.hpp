#pragma once
// The options that screen and explain share: which law, as of when, for whom.

#include <string>
#include <vector>

#include "congener/detector.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace congener::cli {

/// Which reference set: the shipped one and the user's packs.
struct ReferenceArguments {
  std::vector<std::string> folders;      ///< the user's packs; empty: those of CONGENER_REFS
  bool only_these = false;               ///< without the shipped set
  std::vector<std::string> watch_lists;  ///< the user's own lists, CSV or TSV files
};

/// How rare a likeness must be.
struct LikenessArguments {
  double max_false_flags = 1e-4;
  std::string calibration;  ///< file; empty: that of the reference set
};

struct DetectorArguments {
  ReferenceArguments references;
  std::string as_of;                         ///< YYYY-MM-DD; empty: today
  std::vector<std::string> changed_between;  ///< two days, or none
  std::vector<std::string> jurisdictions;
  std::string minimum_grade = "weak";
  LikenessArguments likeness;
  std::vector<std::string> readings;  ///< "CLASS.READING=yes" or "=no"
  bool reads_names = false;           ///< with OPSIN
  std::string opsin_jar;              ///< empty: Debian's
  int max_heavy_atoms = 1000;
  bool near_misses = false;
  bool no_prefilter = false;
};

/// The caller keeps the arguments alive until the command line has been parsed.
void add_detector_options(CLI::App& command, DetectorArguments& arguments);
void add_reference_options(CLI::App& command, ReferenceArguments& arguments);
void add_likeness_options(CLI::App& command, LikenessArguments& arguments);
CLI::Option* add_as_of_option(CLI::App& command, std::string& as_of);

/// --jurisdiction, with a description of its own. Codes come in capitals from upper_codes.
void add_jurisdiction_option(CLI::App& command, std::vector<std::string>& jurisdictions,
                             const std::string& description);
std::vector<std::string> upper_codes(std::vector<std::string> codes);

/// The folders to load, in order. Throws OptionError.
std::vector<std::string> reference_folders(const ReferenceArguments& arguments);
/// As given, or today when the text is empty. Throws OptionError.
Date as_of_date(const std::string& text);
/// Throws OptionError when the day came from the clock and cannot be right; says on stderr when the
/// set is old on that day.
void check_day(const ReferenceSet& set, const Date& day, bool is_from_clock);
Detector load_detector(const DetectorArguments& arguments);

}  // namespace congener::cli
