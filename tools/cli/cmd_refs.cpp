// congener refs: what is in the reference set.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "refs_list.hpp"
#include "refs_show.hpp"

namespace congener::cli {
namespace {

struct RefsArguments {
  ReferenceArguments references;
  std::string id;
  bool classes = false;
  bool groups = false;
};

ReferenceSet load_set(const RefsArguments& arguments) {
  return load_reference_sets(reference_folders(arguments.references));
}

void list(const RefsArguments& arguments) {
  const ReferenceSet set = load_set(arguments);
  if (arguments.classes) {
    list_classes(std::cout, set);
  } else if (arguments.groups) {
    list_groups(std::cout, set);
  } else {
    list_entries(std::cout, set);
  }
}

CLI::App& add_command(CLI::App& refs, const char* name, const char* description,
                      RefsArguments& arguments) {
  CLI::App& command = *refs.add_subcommand(name, description);
  add_reference_options(command, arguments.references);
  return command;
}

}  // namespace

void add_refs(CLI::App& program, int& exit_code) {
  CLI::App& refs = *program.add_subcommand("refs", "Look at the reference set, or check one.");
  refs.require_subcommand(1);
  refs.footer("Exit codes: 0 done, 2 error.\n" + std::string(kLimitsSentence));
  const auto arguments = std::make_shared<RefsArguments>();
  CLI::App& list_command = add_command(
      refs, "list", "One line per substance, class or group of substituents (TSV).", *arguments);
  CLI::Option* classes =
      list_command.add_flag("--classes", arguments->classes, "the class definitions");
  list_command.add_flag("--groups", arguments->groups, "the groups of substituents")
      ->excludes(classes);
  list_command.callback([arguments] { list(*arguments); });
  CLI::App& show_command = add_command(
      refs, "show", "One substance, class or group with all its rows and sources.", *arguments);
  show_command.add_option("ID", arguments->id, "id of the substance, class or group")
      ->required()
      ->type_name("");
  show_command.callback([arguments] { show(std::cout, load_set(*arguments), arguments->id); });
  add_command(refs, "check", "Load and check everything; exit code 2 names each problem.",
              *arguments)
      .callback([arguments] { write_counts(std::cout, load_set(*arguments)); });
  add_refs_diff(refs, exit_code);
}

}  // namespace congener::cli
