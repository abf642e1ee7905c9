#include "validation/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "congener/error.hpp"
#include "law/standing.hpp"
#include "validation/judgement.hpp"

namespace congener {
namespace {

/// Drops families that rested on this entry alone, and says which.
std::set<std::string> drop_bare_families(const std::string& id, std::vector<Family>& families) {
  std::set<std::string> dropped;
  for (Family& family : families) {
    auto& bases = family.rests_on;
    bases.erase(std::remove(bases.begin(), bases.end(), id), bases.end());
    if (bases.empty()) {
      dropped.insert(family.id);
    }
  }
  families.erase(std::remove_if(families.begin(), families.end(),
                                [](const Family& family) { return family.rests_on.empty(); }),
                 families.end());
  return dropped;
}

void drop_families(const std::set<std::string>& dropped, StructureClass& definition) {
  auto& families = definition.families;
  families.erase(std::remove_if(families.begin(), families.end(),
                                [&](const std::string& id) { return dropped.count(id) != 0; }),
                 families.end());
}

}  // namespace

ReferenceSet without_entry(const ReferenceSet& set, const std::string& id) {
  const int index = find_entry(set, id);
  if (index < 0) {
    throw OptionError(fmt::format("there is no entry {} to leave out", id));
  }
  ReferenceSet rest = set;
  rest.entries.erase(std::next(rest.entries.begin(), index));
  const std::set<std::string> dropped = drop_bare_families(id, rest.families);
  auto& classes = rest.classes;
  for (StructureClass& definition : classes) {
    drop_families(dropped, definition);
  }
  const auto is_gone = [&](const StructureClass& definition) {
    return definition.entry == id ||
           (definition.kind == ClassKind::Open && definition.families.empty());
  };
  classes.erase(std::remove_if(classes.begin(), classes.end(), is_gone), classes.end());
  return rest;
}

namespace validation {

std::vector<const Entry*> compared_entries(const ReferenceSet& set) {
  std::vector<const Entry*> entries;
  for (const Entry& entry : set.entries) {
    if (is_compared(set, entry)) {
      entries.push_back(&entry);
    }
  }
  return entries;
}

Naming naming_on(const ReferenceSet& set, const Entry& entry, const Date& day) {
  Status highest = Status::NoFinding;
  for (const std::string& jurisdiction : set.jurisdictions) {
    highest = std::max(highest, law::answer_on(law::rows_of(entry, jurisdiction), day).status);
  }
  return {highest >= Status::Watch, highest >= Status::Covered, highest == Status::Listed};
}

std::optional<Date> first_listed(const Entry& entry) {
  std::optional<Date> first;
  for (const ControlRow& row : entry.controls) {
    const bool lists = row.status == ControlStatus::Listed ||
                       row.status == ControlStatus::BelievedListed ||
                       row.status == ControlStatus::Temporary;
    if (lists && row.period.effective && (!first || *row.period.effective < *first)) {
      first = row.period.effective;
    }
  }
  return first;
}

ReferenceSet with_known_past(const ReferenceSet& set, const Date& as_of) {
  ReferenceSet result = set;
  const auto settle = [&](std::vector<ControlRow>& rows) {
    for (ControlRow& row : rows) {
      ControlPeriod& period = row.period;
      if (!period.effective) {
        const Date known = period.latest ? *period.latest : as_of;
        period.earliest = period.last_day ? std::min(known, *period.last_day) : known;
      }
    }
  };
  for (Entry& entry : result.entries) {
    settle(entry.controls);
  }
  for (StructureClass& definition : result.classes) {
    settle(definition.controls);
  }
  return result;
}

ReferenceSet without_unknown(const ReferenceSet& set, const Date& day) {
  ReferenceSet known = set;
  for (const Entry* entry : compared_entries(set)) {
    if (!naming_on(set, *entry, day).is_public) {
      known = without_entry(known, entry->id);
    }
  }
  return known;
}

DetectorOptions settings_for(const ReferenceSet& set, DetectorOptions settings) {
  auto& readings = settings.readings;
  for (auto reading = readings.begin(); reading != readings.end();) {
    const std::string id = reading->first.substr(0, reading->first.find('.'));
    const bool is_known =
        std::any_of(set.classes.begin(), set.classes.end(),
                    [&](const StructureClass& definition) { return definition.id == id; });
    reading = is_known ? std::next(reading) : readings.erase(reading);
  }
  return settings;
}

namespace {

Judgement judged_without(const ReferenceSet& set, const Entry& entry,
                         const DetectorOptions& settings) {
  auto rest = std::make_shared<const ReferenceSet>(without_entry(set, entry.id));
  if (rest->entries.empty()) {
    Judgement nothing_to_compare_with;
    nothing_to_compare_with.status = Status::NoFinding;
    return nothing_to_compare_with;
  }
  const DetectorOptions options = settings_for(*rest, settings);
  return judgement_of(Detector(std::move(rest), options).check(entry.smiles));
}

}  // namespace

std::vector<EntryResult> leave_each_out(const ReferenceSet& set, const DetectorOptions& settings) {
  std::vector<EntryResult> results;
  for (const Entry* entry : compared_entries(set)) {
    results.push_back(
        {entry->id, entry->name, std::nullopt, judged_without(set, *entry, settings)});
  }
  return results;
}

}  // namespace validation
}  // namespace congener
