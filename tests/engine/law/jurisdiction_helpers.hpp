#pragma once
// What the jurisdictions say of an entry itself, without going through a structure.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/detect/shipped_detector.hpp"
#include "law/jurisdiction.hpp"

namespace congener::test {

inline Identity identity_of(const std::string& entry, std::vector<Form> forms = {}) {
  Identity identity;
  identity.entry = entry;
  identity.entry_name = entry;
  identity.forms = std::move(forms);
  return identity;
}

/// The table of a set for a day, all jurisdictions selected.
inline law::JurisdictionTable table_of(const ReferenceSet& set, const std::string& as_of) {
  return law::JurisdictionTable(set, day(as_of), set.jurisdictions);
}

/// What one jurisdiction says of identities; a NoFinding without entry when it says nothing.
inline JurisdictionFinding say(const ReferenceSet& set, const std::string& as_of,
                               const std::string& jurisdiction,
                               const std::vector<Identity>& identities) {
  std::vector<Resemblance> nearest;
  for (JurisdictionFinding& answer : table_of(set, as_of).decide(identities, {}, nearest)) {
    if (answer.jurisdiction == jurisdiction) {
      return std::move(answer);
    }
  }
  JurisdictionFinding nothing;
  nothing.status = Status::NoFinding;
  return nothing;
}

/// The same of an entry of the shipped set.
inline JurisdictionFinding say(const std::string& entry, const std::string& jurisdiction,
                               const std::string& as_of) {
  return say(*shipped_set(), as_of, jurisdiction, {identity_of(entry)});
}

/// A row of an invented instrument, citation "row <name>".
inline ControlRow row(const std::string& name, ControlStatus status,
                      const std::string& effective = "") {
  ControlRow result;
  result.jurisdiction = "XX";
  result.status = status;
  result.citation = "row " + name;
  result.scope = "scope " + name;
  result.confidence = Confidence::Confirmed;
  if (!effective.empty()) {
    result.period.effective = day(effective);
    result.period.effective_confidence = Confidence::Confirmed;
  }
  return result;
}

/// A set for JurisdictionTable alone: entries without structures, jurisdictions XX and YY.
inline ReferenceSet set_of(const std::map<std::string, std::vector<ControlRow>>& entries) {
  ReferenceSet set;
  set.jurisdictions = {"XX", "YY"};
  for (const auto& [id, rows] : entries) {
    Entry entry;
    entry.id = id;
    entry.name = id;
    entry.controls = rows;
    set.entries.push_back(entry);
  }
  return set;
}

}  // namespace congener::test
