// congener explain: one substance, however it is named, in words.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "asked_records.hpp"
#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "process.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

struct ExplainArguments {
  std::string structure;
  DetectorArguments detector;
  bool exit_zero = false;
  bool is_full = false;
  std::string format = "text";
  std::string output;
};

/// Its heading, where there are several.
void print_heading(std::ostream& stream, const Record& record, std::size_t number) {
  stream << fmt::format("{}Record {}{}{}\n\n", number > 1 ? "\n" : "", number,
                        record.id.empty() ? "" : ": ", one_line(record.id));
}

/// A page as a screen makes it, so that verify can repeat it.
RunSummary write_page(const std::vector<AskedRecord>& asked, const Detector& detector,
                      std::ostream& stream) {
  std::vector<Record> records;
  for (const AskedRecord& each : asked) {
    records.push_back(each.record);
    if (each.is_text) {
      records.back().line = records.size();
    }
  }
  ReportOptions options;
  options.drawer = make_drawer(detector.context()->set);
  const auto page = make_report_writer(ReportFormat::Html, stream, options);
  return Screener(detector).run(records, *page);
}

/// The counts are those that the exit code needs.
RunSummary write_words(const std::vector<AskedRecord>& asked, const Detector& detector,
                       bool is_full, std::ostream& stream) {
  RunSummary summary;
  for (const AskedRecord& each : asked) {
    const Record& record = each.record;
    Finding finding = each.is_text ? detector.check_text(record.structure) : detector.check(record);
    detector.describe(finding);
    ++summary.read;
    if (asked.size() > 1) {
      print_heading(stream, record, summary.read);
    }
    write_explanation(stream, record.structure, finding, {is_full, terminal_width()});
    summary.flagged += is_flagged(finding) ? 1 : 0;
    summary.not_screened += finding.status == Status::NotScreened ? 1 : 0;
  }
  return summary;
}

int explain(const ExplainArguments& arguments) {
  const std::vector<AskedRecord> asked = asked_records(arguments.structure);
  if (asked.empty()) {
    throw FormatError(fmt::format("{} holds no record", one_line(arguments.structure)));
  }
  refuse_output_that_is_input(arguments.output, {arguments.structure});
  const Detector detector = load_detector(arguments.detector);
  OutputFile output(arguments.output);
  const RunSummary summary = arguments.format == "html"
                                 ? write_page(asked, detector, output.stream())
                                 : write_words(asked, detector, arguments.is_full, output.stream());
  output.finish();
  return screening_exit_code(summary.read, summary.flagged, summary.not_screened,
                             arguments.exit_zero);
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
  command
      .add_option("--format", arguments->format, "text, or html: a page to file and to show [text]")
      ->transform(one_of({"text", "html"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments->output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.add_flag("--full", arguments->is_full,
                   "all evidence with notes, sources and atom numbers (from 1), a sentence a line");
  command.callback([arguments, &exit_code] { exit_code = explain(*arguments); });
}

}  // namespace congener::cli
