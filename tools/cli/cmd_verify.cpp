// congener verify: is a report still what was written, and does the program answer the same today?

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "reader_arguments.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

struct VerifyArguments {
  std::string report;
  ReferenceArguments references;
  std::string calibration;
  bool with_other_set = false;
  int threads = 0;
};

std::string set_text(const Provenance& provenance) {
  return fmt::format("{} {}, SHA-256 {}", one_line(provenance.set_id),
                     one_line(provenance.set_version), one_line(provenance.set_sha256));
}

bool is_same_set(const Provenance& reported, const Provenance& now) {
  return reported.set_sha256 == now.set_sha256 &&
         reported.calibration_sha256 == now.calibration_sha256;
}

/// Another set answers another question: nobody shall take that for a verification.
void check_set(const VerifyArguments& arguments, const Provenance& reported,
               const Provenance& now) {
  if (arguments.with_other_set || is_same_set(reported, now)) {
    return;
  }
  const bool is_set = reported.set_sha256 != now.set_sha256;
  throw OptionError(
      fmt::format("{}: was made with {}; here is {}. Name what it was made with ({}), or ask for a "
                  "re-evaluation with --with-other-set",
                  one_line(arguments.report),
                  is_set ? "the reference set " + set_text(reported)
                         : "the calibration with SHA-256 " + one_line(reported.calibration_sha256),
                  is_set ? set_text(now) : "that with SHA-256 " + one_line(now.calibration_sha256),
                  is_set ? "--refs, --only-refs, --watch" : "--calibration"));
}

void print_head(const VerifyArguments& arguments, const ReportedRun& reported,
                const Provenance& now) {
  const RunHeader& header = reported.header;
  std::cout << fmt::format("report      {}\n", one_line(arguments.report))
            << fmt::format("made by     congener {}, RDKit {}; {}\n",
                           one_line(header.program_version), one_line(header.rdkit_version),
                           set_text(header))
            << fmt::format("checked by  congener {}, RDKit {}; {}\n", now.program_version,
                           now.rdkit_version, set_text(now));
  if (!is_same_set(header, now)) {
    std::cout << "            another reference set or calibration: this is a re-evaluation, no "
                 "verification\n";
  }
}

void print_findings(const Verification& verification) {
  for (const LineFinding& finding : verification.findings) {
    const char* const what =
        finding.kind == LineFinding::Kind::Damaged
            ? "the line is not as it was written"
            : (finding.kind == LineFinding::Kind::OutOfPlace ? "does not stand where it belongs"
                                                             : "the answer is another one today");
    std::cout << fmt::format("record {}{}, line {}: {}\n", finding.number,
                             finding.id.empty() ? "" : " (" + one_line(finding.id) + ")",
                             finding.line, what);
    for (const LineFinding::Difference& difference : finding.differences) {
      std::cout << fmt::format("  {}: in the report {}, now {}\n", one_line(difference.key),
                               one_line(difference.reported), one_line(difference.now));
    }
  }
  const std::uint64_t all =
      verification.damaged + verification.out_of_place + verification.other_answers;
  if (all > verification.findings.size()) {
    std::cout << fmt::format("and {} more\n", all - verification.findings.size());
  }
}

void print_inputs(const Verification& verification) {
  for (const InputFinding& input : verification.inputs) {
    const char* const state =
        input.state == InputFinding::State::Same      ? "has the bytes that were screened"
        : input.state == InputFinding::State::Changed ? "is not what was screened"
        : input.state == InputFinding::State::NotThere
            ? "is not there to be compared"
            : "was not read to its end, so that it has no hash";
    std::cout << fmt::format("input       {} {}\n", one_line(input.name), state);
  }
}

void print_result(const Verification& verification) {
  for (const LineFinding::Difference& difference : verification.head) {
    std::cout << fmt::format("head        {}: in the report {}, now {}\n", one_line(difference.key),
                             one_line(difference.reported), one_line(difference.now));
  }
  for (const auto& [key, records] : verification.told_apart) {
    std::cout << fmt::format("apart       {}: told in another way, in {} records\n", one_line(key),
                             records);
  }
  print_inputs(verification);
  for (const std::string& problem : verification.problems) {
    std::cout << fmt::format("problem     {}\n", one_line(problem));
  }
  if (!verification.report_is_complete) {
    std::cout << "note        the report says of itself that it is incomplete\n";
  }
  std::cout << fmt::format(
      "records     {} = {} identical + {} with the same answer + {} with another answer + {} "
      "damaged + {} out of place\n",
      verification.records, verification.identical, verification.same_answer,
      verification.other_answers, verification.damaged, verification.out_of_place);
  std::cout << (is_confirmed(verification) ? "result      identical\n"
                                           : "result      it differs\n");
}

int verify(const VerifyArguments& arguments) {
  const ReportedRun reported = read_reported_run(arguments.report);
  const auto set =
      std::make_shared<ReferenceSet>(load_reference_sets(reference_folders(arguments.references)));
  if (!arguments.calibration.empty()) {
    set->calibration = load_calibration_for(*set, arguments.calibration);
  }
  const Provenance now = provenance_of(*set);
  check_set(arguments, reported.header, now);
  const Detector detector(set, reported.options);
  VerifyOptions how;
  how.threads = usable_threads(arguments.threads);
  const Verification verification = verify_report(arguments.report, detector, how);
  print_head(arguments, reported, now);
  print_findings(verification);
  print_result(verification);
  return is_confirmed(verification) ? kNothingFlagged : kFlagged;
}

}  // namespace

void add_verify(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "verify", "Check that a report is as it was written, and repeat all of its answers.");
  const auto arguments = std::make_shared<VerifyArguments>();
  command
      .add_option("REPORT", arguments->report,
                  "a report of screen in JSON Lines (plain or gzipped), HTML or XLSX")
      ->required()
      ->type_name("");
  add_reference_options(command, arguments->references);
  command
      .add_option("--calibration", arguments->calibration,
                  "the calibration that the report was made with, if it was not that of the "
                  "reference set")
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command.add_flag(
      "--with-other-set", arguments->with_other_set,
      "re-evaluate the records with the reference set and calibration at hand, although "
      "the report names others");
  add_threads_option(command, arguments->threads, "the answer");
  command.footer("Exit codes: 0 identical, 1 it differs, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = verify(*arguments); });
}

}  // namespace congener::cli
