// congener help: the help of a subcommand, and the words that the program uses.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "congener/error.hpp"
#include "exit_code.hpp"
#include "glossary.hpp"
#include "help_formatter.hpp"

namespace congener::cli {
namespace {

const CLI::App& subcommand(const CLI::App& program, const std::string& name) {
  const auto found =
      program.get_subcommands([&](const CLI::App* each) { return each->get_name() == name; });
  if (found.empty()) {
    throw OptionError(fmt::format("no help on {}; see congener --help for the subcommands", name));
  }
  return *found.front();
}

std::string help_on(const CLI::App& program, const std::vector<std::string>& topic) {
  const CLI::App* command = &program;
  std::string called = program.get_name();
  for (const std::string& name : topic) {
    command = &subcommand(*command, name);
    called += " " + name;
  }
  return command->get_formatter()->make_help(command, called, CLI::AppFormatMode::Normal);
}

std::string glossary_help() {
  std::string text = "The words that this program and its documents use.\n\n";
  for (const Word& word : words_of(glossary_text())) {
    text += help_row(word.term, word.meaning);
  }
  return text;
}

}  // namespace

void add_help(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "help", "Show the help of a subcommand, or explain the words that are used (glossary).");
  const auto topic = std::make_shared<std::vector<std::string>>();
  command.add_option("TOPIC", *topic, "a subcommand, or glossary")->type_name("");
  command.callback([&program, topic, &exit_code] {
    const bool is_glossary = topic->size() == 1 && topic->front() == "glossary";
    std::cout << (is_glossary ? glossary_help() : help_on(program, *topic));
    exit_code = kNothingFlagged;
  });
}

}  // namespace congener::cli
