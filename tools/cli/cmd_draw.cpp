// congener draw: one substance beside the entry that it is or resembles, as an SVG file.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "asked_records.hpp"
#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

struct DrawArguments {
  std::string structure;
  DetectorArguments detector;
  std::string output;
};

int draw(const DrawArguments& arguments) {
  const std::vector<AskedRecord> asked = asked_records(arguments.structure);
  if (asked.size() != 1) {
    throw FormatError(fmt::format("{} holds {} records; draw takes one substance",
                                  one_line(arguments.structure), asked.size()));
  }
  refuse_output_that_is_input(arguments.output, {arguments.structure});
  const Detector detector = load_detector(arguments.detector);
  const Record& record = asked.front().record;
  const Finding finding =
      asked.front().is_text ? detector.check_text(record.structure) : detector.check(record);
  if (finding.status == Status::NotScreened) {
    throw FormatError(fmt::format("{}: {}", one_line(arguments.structure), finding.reason));
  }
  const PairDrawing drawing = make_drawer(detector.context()->set)->draw(finding);
  if (drawing.sample.empty()) {
    throw FormatError(fmt::format("{}: too large to be drawn, or RDKit cannot draw it",
                                  one_line(arguments.structure)));
  }
  OutputFile output(arguments.output);
  output.stream() << svg_page(drawing, finding);
  output.finish();
  return kNothingFlagged;
}

}  // namespace

void add_draw(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "draw",
      "Draw one substance beside the entry that it is or resembles, what they share marked (SVG).");
  const auto arguments = std::make_shared<DrawArguments>();
  command
      .add_option("TEXT", arguments->structure, "the substance or a file with it, as for explain")
      ->required()
      ->type_name("");
  add_detector_options(command, arguments->detector);
  command.add_option("-o,--output", arguments->output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.footer("Exit codes: 0 drawn, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = draw(*arguments); });
}

}  // namespace congener::cli
