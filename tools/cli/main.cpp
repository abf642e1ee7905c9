// congener: the command line program. A table of subcommands over the library.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "build_text.hpp"
#include "bus_error.hpp"
#include "commands.hpp"
#include "congener/congener.hpp"
#include "congener/fingerprints/output_file.hpp"
#include "exit_code.hpp"
#include "help_formatter.hpp"
#include "messages.hpp"
#include "process.hpp"
#include "suggestion.hpp"

namespace {

std::string version_text(bool is_verbose) {
  const std::string text =
      fmt::format("congener {}\nRDKit {}\nBoost {}", congener::program_version(),
                  congener::rdkit_version(), congener::boost_version());
  return is_verbose ? text + "\n" + congener::cli::build_text() : text;
}

/// "; did you mean search?" for a word that is like one that would do here; else empty.
std::string advice(const CLI::App& command, const std::vector<std::string>& unknown) {
  std::vector<std::string> known;
  for (const CLI::App* subcommand : command.get_subcommands({})) {
    known.push_back(subcommand->get_name());
  }
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      known.push_back("--" + name);
    }
  }
  const std::string meant =
      unknown.empty() ? "" : congener::cli::nearest_word(unknown.front(), known);
  return meant.empty() ? "" : fmt::format("; did you mean {}?", meant);
}

int exit_code_of(const CLI::App& program, const CLI::ParseError& error) {
  // CLI11's own codes would collide with ours: help and version are 0, everything else is an error.
  if (error.get_exit_code() == 0) {
    return program.exit(error);
  }
  const CLI::App* command = &program;
  std::string called = program.get_name();
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
    called += " " + command->get_name();
  }
  // CLI11 says of a mistyped subcommand only that one is required.
  const std::vector<std::string> unknown = command->remaining();
  const bool is_group = command->get_require_subcommand_min() > 0;
  const std::string what = is_group && !unknown.empty()
                               ? fmt::format("there is no {} {}", called, unknown.front())
                               : error.what();
  congener::cli::say("congener: {}{}\nSee {} --help", what, advice(*command, unknown), called);
  return congener::cli::kError;
}

int run(int argc, char** argv) {
  CLI::App program(
      "Compares molecules with published lists of fentanyl precursors and flags unlisted close "
      "analogues.",
      "congener");
  bool is_verbose = false;
  program.add_flag("--verbose", is_verbose, "with --version: all that a report of a fault needs");
  program.set_version_flag("--version", [&] { return version_text(is_verbose); });
  program.require_subcommand(1);
  program.formatter(std::make_shared<congener::cli::HelpFormatter>());
  program.footer(std::string(congener::cli::kScreeningExitCodes) +
                 "\nThe words used here: congener help glossary\n" + congener::kLimitsSentence);
  int exit_code = congener::cli::kNothingFlagged;
  congener::cli::add_screen(program, exit_code);
  congener::cli::add_explain(program, exit_code);
  congener::cli::add_draw(program, exit_code);
  congener::cli::add_refs(program, exit_code);
  congener::cli::add_index(program, exit_code);
  congener::cli::add_search(program, exit_code);
  congener::cli::add_calibrate(program, exit_code);
  congener::cli::add_validate(program, exit_code);
  congener::cli::add_verify(program, exit_code);
  congener::cli::add_selftest(program, exit_code);
  congener::cli::add_audit(program, exit_code);
  congener::cli::add_completion(program, exit_code);
  congener::cli::add_config(program, exit_code);
  congener::cli::add_help(program, exit_code);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = exit_code_of(program, error);
  }
  if (!std::cout.flush()) {
    throw congener::FileError(
        "standard output: writing failed (disk full?); the output is not whole");
  }
  return exit_code;
}

int run_and_tell_errors(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::cout.flush();
    congener::cli::write_to_stderr(
        "congener: out of memory: the output is not whole; free memory, raise the limit, or use "
        "fewer threads (-j 1)\n");
    return congener::cli::kError;
  } catch (const std::exception& error) {
    std::cout.flush();
    congener::cli::say("congener: {}", congener::cli::with_flags(error.what()));
    return congener::cli::kError;
  }
}

}  // namespace

int main(int argc, char** argv) {
  congener::cli::prepare_process();
  congener::cli::remember_command(argc, argv);
  congener::cli::install_bus_error_handler(congener::fingerprints::remove_temporary_files);
  std::ios::sync_with_stdio(false);
  const int exit_code = run_and_tell_errors(argc, argv);
  congener::cli::expect_exit();
  return exit_code;
}
