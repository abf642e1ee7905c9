// congener index: libraries of molecules made ready for search, once.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "exit_code.hpp"
#include "index_commands.hpp"
#include "messages.hpp"
#include "not_screened_report.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "progress.hpp"
#include "reader_arguments.hpp"

namespace congener::cli {
namespace {

struct BuildArguments {
  std::vector<std::string> libraries;
  std::string index;
  std::vector<std::string> kinds = {"morgan"};
  ReaderArguments reader;
  IndexBuildOptions build;
  std::string report;
  bool quiet = false;
  bool progress = stderr_is_terminal();
};

std::vector<std::string> inputs_and_index(const BuildArguments& arguments) {
  std::vector<std::string> all = arguments.libraries;
  all.push_back(arguments.index);
  return all;
}

int run_build(BuildArguments& arguments, bool append) {
  refuse_output_that_is_input(arguments.index, arguments.libraries);
  if (!arguments.report.empty()) {
    refuse_output_that_is_input(arguments.report, inputs_and_index(arguments));
  }
  IndexBuildOptions& options = arguments.build;
  options.reader = reader_options(arguments.reader);
  options.threads = usable_threads(options.threads);
  NotScreenedReport report(arguments.report, "--report FILE names them all");
  ProgressLine progress(arguments.progress);
  options.not_screened = [&](const Record& record, const std::string& reason) {
    report.add(record, reason);
  };
  options.progress = [&](const Progress& state) {
    progress.show(state, fmt::format("{} indexed, {} not screened", state.read - state.not_screened,
                                     state.not_screened));
  };
  options.wait.on_wait = [&] {
    say("congener: {}: another process is writing to it; waiting for up to {} seconds",
        arguments.index, options.wait.seconds);
  };
  if (!append) {
    options.kinds = kinds_from(arguments.kinds);
    refuse_folder(arguments.index);
  }
  const IndexSummary counts = append
                                  ? append_to_index(arguments.index, arguments.libraries, options)
                                  : build_index(arguments.libraries, arguments.index, options);
  report.finish();
  print_reading(counts.reading);
  if (!arguments.quiet) {
    say("read {} = indexed {} + not screened {}; {}", counts.read, counts.indexed,
        counts.not_screened, arguments.index);
  }
  return counts.not_screened > 0 ? kNotAllScreened : kNothingFlagged;
}

void add_build_options(CLI::App& command, BuildArguments& arguments) {
  command
      .add_option(
          "LIBRARY", arguments.libraries,
          "files of molecules: .smi .csv .tsv .xlsx .sdf .mol .txt, also .gz; - for standard input")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  add_reader_options(command, arguments.reader);
  command
      .add_option("--max-atoms", arguments.build.max_heavy_atoms,
                  "records with more non-hydrogen atoms are not screened [1000]")
      ->check(whole_number(1, kMostHeavyAtoms))
      ->type_name("N");
  command
      .add_option("--report", arguments.report,
                  "write the records that are not in the index, with reasons, to this file (TSV) "
                  "[the first ten to stderr]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  add_threads_option(command, arguments.build.threads, "the index");
  add_progress_option(command, arguments.progress);
  command.add_flag("-q,--quiet", arguments.quiet, "no summary on stderr");
  command.footer(
      "Exit codes: 0 all records are in the index, 2 error (nothing was changed), 3 done but some "
      "records not screened.");
}

void add_build(CLI::App& index, int& exit_code) {
  CLI::App& command = *index.add_subcommand(
      "build",
      "Make an index of whole libraries, or replace one once the new one is whole. Other files "
      "than an index are not replaced.");
  const auto arguments = std::make_shared<BuildArguments>();
  command.add_option("-o,--output", arguments->index, "the index to write")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command
      .add_option("--kind", arguments->kinds,
                  "fingerprints to store: morgan, feature_morgan, atom_pair, topological_torsion, "
                  "rdkit_path, pattern, maccs [morgan]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("KIND,...");
  command.add_flag("--substructure,!--no-substructure", arguments->build.for_substructures,
                   "store the graphs of the molecules and keys that screen them, some 800 bytes "
                   "each; without them a substructure search reads the structures, which is slower "
                   "[stored]");
  add_build_options(command, *arguments);
  command.callback([arguments, &exit_code] { exit_code = run_build(*arguments, false); });
}

void add_append(CLI::App& index, int& exit_code) {
  CLI::App& command = *index.add_subcommand(
      "append", "Add libraries to an index: all of their molecules, or none.");
  const auto arguments = std::make_shared<BuildArguments>();
  command.add_option("INDEX", arguments->index, "the index to add to")
      ->required()
      ->check(not_empty("name a file"))
      ->type_name("");
  command
      .add_option("--wait", arguments->build.wait.seconds,
                  "while another process is writing to the index, wait so long at most [60]")
      ->check(whole_number(0, 86400))
      ->type_name("SECONDS");
  add_build_options(command, *arguments);
  command.callback([arguments, &exit_code] { exit_code = run_build(*arguments, true); });
}

}  // namespace

std::vector<fingerprints::FingerprintKind> kinds_from(const std::vector<std::string>& names) {
  std::vector<fingerprints::FingerprintKind> kinds;
  for (const std::string& name : names) {
    kinds.push_back(fingerprints::fingerprint_kind_from(name));
  }
  return kinds;
}

void add_index(CLI::App& program, int& exit_code) {
  CLI::App& index = *program.add_subcommand(
      "index", "Make libraries ready for congener search, and look after them.");
  index.require_subcommand(1);
  index.footer("Exit codes: 0 done, 2 error.");  // of those that say nothing else
  add_build(index, exit_code);
  add_append(index, exit_code);
  add_index_files(index);
}

}  // namespace congener::cli
