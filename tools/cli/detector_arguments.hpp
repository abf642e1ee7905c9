#pragma once
// The options that screen and explain share: which law, as of when, for whom.

#include <string>
#include <vector>

#include "congener/detector.hpp"

namespace CLI {
class App;
}

namespace congener::cli {

struct DetectorArguments {
  std::string reference_set;
  std::string as_of;  ///< YYYY-MM-DD; empty: today
  std::vector<std::string> jurisdictions;
  std::string minimum_grade = "weak";
  int max_heavy_atoms = 1000;
};

/// The caller keeps the arguments alive until the command line has been parsed.
void add_detector_options(CLI::App& command, DetectorArguments& arguments);
void add_reference_set_option(CLI::App& command, std::string& reference_set);
void add_as_of_option(CLI::App& command, std::string& as_of);

/// Throws OptionError.
Date as_of_date(const std::string& text);
Detector load_detector(const DetectorArguments& arguments);

}  // namespace congener::cli
