#include "refs_show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "congener/detector.hpp"
#include "congener/error.hpp"
#include "congener/resolver.hpp"
#include "refs_show_parts.hpp"
#include "refs_text.hpp"

namespace congener::cli {
namespace {

std::string date_text(const std::optional<Date>& date) {
  return date ? to_string(*date) : "";
}

std::string effective_text(const ControlPeriod& period) {
  return period.effective ? fmt::format("{} ({})", to_string(*period.effective),
                                        to_string(period.effective_confidence))
                          : std::string("not known");
}

std::string wording_text(const ControlRow& row) {
  if (!row.wording_read) {
    return "words on forms not read";
  }
  std::vector<std::string> words;
  for (const WordingForm form : row.wording_forms) {
    words.push_back(to_string(form));
  }
  return words.empty() ? "read, silent on forms" : "read, mentions " + joined(words, ", ");
}

std::string role_text(EntryRole role) {
  return role == EntryRole::EndProduct ? "fentanyl-class end product, in the set as the core of "
                                         "class definitions"
                                       : to_string(role);
}

std::string matching_text(const Entry& entry, const ReferenceSet& set) {
  return is_compared(set, entry) ? "identity and resemblance" : "identity only";
}

std::string classes_resting_on(const Entry& entry, const ReferenceSet& set) {
  std::vector<std::string> ids;
  for (const StructureClass& each : set.classes) {
    if (each.entry == entry.id) {
      ids.push_back(each.id);
    }
  }
  return joined(ids, ", ");
}

bool is_further(const ControlRow& row, const ReferenceSet& set) {
  const auto& further = set.further_jurisdictions;
  return std::find(further.begin(), further.end(), row.jurisdiction) != further.end();
}

/// The rows of those who only follow say all the same: one line for all of them.
void show_further_rows(std::ostream& stream, const Entry& entry, const ReferenceSet& set) {
  std::vector<std::string> followers;
  for (const ControlRow& row : entry.controls) {
    const bool is_new = followers.empty() || followers.back() != row.jurisdiction;
    if (is_further(row, set) && is_new) {
      followers.push_back(row.jurisdiction);
    }
  }
  if (!followers.empty()) {
    stream << '\n';
    write_labelled(stream, "followed by", joined(followers, " "));
  }
}

void show_entry(std::ostream& stream, const Entry& entry, const ReferenceSet& set) {
  stream << fmt::format("{} ({})\n", one_line(entry.name), one_line(entry.id));
  write_labelled(stream, "role", role_text(entry.role));
  write_labelled(stream, "IUPAC name", entry.iupac_name);
  write_labelled(stream, "synonyms", joined(entry.synonyms, "; "));
  write_labelled(stream, "SMILES", entry.smiles);
  write_labelled(stream, "formula", entry.formula);
  write_labelled(stream, "InChIKey", entry.inchikey);
  if (!entry.cas.empty()) {
    write_labelled(stream, "CAS",
                   fmt::format("{} ({})", entry.cas, to_string(entry.cas_confidence)));
  }
  for (const TariffCode& code : entry.tariff_codes) {
    write_labelled(stream, "tariff",
                   fmt::format("{} in the {}: {} ({})", code.code, code.nomenclature, code.words,
                               to_string(code.confidence)));
  }
  write_labelled(stream, "named by", entry.named_by);
  write_labelled(stream, "matched by", matching_text(entry, set));
  write_labelled(stream, "classes", classes_resting_on(entry, set));
  write_labelled(stream, "note", entry.note);
  write_labelled(stream, "pack", set.packs.size() > 1 ? entry.pack : "");
  for (const ControlRow& row : entry.controls) {
    if (!is_further(row, set)) {
      show_row(stream, row);
    }
  }
  show_further_rows(stream, entry, set);
  show_sources(stream, entry.controls, set);
}

/// What a text asks for: ids of substances, and how they were found where that is worth a word.
struct Asked {
  std::vector<std::string> ids;
  std::string found_by;
};

/// The substances that a structure is. What it resembles, and the classes, are not asked for here.
Asked substances_of_structure(const ReferenceSet& set, const Reading& reading) {
  const auto substances = std::make_shared<ReferenceSet>(set);
  substances->families.clear();
  substances->classes.clear();
  substances->groups.clear();
  DetectorOptions options;
  options.as_of = set.date;
  Asked asked;
  for (const Identity& each :
       Detector(substances, options).evidence(reading.structure, reading.format).identities) {
    asked.ids.push_back(each.entry);
  }
  return asked;
}

/// An id is taken as it is; anything else goes through the resolver. Throws OptionError where that
/// says more than that nothing is found.
Asked asked_for(const ReferenceSet& set, const std::string& text) {
  const auto is_exactly = [&](const auto& item) { return item.id == text; };
  if (std::any_of(set.entries.begin(), set.entries.end(), is_exactly) ||
      std::any_of(set.classes.begin(), set.classes.end(), is_exactly) ||
      std::any_of(set.groups.begin(), set.groups.end(), is_exactly)) {
    return {{text}, {}};
  }
  // The caller keeps the set.
  const std::shared_ptr<const ReferenceSet> borrowed(std::shared_ptr<void>(), &set);
  const Reading reading = Resolver(borrowed).readings_of(text).back();
  if (!reading.problem.empty() && !reading.is_unknown) {
    throw OptionError(reading.problem);
  }
  if (!reading.entry.empty()) {
    return {{reading.entry}, reading.is_skeleton_only ? in_words(reading) : std::string()};
  }
  return reading.structure.empty() ? Asked() : substances_of_structure(set, reading);
}

/// Shows each item with this id; counts over all kinds, for the empty line between two.
template <typename Items, typename Show>
void show_matching(std::ostream& stream, const Items& items, const std::string& id, int& shown,
                   Show show_one) {
  for (const auto& item : items) {
    if (item.id == id) {
      stream << (shown++ > 0 ? "\n" : "");
      show_one(item);
    }
  }
}

}  // namespace

void show_row(std::ostream& stream, const ControlRow& row) {
  stream << fmt::format("\n{}: {}\n", row.jurisdiction, to_string(row.status));
  write_labelled(stream, "instrument", row.instrument);
  write_labelled(stream, "list", row.list);
  write_labelled(stream, "citation", row.citation);
  if (!row.through.jurisdiction.empty()) {
    write_labelled(stream, "through",
                   fmt::format("{}: {}", row.through.jurisdiction, row.through.words));
  }
  write_labelled(stream, "scope", row.scope);
  write_labelled(stream, "published", date_text(row.period.published));
  if (row.status != ControlStatus::NotFound && row.status != ControlStatus::NotCovered) {
    write_labelled(stream, "wording", wording_text(row));
    write_labelled(stream, "effective", effective_text(row.period));
    write_labelled(stream, "not before", date_text(row.period.earliest));
    write_labelled(stream, "at the latest", date_text(row.period.latest));
    write_labelled(stream, "last day", date_text(row.period.last_day));
    write_labelled(stream, "dates", row.period.note);
  }
  write_labelled(stream, "confidence", to_string(row.confidence));
  write_labelled(stream, "note", row.note);
  write_labelled(stream, "sources", joined(row.sources, ", "));
}

void show_sources(std::ostream& stream, const std::vector<ControlRow>& rows,
                  const ReferenceSet& set) {
  stream << "\nSources\n";
  for (const Source& source : set.sources) {
    const auto uses_it = [&](const ControlRow& row) {
      return std::find(row.sources.begin(), row.sources.end(), source.id) != row.sources.end();
    };
    if (std::any_of(rows.begin(), rows.end(), uses_it)) {
      stream << fmt::format("  {}: {}\n    {}; {}\n    {}\n", one_line(source.id),
                            one_line(source.what), one_line(source.kind), one_line(source.how_read),
                            one_line(source.where));
    }
  }
}

void show(std::ostream& stream, const ReferenceSet& set, const std::string& asked) {
  int shown = 0;
  const Asked found = asked_for(set, asked);
  if (!found.found_by.empty()) {
    stream << "Found by the " << one_line(found.found_by) << "\n\n";
  }
  for (const std::string& id : found.ids) {
    show_matching(stream, set.entries, id, shown,
                  [&](const Entry& each) { show_entry(stream, each, set); });
    show_matching(stream, set.classes, id, shown,
                  [&](const StructureClass& each) { show_class(stream, each, set); });
    show_matching(stream, set.groups, id, shown,
                  [&](const SubstituentGroup& each) { show_group(stream, each, set); });
  }
  if (shown == 0) {
    throw OptionError(fmt::format(
        "no substance, class or group has the id, name, CAS number, InChIKey or structure "
        "{}; see congener refs list, also with --classes or --groups",
        asked));
  }
}

}  // namespace congener::cli
