// congener validate: what the detector finds and what it flags without reason, on known molecules.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "reader_arguments.hpp"

namespace congener::cli {
namespace {

struct ValidateArguments {
  std::vector<std::string> positives;
  std::vector<std::string> backgrounds;
  ReferenceArguments references;
  LikenessArguments likeness;
  bool with_maccs = false;
  std::string as_of;
  int threads = 0;
  std::string format;  ///< empty: from the name of the output
  std::string output;
  bool progress = stderr_is_terminal();
};

bool is_json(const ValidateArguments& arguments) {
  if (!arguments.format.empty()) {
    return arguments.format == "json";
  }
  const std::string extension = std::filesystem::path(arguments.output).extension().string();
  if (!extension.empty() && extension != ".txt" && extension != ".json") {
    throw OptionError(fmt::format(
        "-o {}: the name does not tell the format; end it in .txt or .json, or use --format",
        arguments.output));
  }
  return extension == ".json";
}

/// The rows of the shipped sample that belong to these groups.
ValidationInput sample_of(const std::string& name, std::vector<std::string> groups) {
  const std::filesystem::path set = default_reference_set_folder();
  return {(set.parent_path() / "samples/sample.csv").string(), "sample.csv, " + name, "group",
          std::move(groups)};
}

ValidationOptions options_of(const ValidateArguments& arguments) {
  ValidationOptions options;
  options.threads = usable_threads(arguments.threads);
  options.with_maccs_baseline = arguments.with_maccs;
  for (const std::string& path : arguments.positives) {
    options.positives.push_back({path, "", "", {}});
  }
  for (const std::string& path : arguments.backgrounds) {
    options.backgrounds.push_back({path, "", "", {}});
  }
  if (options.positives.empty()) {
    options.positives = {
        sample_of("precursor forms and named substances", {"precursor_form", "regulator_named"})};
  }
  if (options.backgrounds.empty()) {
    options.backgrounds = {sample_of("medicines", {"medicine"}),
                           sample_of("building blocks", {"building_block"})};
  }
  return options;
}

int run_validation(const ValidateArguments& arguments) {
  const bool as_json = is_json(arguments);
  for (const auto* inputs : {&arguments.positives, &arguments.backgrounds}) {
    refuse_output_that_is_input(arguments.output, *inputs);
  }
  ValidationOptions options = options_of(arguments);
  DetectorOptions settings;
  settings.as_of = as_of_date(arguments.as_of);
  settings.max_false_flags = arguments.likeness.max_false_flags;
  const auto set =
      std::make_shared<ReferenceSet>(load_reference_sets(reference_folders(arguments.references)));
  check_day(*set, settings.as_of, arguments.as_of.empty());
  if (!arguments.likeness.calibration.empty()) {
    set->calibration = load_calibration_for(*set, arguments.likeness.calibration);
  }
  ProgressLine progress(arguments.progress);
  options.progress = [&](const Progress& state) { progress.show(state); };
  const ValidationReport report = validate(set, settings, options);
  OutputFile output(arguments.output);
  if (as_json) {
    write_validation_json(output.stream(), report);
  } else {
    write_validation_text(output.stream(), report);
  }
  output.finish();
  return kNothingFlagged;
}

void add_input_options(CLI::App& command, ValidateArguments& arguments) {
  command
      .add_option("--positives", arguments.positives,
                  "files of molecules that should be flagged; a column kind (or group) sorts them "
                  "[the shipped sample]")
      ->check(not_empty("name a file"))
      ->type_name("FILE...");
  command
      .add_option("--background", arguments.backgrounds,
                  "files of ordinary molecules, each a background of its own [the shipped sample]")
      ->check(not_empty("name a file"))
      ->type_name("FILE...");
}

void add_output_options(CLI::App& command, ValidateArguments& arguments) {
  command.add_flag(
      "--with-maccs", arguments.with_maccs,
      "also compare with a plain search by the 166 MACCS keys, which takes most of the "
      "time");
  command
      .add_option("-j,--threads", arguments.threads,
                  "threads, 0 for all processors; the output is the same for any number [0]")
      ->check(whole_number(0, 1024))
      ->type_name("N");
  command
      .add_option("--format", arguments.format,
                  "text (a table to be filed) or json [text, or from the name given with -o]")
      ->transform(one_of({"text", "json"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments.output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.add_flag("--progress,!--no-progress", arguments.progress,
                   "show progress on stderr [only on a terminal]");
}

}  // namespace

void add_validate(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "validate", "Measure what is found, and what is flagged without reason, on known molecules.");
  const auto arguments = std::make_shared<ValidateArguments>();
  add_input_options(command, *arguments);
  add_reference_options(command, arguments->references);
  add_likeness_options(command, arguments->likeness);
  add_as_of_option(command, arguments->as_of);
  add_output_options(command, *arguments);
  command.footer("Exit codes: 0 measured, 2 error.\n" + std::string(kLimitsSentence));
  command.callback([arguments, &exit_code] { exit_code = run_validation(*arguments); });
}

}  // namespace congener::cli
