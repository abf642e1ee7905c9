// congener calibrate: how near ordinary molecules come to the entries, counted on a library.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "messages.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "reader_arguments.hpp"

namespace congener::cli {
namespace {

struct CalibrateArguments {
  std::vector<std::string> libraries;
  ReferenceArguments references;
  int threads = 0;
  std::string output;
  bool progress = stderr_is_terminal();
};

int run_calibration(const CalibrateArguments& arguments) {
  refuse_output_that_is_input(arguments.output, arguments.libraries);
  const auto set = std::make_shared<const ReferenceSet>(
      load_reference_sets(reference_folders(arguments.references)));
  CalibrationOptions options;
  options.threads = usable_threads(arguments.threads);
  ProgressLine progress(arguments.progress);
  options.progress = [&](const Progress& state) { progress.show(state); };
  const CalibrationRun run = calibrate(set, arguments.libraries, options);
  if (run.counted == 0) {
    throw FormatError("the library has no molecule that could be counted; nothing is written");
  }
  OutputFile output(arguments.output);
  write_calibration(output.stream(), run.calibration);
  output.finish();
  say("congener: {} read, {} counted, {} entries and members of families, {} not read", run.read,
      run.counted, run.members, run.not_counted);
  return kNothingFlagged;
}

}  // namespace

void add_calibrate(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "calibrate", "Count how many ordinary molecules of a library reach which score.");
  const auto arguments = std::make_shared<CalibrateArguments>();
  command
      .add_option("library", arguments->libraries,
                  "files of ordinary molecules: SMILES, SDF, CSV or TSV, also .gz")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("LIBRARY...");
  add_reference_options(command, arguments->references);
  command
      .add_option("-j,--threads", arguments->threads,
                  "threads, 0 for all processors; the output is the same for any number [0]")
      ->check(whole_number(0, 1024))
      ->type_name("N");
  command.add_option("-o,--output", arguments->output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.add_flag("--progress,!--no-progress", arguments->progress,
                   "show progress on stderr [only on a terminal]");
  command.footer("Use the file with --calibration. Exit codes: 0 counted, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = run_calibration(*arguments); });
}

}  // namespace congener::cli
