// congener refs diff: what changed between two days, or between two reference sets.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"
#include "exit_code.hpp"
#include "messages.hpp"
#include "option_values.hpp"
#include "output_file.hpp"
#include "report_format.hpp"

namespace congener::cli {
namespace {

struct DiffArguments {
  std::string from;
  std::string to;
  ReferenceArguments references;
  std::string as_of;
  std::vector<std::string> jurisdictions;
  std::string format;
  std::string output;
};

struct Difference {
  DifferenceHeader header;
  std::vector<ReferenceChange> changes;
};

bool is_folder(const std::string& text) {
  std::error_code ignored;  // what cannot be looked at is no folder to us
  return std::filesystem::is_directory(text, ignored);
}

void check_is_day_or_folder(const std::string& text) {
  if (!parse_date(text) && !is_folder(text)) {
    throw OptionError(
        fmt::format("{}: neither a day (YYYY-MM-DD) nor the folder of a reference set", text));
  }
}

DifferenceSide side_of(const ReferenceSet& set, const Date& as_of) {
  return {set.id, set.version, set.sha256, as_of};
}

Difference between_days(const DiffArguments& arguments, const Date& from, const Date& to) {
  if (!arguments.as_of.empty()) {
    throw OptionError("--as-of is for two folders; between two days, the days are given already");
  }
  const ReferenceSet set = load_reference_sets(reference_folders(arguments.references));
  return {{program_version(), side_of(set, from), side_of(set, to), set.jurisdictions},
          changes_between(set, from, to)};
}

/// Or a difference in what is not compared would look like none.
void say_what_is_not_compared(const ReferenceSet& before, const ReferenceSet& after) {
  if (before.sha256 != after.sha256) {
    say("congener: the sets are not the same (SHA-256), but differ only in what is not "
        "compared: families, similarity cut-offs, counter-components, sources, examples, "
        "comments");
  }
}

Difference between_folders(const DiffArguments& arguments) {
  if (!arguments.references.folders.empty() || arguments.references.only_these) {
    throw OptionError("--refs is for two days; between two folders, these are the sets");
  }
  const Date as_of = as_of_date(arguments.as_of);
  const ReferenceSet before = load_reference_set(arguments.from);
  const ReferenceSet after = load_reference_set(arguments.to);
  if (arguments.as_of.empty()) {
    check_clock(before, as_of);
    check_clock(after, as_of);
  }
  Difference difference = {
      {program_version(), side_of(before, as_of), side_of(after, as_of), after.jurisdictions},
      changes_between(before, after, as_of)};
  for (const std::string& name : before.jurisdictions) {
    auto& names = difference.header.jurisdictions;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  if (difference.changes.empty()) {
    say_what_is_not_compared(before, after);
  }
  return difference;
}

Difference compared(const DiffArguments& arguments) {
  check_is_day_or_folder(arguments.from);
  check_is_day_or_folder(arguments.to);
  const auto from = parse_date(arguments.from);
  const auto to = parse_date(arguments.to);
  if (from.has_value() != to.has_value()) {
    throw OptionError(
        fmt::format("{} is a {} and {} is a {}: give two days, or two folders of reference sets",
                    arguments.from, from ? "day" : "folder", arguments.to, to ? "day" : "folder"));
  }
  return from ? between_days(arguments, *from, *to) : between_folders(arguments);
}

/// Changes of entries themselves concern every jurisdiction and stay.
void select(const std::vector<std::string>& codes, Difference& difference) {
  if (codes.empty()) {
    return;
  }
  auto& known = difference.header.jurisdictions;
  for (const std::string& code : codes) {
    if (std::find(known.begin(), known.end(), code) == known.end()) {
      throw OptionError(fmt::format("jurisdiction {} is not in the reference set, which has {}",
                                    code, fmt::join(known, ", ")));
    }
  }
  const auto is_other = [&](const std::string& code) {
    return !code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end();
  };
  known.erase(std::remove_if(known.begin(), known.end(), is_other), known.end());
  auto& changes = difference.changes;
  const auto is_elsewhere = [&](const ReferenceChange& change) {
    return is_other(change.jurisdiction);
  };
  changes.erase(std::remove_if(changes.begin(), changes.end(), is_elsewhere), changes.end());
}

int diff(const DiffArguments& arguments) {
  const ReportFormat format = chosen_format(arguments.format, arguments.output);
  Difference difference = compared(arguments);
  select(upper_codes(arguments.jurisdictions), difference);
  OutputFile output(arguments.output);
  write_changes(output.stream(), format, difference.header, difference.changes);
  output.finish();
  return difference.changes.empty() ? kNothingFlagged : kFlagged;
}

}  // namespace

void add_refs_diff(CLI::App& refs, int& exit_code) {
  CLI::App& command = *refs.add_subcommand(
      "diff", "What changed after day A up to and including day B, or from set A to set B.");
  const auto arguments = std::make_shared<DiffArguments>();
  command.add_option("A", arguments->from, "a day (YYYY-MM-DD), or the folder of a reference set")
      ->required()
      ->type_name("");
  command.add_option("B", arguments->to, "the same, for the later side")->required()->type_name("");
  add_reference_options(command, arguments->references);
  command
      .add_option("--as-of", arguments->as_of,
                  "between two sets: statuses are those of this day [today, UTC]")
      ->check(day())
      ->type_name("YYYY-MM-DD");
  add_jurisdiction_option(command, arguments->jurisdictions,
                          "jurisdictions to show, for example US,CN,EU [all]");
  command
      .add_option("--format", arguments->format,
                  "tsv, csv, jsonl (JSON Lines) or table (for people) [tsv, or from the name given "
                  "with -o]")
      ->transform(one_of({"tsv", "csv", "jsonl", "table"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", arguments->output, "write to this file [standard output]")
      ->check(not_empty("name a file, or - for standard output"))
      ->type_name("FILE");
  command.footer(
      "Exit codes: 0 no difference, 1 differences, 2 error.\nA folder whose name is a day is "
      "written ./2024-08-31.\n" +
      std::string(kLimitsSentence));
  command.callback([arguments, &exit_code] { exit_code = diff(*arguments); });
}

}  // namespace congener::cli
