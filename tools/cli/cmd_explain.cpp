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

/// One after the other: into a report of its own, or in words.
class Explainer {
 public:
  Explainer(const ExplainArguments& arguments, const Detector& detector, std::ostream& stream,
            std::size_t records)
      : arguments_(arguments), detector_(detector), stream_(stream), records_(records) {
    if (arguments.format == "html") {
      ReportOptions options;
      options.drawer = make_drawer(detector.context()->set);
      page_ = make_report_writer(ReportFormat::Html, stream, options);
      RunHeader header = header_of(*detector.context());
      header.inputs = {"explain " + arguments.structure};
      page_->begin(header);
    }
  }

  void add(const AskedRecord& asked) { page_ ? add_to_page(asked.record) : write(asked); }

  const RunSummary& end() {
    if (page_) {
      page_->end(summary_);
    }
    return summary_;
  }

 private:
  /// As a screen would, so that verify can repeat it.
  void add_to_page(Record record) {
    record.number = summary_.read + 1;
    record.line = record.line == 0 ? record.number : record.line;
    const Finding finding = detector_.check(record);
    count(finding);
    page_->record(record, finding);
  }

  void write(const AskedRecord& asked) {
    const Record& record = asked.record;
    Finding finding =
        asked.is_text ? detector_.check_text(record.structure) : detector_.check(record);
    detector_.describe(finding);
    count(finding);
    if (records_ > 1) {
      print_heading(stream_, record, static_cast<std::size_t>(summary_.read));
    }
    write_explanation(stream_, record.structure, finding, {arguments_.is_full, terminal_width()});
  }

  void count(const Finding& finding) {
    ++summary_.read;
    ++summary_.by_status[finding.status];
    ++summary_.by_stage[finding.stage];
    if (is_flagged(finding)) {
      ++summary_.flagged;
    } else {
      ++(finding.status == Status::NotScreened ? summary_.not_screened : summary_.no_finding);
    }
  }

  const ExplainArguments& arguments_;
  const Detector& detector_;
  std::ostream& stream_;
  std::size_t records_;
  std::unique_ptr<ReportWriter> page_;
  RunSummary summary_;
};

int explain(const ExplainArguments& arguments) {
  const std::vector<AskedRecord> asked = asked_records(arguments.structure);
  if (asked.empty()) {
    throw FormatError(fmt::format("{} holds no record", one_line(arguments.structure)));
  }
  refuse_output_that_is_input(arguments.output, {arguments.structure});
  const Detector detector = load_detector(arguments.detector);
  OutputFile output(arguments.output);
  Explainer explainer(arguments, detector, output.stream(), asked.size());
  for (const AskedRecord& each : asked) {
    explainer.add(each);
  }
  const RunSummary& summary = explainer.end();
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
