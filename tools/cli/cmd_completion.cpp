// congener completion: what a shell needs to complete subcommands and options.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "exit_code.hpp"
#include "option_values.hpp"

namespace congener::cli {
namespace {

/// Names of the subcommands and options of a command, as the words that may follow it.
std::string words_after(const CLI::App& command) {
  std::string words;
  for (const CLI::App* each : command.get_subcommands(nullptr)) {
    words += (words.empty() ? "" : " ") + each->get_name();
  }
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words += (words.empty() ? "--" : " --") + name;
    }
  }
  return words;
}

/// One branch for each command: what was typed so far, and what may follow.
void write_branches(std::ostream& stream, const CLI::App& command, const std::string& typed) {
  for (const CLI::App* each : command.get_subcommands(nullptr)) {
    write_branches(stream, *each, typed + " " + each->get_name());
  }
  stream << fmt::format("    \"{}\"*) words=\"{}\" ;;\n", typed, words_after(command));
}

void write_completion(std::ostream& stream, const CLI::App& program, const std::string& shell) {
  if (shell == "zsh") {
    stream << "#compdef congener\nautoload -U +X bashcompinit && bashcompinit\n";
  }
  stream << "_congener() {\n"
            "  local words current=\"${COMP_WORDS[COMP_CWORD]}\"\n"
            "  case \"${COMP_WORDS[*]:0:COMP_CWORD}\" in\n";
  write_branches(stream, program, "congener");
  stream << "  esac\n"
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
            "}\n"
            "complete -o default -F _congener congener\n";
}

}  // namespace

void add_completion(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "completion", "Print what a shell needs to complete subcommands and options.");
  const auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "bash or zsh")
      ->required()
      ->transform(one_of({"bash", "zsh"}))
      ->type_name("");
  command.footer(
      "For example in ~/.bashrc: source <(congener completion bash). Names of files are completed "
      "where no word fits.");
  command.callback([&program, shell, &exit_code] {
    write_completion(std::cout, program, *shell);
    exit_code = kNothingFlagged;
  });
}

}  // namespace congener::cli
