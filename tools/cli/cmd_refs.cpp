// congener refs: what is in the reference set.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "option_values.hpp"
#include "process.hpp"
#include "refs_law.hpp"
#include "refs_list.hpp"
#include "refs_show.hpp"

namespace congener::cli {
namespace {

struct RefsArguments {
  ReferenceArguments references;
  std::string id;
  bool classes = false;
  bool groups = false;
  std::string jurisdiction;
  std::string as_of;
  std::vector<std::string> jurisdictions;
  std::string from;
  std::string to;
};

ReferenceSet load_set(const RefsArguments& arguments) {
  return load_reference_sets(reference_folders(arguments.references));
}

/// Lines are wrapped for people, and left whole for programs.
std::size_t shown_width() {
  return stdout_is_terminal() ? terminal_width() : 0;
}

void list(const RefsArguments& arguments) {
  const ReferenceSet set = load_set(arguments);
  if (!arguments.jurisdiction.empty()) {
    list_law(std::cout, set, upper_codes({arguments.jurisdiction}).front(),
             as_of_date(arguments.as_of), shown_width());
  } else if (arguments.classes) {
    list_classes(std::cout, set);
  } else if (arguments.groups) {
    list_groups(std::cout, set);
  } else {
    list_entries(std::cout, set);
  }
}

std::optional<Date> day_or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(as_of_date(text));
}

void calendar(const RefsArguments& arguments) {
  list_calendar(std::cout, load_set(arguments), upper_codes(arguments.jurisdictions),
                day_or_nothing(arguments.from), day_or_nothing(arguments.to), shown_width());
}

CLI::App& add_command(CLI::App& refs, const char* name, const char* description,
                      RefsArguments& arguments) {
  CLI::App& command = *refs.add_subcommand(name, description);
  add_reference_options(command, arguments.references);
  return command;
}

void add_list(CLI::App& refs, const std::shared_ptr<RefsArguments>& arguments) {
  CLI::App& command = add_command(
      refs, "list",
      "One line per substance, class or group of substituents (TSV); the law of one jurisdiction.",
      *arguments);
  CLI::Option* classes = command.add_flag("--classes", arguments->classes, "the class definitions");
  CLI::Option* groups =
      command.add_flag("--groups", arguments->groups, "the groups of substituents")
          ->excludes(classes);
  CLI::Option* jurisdiction =
      command
          .add_option("--jurisdiction", arguments->jurisdiction,
                      "a table of what applies in this jurisdiction, for example DE")
          ->check(not_empty("name a jurisdiction"))
          ->excludes(classes)
          ->excludes(groups)
          ->type_name("CODE");
  add_as_of_option(command, arguments->as_of)->needs(jurisdiction);
  command.callback([arguments] { list(*arguments); });
}

void add_calendar(CLI::App& refs, const std::shared_ptr<RefsArguments>& arguments) {
  CLI::App& command = add_command(
      refs, "calendar", "What came into force and what ended, by date and place.", *arguments);
  add_jurisdiction_option(command, arguments->jurisdictions,
                          "jurisdictions to tell of [all of the reference set]");
  command.add_option("--from", arguments->from, "from this day on")
      ->check(day())
      ->type_name("YYYY-MM-DD");
  command.add_option("--to", arguments->to, "up to this day")
      ->check(day())
      ->type_name("YYYY-MM-DD");
  command.callback([arguments] { calendar(*arguments); });
}

}  // namespace

void add_refs(CLI::App& program, int& exit_code) {
  CLI::App& refs = *program.add_subcommand("refs", "Look at the reference set, or check one.");
  refs.require_subcommand(1);
  refs.footer("Exit codes: 0 done, 2 error.\n" + std::string(kLimitsSentence));
  const auto arguments = std::make_shared<RefsArguments>();
  add_list(refs, arguments);
  CLI::App& show_command = add_command(
      refs, "show", "One substance, class or group with all its rows and sources.", *arguments);
  show_command
      .add_option(
          "ID", arguments->id,
          "id of the substance, class or group; for a substance also its name, CAS number or "
          "InChIKey")
      ->required()
      ->type_name("");
  show_command.callback([arguments] { show(std::cout, load_set(*arguments), arguments->id); });
  add_command(refs, "check", "Load and check everything; exit code 2 names each problem.",
              *arguments)
      .callback([arguments] { write_counts(std::cout, load_set(*arguments)); });
  add_calendar(refs, arguments);
  add_refs_diff(refs, exit_code);
}

}  // namespace congener::cli
