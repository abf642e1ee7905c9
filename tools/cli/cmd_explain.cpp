// congener explain: one substance, however it is named, in words.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <memory>
#include <vector>

#include "asked_records.hpp"
#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "process.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

struct ExplainArguments {
  std::string structure;
  DetectorArguments detector;
  bool exit_zero = false;
  bool is_full = false;
};

/// Its heading, where there are several.
void print_heading(const Record& record, std::size_t number) {
  std::cout << fmt::format("{}Record {}{}{}\n\n", number > 1 ? "\n" : "", number,
                           record.id.empty() ? "" : ": ", one_line(record.id));
}

int explain(const ExplainArguments& arguments) {
  const std::vector<AskedRecord> asked = asked_records(arguments.structure);
  if (asked.empty()) {
    throw FormatError(fmt::format("{} holds no record", one_line(arguments.structure)));
  }
  const Detector detector = load_detector(arguments.detector);
  std::uint64_t flagged = 0;
  std::uint64_t not_screened = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Record& record = asked[i].record;
    Finding finding =
        asked[i].is_text ? detector.check_text(record.structure) : detector.check(record);
    detector.describe(finding);
    if (asked.size() > 1) {
      print_heading(record, i + 1);
    }
    write_explanation(std::cout, record.structure, finding, {arguments.is_full, terminal_width()});
    flagged += is_flagged(finding) ? 1 : 0;
    not_screened += finding.status == Status::NotScreened ? 1 : 0;
  }
  return screening_exit_code(asked.size(), flagged, not_screened, arguments.exit_zero);
}

}  // namespace

void add_explain(CLI::App& program, int& exit_code) {
  CLI::App& command =
      *program.add_subcommand("explain", "Explain the finding for one substance, in sentences.");
  const auto arguments = std::make_shared<ExplainArguments>();
  command
      .add_option("TEXT", arguments->structure,
                  "the substance, in quotes: SMILES, InChI, mol block, or a name, CAS number or "
                  "InChIKey of the reference set; or a file of molecules (.mol .sdf .smi .csv "
                  "...), or - for standard input")
      ->required()
      ->type_name("");
  add_detector_options(command, arguments->detector);
  arguments->detector.near_misses = true;
  command.add_flag("--exit-zero", arguments->exit_zero,
                   "exit with 0 whatever was found, unless there is an error (2) or the molecule "
                   "could not be screened (3)");
  command.add_flag("--full", arguments->is_full,
                   "all evidence with notes, sources and atom numbers (from 1), a sentence a line");
  command.callback([arguments, &exit_code] { exit_code = explain(*arguments); });
}

}  // namespace congener::cli
