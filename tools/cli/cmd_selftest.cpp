// congener selftest: the known answers of a reference set, on this machine.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "build_text.hpp"
#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "process.hpp"

namespace congener::cli {
namespace {

struct SelfTestArguments {
  std::string refs;
  std::string answers;
  std::string output;
  std::string format = "text";
};

int selftest(const SelfTestArguments& arguments) {
  const std::string folder =
      arguments.refs.empty() ? default_reference_set_folder() : arguments.refs;
  const std::string answers = arguments.answers.empty()
                                  ? (std::filesystem::path(folder) / "known_answers.tsv").string()
                                  : arguments.answers;
  refuse_output_that_is_input(arguments.output, {answers});
  const auto set = std::make_shared<const ReferenceSet>(load_reference_set(folder));
  const SelfTest test = run_selftest(set, answers);
  const std::string host = fmt::format("{}, {}", host_name(), system_text());
  OutputFile output(arguments.output);
  output.stream() << (arguments.format == "json" ? selftest_json(test, host)
                                                 : selftest_text(test, host));
  output.finish();
  return test.failures.empty() ? kNothingFlagged : kFlagged;
}

}  // namespace

void add_selftest(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "selftest",
      "Ask the known answers that come with the reference set, and print a record to file.");
  const auto arguments = std::make_shared<SelfTestArguments>();
  command
      .add_option("--refs", arguments->refs,
                  "folder of a pack with known answers [the shipped one]")
      ->check(not_empty("name a folder"))
      ->type_name("DIR");
  command
      .add_option("--answers", arguments->answers,
                  "table of known answers [known_answers.tsv in the folder of the pack]")
      ->check(not_empty("name a file"))
      ->type_name("FILE");
  command.add_option("--format", arguments->format, "text or json [text]")
      ->transform(one_of({"text", "json"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments->output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.footer("Exit codes: 0 all answers are as expected, 1 some are not, 2 error.");
  command.callback([arguments, &exit_code] { exit_code = selftest(*arguments); });
}

}  // namespace congener::cli
