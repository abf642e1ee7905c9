// congener: the command line program. A table of subcommands over the library.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "exit_code.hpp"

namespace {

std::string version_text() {
  return fmt::format("congener {}\nRDKit {}\nBoost {}", congener::program_version(),
                     congener::rdkit_version(), congener::boost_version());
}

int run(int argc, char** argv) {
  CLI::App program(
      "Compares molecules with published lists of fentanyl precursors and flags unlisted close "
      "analogues.",
      "congener");
  program.set_version_flag("--version", version_text);
  program.require_subcommand(1);
  program.footer(
      std::string("Exit codes: 0 nothing flagged, 1 something flagged, 2 error, 3 finished "
                  "but some records not screened.\n\n") +
      congener::kLimitsSentence);
  int exit_code = congener::cli::kNothingFlagged;
  congener::cli::add_screen(program, exit_code);
  congener::cli::add_explain(program, exit_code);
  congener::cli::add_refs(program, exit_code);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11's own codes would collide with ours: help and version are 0, everything else is an
    // error.
    return program.exit(error) == 0 ? 0 : congener::cli::kError;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cout.flush();
    fmt::print(stderr, "congener: {}\n", error.what());
    return congener::cli::kError;
  }
}
