#include "detector_arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "congener/error.hpp"
#include "option_values.hpp"
#include "reference_location.hpp"

namespace congener::cli {
namespace {

Grade grade_from(const std::string& text) {
  return text == "strong" ? Grade::Strong : text == "moderate" ? Grade::Moderate : Grade::Weak;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

}  // namespace

void add_reference_set_option(CLI::App& command, std::string& reference_set) {
  reference_set = shipped_reference_set();
  command
      .add_option("--refs", reference_set,
                  "folder of the reference set [variable CONGENER_REFS, else the shipped one]")
      ->envname("CONGENER_REFS")
      ->check(not_empty("name a folder"))
      ->type_name("DIR");
}

void add_as_of_option(CLI::App& command, std::string& as_of) {
  command.add_option("--as-of", as_of, "apply the law of this day [today, UTC]")
      ->check(day())
      ->type_name("YYYY-MM-DD");
}

void add_detector_options(CLI::App& command, DetectorArguments& arguments) {
  add_reference_set_option(command, arguments.reference_set);
  add_as_of_option(command, arguments.as_of);
  command
      .add_option("--jurisdiction", arguments.jurisdictions,
                  "jurisdictions to answer for, for example US,CN,EU [all of the reference set]")
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take the files that follow
      ->check(not_empty("name a jurisdiction"))
      ->type_name("CODE,...");
  command
      .add_option("--min-grade", arguments.minimum_grade,
                  "lowest grade of resemblance to report: weak, moderate or strong [weak]")
      ->transform(one_of({"weak", "moderate", "strong"}))
      ->type_name("GRADE");
  command
      .add_option("--max-atoms", arguments.max_heavy_atoms,
                  "records with more non-hydrogen atoms are not screened [1000]")
      ->check(whole_number(1, 100000))
      ->type_name("N");
}

Date as_of_date(const std::string& text) {
  if (text.empty()) {
    return today_utc();
  }
  const auto date = parse_date(text);
  if (!date) {
    throw OptionError(fmt::format("--as-of {}: not a day; write YYYY-MM-DD", text));
  }
  return *date;
}

Detector load_detector(const DetectorArguments& arguments) {
  DetectorOptions options;
  options.as_of = as_of_date(arguments.as_of);
  for (const std::string& name : arguments.jurisdictions) {
    options.jurisdictions.push_back(upper(name));
  }
  options.minimum_grade = grade_from(arguments.minimum_grade);
  options.max_heavy_atoms = arguments.max_heavy_atoms;
  return Detector::load(arguments.reference_set, options);
}

}  // namespace congener::cli
