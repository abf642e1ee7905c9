// congener screen: many molecules from files, one finding per record.

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
#include "passing_writers.hpp"
#include "process.hpp"
#include "progress.hpp"
#include "reader_arguments.hpp"
#include "refs_text.hpp"
#include "report_format.hpp"
#include "run_record.hpp"

namespace congener::cli {
namespace {

struct ScreenArguments {
  std::vector<std::string> inputs;
  DetectorArguments detector;
  ReaderArguments reader;
  RunOptions screen;
  std::string output;
  std::string format;  ///< empty: from the name of the output
  ReportArguments report;
  RunRecordArguments record;
  std::string errors = "report";
  bool exit_zero = false;
  bool quiet = false;
  bool progress = stderr_is_terminal();
};

void add_input_options(CLI::App& command, ScreenArguments& arguments) {
  command
      .add_option(
          "FILE", arguments.inputs,
          "files to screen: .smi .csv .tsv .xlsx .sdf .mol .txt, also .gz; - for standard input")
      ->required()
      ->type_name("");
  add_reader_options(command, arguments.reader);
  add_identifier_options(command, arguments.reader);
}

void add_output_options(CLI::App& command, ScreenArguments& arguments) {
  command
      .add_option(
          "--format", arguments.format,
          "tsv, csv, jsonl (JSON Lines), html (one page for people), xlsx, sqlite, sdf or table "
          "(for "
          "people, flagged and unscreened records) [from the name given with -o, else table "
          "on a terminal and tsv in a pipe]")
      ->transform(one_of({"tsv", "csv", "jsonl", "html", "xlsx", "sqlite", "sdf", "table"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments.output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  add_report_options(command, arguments.report);
  add_run_record_options(command, arguments.record);
  add_threads_option(command, arguments.screen.threads, "the output");
  command
      .add_option(
          "--errors", arguments.errors,
          "report: a record that cannot be screened is reported and the run goes on; strict: "
          "it stops the run with exit code 2 [report]")
      ->transform(one_of({"report", "strict"}))
      ->type_name("MODE");
  command.add_flag("--exit-zero", arguments.exit_zero,
                   "exit with 0 whatever was found, unless there is an error (2) or no record "
                   "could be screened (3)");
  add_progress_option(command, arguments.progress);
  command.add_flag("-q,--quiet", arguments.quiet, "no summary on stderr");
}

void print_summary(const RunSummary& summary, const Detector& detector) {
  const DetectorOptions& options = detector.options();
  say("read {} = flagged {} + no finding {} + not screened {}; {}as of {}; {} {}", summary.read,
      summary.flagged, summary.no_finding, summary.not_screened,
      options.changed_since ? fmt::format("changed since {}, ", to_string(*options.changed_since))
                            : "",
      to_string(options.as_of), one_line(detector.reference_set().id),
      one_line(detector.reference_set().version));
  say("{}", kLimitsSentence);
}

/// What people have to know beside the report.
void tell(const RunSummary& summary) {
  for (const std::string& problem : summary.input_problems) {
    say("congener: {}", problem);
  }
  print_reading(summary.reading);
  if (summary.read == 0 && summary.complete) {
    say("congener: the input holds no records");
  }
}

/// Where the report goes, and how it looks.
struct Target {
  ReportFormat format;
  bool is_shown;  ///< on a terminal
  ReportOptions options;
};

Target chosen_target(const ScreenArguments& arguments) {
  const bool is_shown = is_standard_output(arguments.output) && stdout_is_terminal();
  const ReportFormat format = chosen_format(arguments.format, arguments.output, is_shown,
                                            ".tsv, .csv, .jsonl, .html, .xlsx, .sqlite or .sdf");
  if (is_shown && (format == ReportFormat::Xlsx || format == ReportFormat::Sqlite)) {
    throw OptionError(
        fmt::format("a terminal cannot show {}; name a file with -o, such as "
                    "-o report.{}",
                    to_string(format), to_string(format)));
  }
  ReportOptions options = report_options(arguments.report, format, is_shown);
  options.case_details = case_details(arguments.record);
  return {format, is_shown, std::move(options)};
}

int screen_into(Target target, ScreenArguments& arguments, const RunRecord& record) {
  const Detector detector = load_detector(arguments.detector);
  target.options.drawer = make_drawer(detector.context()->set);
  ProgressLine progress(arguments.progress);
  OutputFile output(arguments.output);
  const auto writer = make_report_writer(target.format, output.stream(), target.options);
  arguments.screen.progress = [&](const Progress& state) {
    output.check();  // a full disk ends the run now, not after the last record
    progress.show(state);
  };
  const Screener screener(detector, arguments.screen);
  KeepingWriter keeper(*writer);
  StrictWriter strict(keeper);
  ReportWriter& chosen = arguments.errors == "strict" ? static_cast<ReportWriter&>(strict) : keeper;
  WipingWriter wiping(chosen, progress, output.stream());
  const RunSummary summary =
      screener.run(arguments.inputs, target.is_shown ? static_cast<ReportWriter&>(wiping) : chosen);
  progress.wipe();
  tell(summary);
  const std::string written = summary.complete ? output.finish() : output.finish_incomplete();
  record.write(keeper.header(), summary, written);
  if (!arguments.quiet && target.format != ReportFormat::Table) {
    print_summary(summary, detector);
  }
  return summary.complete ? screening_exit_code(summary.read, summary.flagged, summary.not_screened,
                                                arguments.exit_zero)
                          : kError;
}

/// The error that ended the run is told, whatever becomes of the log.
void log_failure(const RunRecord& record, const std::string& reason) {
  try {
    record.log_failure(reason);
  } catch (const Error& error) {
    say("congener: {}", error.what());
  }
}

int screen(ScreenArguments& arguments) {
  arguments.screen.reader = reader_options(arguments.reader);
  arguments.screen.threads = usable_threads(arguments.screen.threads);
  Target target = chosen_target(arguments);
  refuse_output_that_is_input(arguments.output, arguments.inputs);
  const RunRecord record(arguments.record, target.format, arguments.output, arguments.inputs);
  try {
    return screen_into(std::move(target), arguments, record);
  } catch (const std::exception& error) {
    log_failure(record, error.what());
    throw;
  }
}

}  // namespace

void add_screen(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "screen", "Screen files of molecules; one finding per record, in input order.");
  const auto arguments = std::make_shared<ScreenArguments>();
  add_input_options(command, *arguments);
  add_detector_options(command, arguments->detector);
  command.add_flag("--near-misses", arguments->detector.near_misses,
                   "tell of class definitions that a record without any finding misses by one or "
                   "two conditions");
  add_output_options(command, *arguments);
  command.callback([arguments, &exit_code] { exit_code = screen(*arguments); });
}

}  // namespace congener::cli
