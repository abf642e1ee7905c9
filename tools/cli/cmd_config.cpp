// congener config: what variables and the configuration file set.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"

namespace congener::cli {
namespace {

std::string row(const char* key, const Setting& setting, const char* otherwise) {
  std::string values;
  for (const std::string& value : setting.values) {
    values += (values.empty() ? "" : ", ") + value;
  }
  return fmt::format(
      "{:<14}  {}\n", key,
      setting.values.empty() ? otherwise : fmt::format("{}  [{}]", values, setting.origin));
}

std::string file_row(const Settings& settings) {
  const char* const state = settings.file_exists ? "" : "  (not there; nothing is set by it)";
  return fmt::format("{:<14}  {}\n", "file",
                     settings.file.empty() ? "none" : settings.file + state);
}

void show_config() {
  const Settings settings = read_settings();
  std::cout << file_row(settings)
            << row("jurisdictions", settings.jurisdictions, "all of the reference set")
            << row("refs", settings.reference_folders, "the shipped reference set alone")
            << row("watch", settings.watch_lists, "no list of your own")
            << row("laboratory", settings.laboratory, "not told in reports")
            << row("analyst", settings.analyst, "not told in reports")
            << row("audit", settings.audit_log, "no log of runs");
}

}  // namespace

void add_config(CLI::App& program, int& exit_code) {
  CLI::App& command = *program.add_subcommand(
      "config", "Show what the configuration file and variables set once for all calls.");
  command.require_subcommand(1);
  CLI::App& show = *command.add_subcommand("show", "Print each setting and what sets it.");
  show.footer(
      "The file is that of the variable CONGENER_CONFIG, else congener/config.toml in "
      "XDG_CONFIG_HOME or ~/.config. It is TOML, for example:\n"
      "  jurisdictions = [\"CA\", \"US\"]\n"
      "  refs = [\"packs/own\"]\n"
      "  watch = [\"own.csv\"]\n"
      "  laboratory = \"State Laboratory\"\n"
      "  analyst = \"A. Name\"\n"
      "  audit = \"runs.jsonl\"\n"
      "Paths are relative to the folder of the file. Options come before variables, and these "
      "before the file; --jurisdiction all asks all.");
  show.callback([&exit_code] {
    show_config();
    exit_code = kNothingFlagged;
  });
}

}  // namespace congener::cli
