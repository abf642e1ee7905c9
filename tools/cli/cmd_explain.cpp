// congener explain: one molecule, all evidence, in words.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "process.hpp"

namespace congener::cli {
namespace {

struct ExplainArguments {
  std::string structure;
  DetectorArguments detector;
  bool exit_zero = false;
  bool is_full = false;
};

int explain(const ExplainArguments& arguments) {
  const Detector detector = load_detector(arguments.detector);
  const Finding finding = detector.check(arguments.structure);
  write_explanation(std::cout, arguments.structure, finding, {arguments.is_full, terminal_width()});
  return screening_exit_code(1, is_flagged(finding) ? 1 : 0,
                             finding.status == Status::NotScreened ? 1 : 0, arguments.exit_zero);
}

}  // namespace

void add_explain(CLI::App& program, int& exit_code) {
  CLI::App& command =
      *program.add_subcommand("explain", "Explain the finding for one molecule, in sentences.");
  const auto arguments = std::make_shared<ExplainArguments>();
  command.add_option("SMILES", arguments->structure, "the molecule, in quotes")
      ->required()
      ->type_name("");
  add_detector_options(command, arguments->detector);
  command.add_flag("--exit-zero", arguments->exit_zero,
                   "exit with 0 whatever was found, unless there is an error (2) or the molecule "
                   "could not be screened (3)");
  command.add_flag("--full", arguments->is_full,
                   "all evidence with notes, sources and atom numbers (from 1), a sentence a line");
  command.callback([arguments, &exit_code] { exit_code = explain(*arguments); });
}

}  // namespace congener::cli
