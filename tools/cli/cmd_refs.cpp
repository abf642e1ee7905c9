// congener refs: what is in the reference set.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "congener/congener.hpp"
#include "detector_arguments.hpp"

namespace congener::cli {
namespace {

struct RefsArguments {
  std::string reference_set;
  std::string entry;
};

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : separator) + part;
  }
  return text;
}

/// Jurisdictions with a row that says more than "looked for and not found".
std::string jurisdictions_of(const Entry& entry, const ReferenceSet& set) {
  std::vector<std::string> names;
  for (const std::string& name : set.jurisdictions) {
    const auto says_something = [&](const ControlRow& row) {
      return row.jurisdiction == name && row.status != ControlStatus::NotFound &&
             row.status != ControlStatus::NotCovered;
    };
    if (std::any_of(entry.controls.begin(), entry.controls.end(), says_something)) {
      names.push_back(name);
    }
  }
  return joined(names, " ");
}

void list(const ReferenceSet& set) {
  std::cout << "id\tname\tcas\tformula\tsmiles\tjurisdictions\n";
  for (const Entry& entry : set.entries) {
    std::cout << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", entry.id, entry.name, entry.cas,
                             entry.formula, entry.smiles, jurisdictions_of(entry, set));
  }
}

void show_line(const char* label, const std::string& text) {
  if (!text.empty()) {
    std::cout << fmt::format("  {:<14}{}\n", label, text);
  }
}

std::string date_text(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

std::string effective_text(const ControlPeriod& period) {
  return period.effective ? fmt::format("{} ({})", to_string(*period.effective),
                                        to_string(period.effective_confidence))
                          : std::string("not known");
}

void show_row(const ControlRow& row) {
  std::cout << fmt::format("\n{}: {}\n", row.jurisdiction, to_string(row.status));
  show_line("instrument", row.instrument);
  show_line("list", row.list);
  show_line("citation", row.citation);
  show_line("scope", row.scope);
  show_line("published", date_text(row.period.published));
  if (row.status != ControlStatus::NotFound && row.status != ControlStatus::NotCovered) {
    show_line("effective", effective_text(row.period));
    show_line("not before", date_text(row.period.earliest));
    show_line("at the latest", date_text(row.period.latest));
    show_line("last day", date_text(row.period.last_day));
    show_line("dates", row.period.note);
    show_line("confidence", to_string(row.confidence));
  }
  show_line("note", row.note);
  show_line("sources", joined(row.sources, ", "));
}

void show_sources(const Entry& entry, const ReferenceSet& set) {
  std::cout << "\nSources\n";
  for (const Source& source : set.sources) {
    const auto uses_it = [&](const ControlRow& row) {
      return std::find(row.sources.begin(), row.sources.end(), source.id) != row.sources.end();
    };
    if (std::any_of(entry.controls.begin(), entry.controls.end(), uses_it)) {
      std::cout << fmt::format("  {}: {}\n    {}; {}\n    {}\n", source.id, source.what,
                               source.kind, source.how_read, source.where);
    }
  }
}

void show(const ReferenceSet& set, const std::string& id) {
  const int index = find_entry(set, id);
  if (index < 0) {
    throw OptionError(fmt::format("no entry {}; see congener refs list", id));
  }
  const Entry& entry = set.entries[static_cast<std::size_t>(index)];
  std::cout << fmt::format("{} ({})\n", entry.name, entry.id);
  show_line("IUPAC name", entry.iupac_name);
  show_line("synonyms", joined(entry.synonyms, "; "));
  show_line("SMILES", entry.smiles);
  show_line("formula", entry.formula);
  show_line("InChIKey", entry.inchikey);
  if (!entry.cas.empty()) {
    show_line("CAS", fmt::format("{} ({})", entry.cas, to_string(entry.cas_confidence)));
  }
  show_line("named by", entry.named_by);
  show_line("matched by", entry.identity_only ? "identity only" : "identity and resemblance");
  show_line("note", entry.note);
  for (const ControlRow& row : entry.controls) {
    show_row(row);
  }
  show_sources(entry, set);
}

void check(const ReferenceSet& set) {
  std::size_t rows = 0;
  for (const Entry& entry : set.entries) {
    rows += entry.controls.size();
  }
  std::size_t examples = 0;
  for (const Family& family : set.families) {
    examples += family.matches.size() + family.misses.size();
  }
  std::cout << fmt::format(
      "{} {}: {} substances, {} control rows, {} sources, {} families with {} examples: all checks "
      "passed\nSHA-256 {}\n",
      set.id, set.version, set.entries.size(), rows, set.sources.size(), set.families.size(),
      examples, set.sha256);
}

CLI::App& add_command(CLI::App& refs, const char* name, const char* description,
                      RefsArguments& arguments) {
  CLI::App& command = *refs.add_subcommand(name, description);
  add_reference_set_option(command, arguments.reference_set);
  return command;
}

}  // namespace

void add_refs(CLI::App& program, int& /*exit_code*/) {
  CLI::App& refs = *program.add_subcommand("refs", "Look at the reference set, or check one.");
  refs.require_subcommand(1);
  const auto arguments = std::make_shared<RefsArguments>();
  add_command(refs, "list", "One line per substance (TSV).", *arguments).callback([arguments] {
    list(load_reference_set(arguments->reference_set));
  });
  CLI::App& show_command =
      add_command(refs, "show", "One substance with all its rows and sources.", *arguments);
  show_command.add_option("ID", arguments->entry, "id of the substance")->required()->type_name("");
  show_command.callback(
      [arguments] { show(load_reference_set(arguments->reference_set), arguments->entry); });
  add_command(refs, "check", "Load and check everything; exit code 2 names each problem.",
              *arguments)
      .callback([arguments] { check(load_reference_set(arguments->reference_set)); });
}

}  // namespace congener::cli
