// congener audit: is the log of runs as it was written?

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "congener/audit_log.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

struct AuditArguments {
  std::string log;
  std::string last;
};

int check(const AuditArguments& arguments) {
  const AuditCheck found = check_audit_log(arguments.log);
  for (const AuditCheck::Problem& problem : found.problems) {
    std::cout << fmt::format("line {}: {}\n", problem.line, problem.what);
  }
  const bool is_last = arguments.last.empty() || arguments.last == found.last_sha256;
  if (!is_last) {
    std::cout << fmt::format("the last line is not that with the hash {}\n",
                             one_line(arguments.last));
  }
  const bool is_whole = found.problems.empty() && is_last;
  std::cout << fmt::format("{}: {} {}, {}; hash of the last line: {}\n", one_line(arguments.log),
                           found.lines, found.lines == 1 ? "line" : "lines",
                           is_whole ? "as they were written" : "not as they were written",
                           found.last_sha256.empty() ? "none" : one_line(found.last_sha256));
  return is_whole ? kNothingFlagged : kFlagged;
}

}  // namespace

void add_audit(CLI::App& program, int& exit_code) {
  CLI::App& command =
      *program.add_subcommand("audit", "The log of runs that screen --audit writes.");
  command.require_subcommand(1);
  CLI::App& checking = *command.add_subcommand(
      "check", "Find lines of an audit log that were changed, removed, added or moved.");
  const auto arguments = std::make_shared<AuditArguments>();
  checking.add_option("LOG", arguments->log, "the log")->required()->type_name("");
  checking
      .add_option("--last", arguments->last,
                  "the hash that the last line must have, as it was noted elsewhere: without it "
                  "nobody can see that lines are missing at the end")
      ->check(not_empty("give a hash"))
      ->type_name("SHA256");
  checking.footer("Exit codes: 0 as it was written, 1 not so, 2 error.");
  checking.callback([arguments, &exit_code] { exit_code = check(*arguments); });
}

}  // namespace congener::cli
