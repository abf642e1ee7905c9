#include "detect/readings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "resolve/identifiers.hpp"
#include "support/text.hpp"

namespace congener::detect {
namespace {

bool is_structure(const Reading& reading) {
  return reading.entry.empty() && !reading.structure.empty();
}

bool is_read(const JudgedReading& judged) {
  return judged.finding.status != Status::NotScreened;
}

/// "NPP" may be a SMILES or a name: where it cannot be read as the one, it is the other.
void drop_what_a_name_explains(std::vector<JudgedReading>& judged) {
  const bool has_name = std::any_of(judged.begin(), judged.end(), [](const JudgedReading& each) {
    return each.reading.column.empty() && !each.reading.entry.empty() && is_read(each);
  });
  const auto is_explained = [&](const JudgedReading& each) {
    return has_name && each.reading.column.empty() && each.reading.kind == IdentifierKind::Smiles &&
           !is_read(each);
  };
  judged.erase(std::remove_if(judged.begin(), judged.end(), is_explained), judged.end());
}

bool share_an_entry(const Evidence& a, const Evidence& b) {
  return std::any_of(a.identities.begin(), a.identities.end(), [&](const Identity& one) {
    return std::any_of(b.identities.begin(), b.identities.end(),
                       [&](const Identity& other) { return other.entry == one.entry; });
  });
}

bool is_same_substance(const JudgedReading& a, const JudgedReading& b,
                       const SameSkeleton& same_skeleton) {
  const bool are_entries = !a.evidence.identities.empty() || !b.evidence.identities.empty();
  return are_entries ? share_an_entry(a.evidence, b.evidence) : same_skeleton(a.reading, b.reading);
}

/// Reasons of all that could not be read, each once: structures first, for they say most.
std::string reasons_of(const std::vector<JudgedReading>& judged) {
  std::vector<std::string> reasons;
  for (const bool wants_structures : {true, false}) {
    for (const JudgedReading& each : judged) {
      const std::string& reason = each.finding.reason;
      const bool is_new = std::find(reasons.begin(), reasons.end(), reason) == reasons.end();
      if (is_structure(each.reading) == wants_structures && !reason.empty() && is_new) {
        reasons.push_back(reason);
      }
    }
  }
  return reasons.empty() ? "no structure" : support::join(reasons, "; ");
}

/// What the other one says beside the one that decides; nothing where it agrees, or names something
/// that the set does not know, as most names in a catalogue do.
void tell(JudgedReading&& other, const JudgedReading& deciding, const SameSkeleton& same_skeleton,
          Finding& finding) {
  if (!is_read(other)) {
    if (!other.reading.is_unknown) {
      if (other.reading.problem.empty()) {
        other.reading.problem = other.finding.reason;
      }
      finding.other_readings.push_back({std::move(other.reading), Status::NotScreened, false});
    }
  } else if (!is_same_substance(other, deciding, same_skeleton)) {
    finding.other_readings.push_back({std::move(other.reading), other.finding.status, true});
  }
}

}  // namespace

Finding combined(std::vector<JudgedReading>&& judged, const SameSkeleton& same_skeleton) {
  drop_what_a_name_explains(judged);
  const auto deciding = std::max_element(
      judged.begin(), judged.end(), [](const JudgedReading& a, const JudgedReading& b) {
        return a.finding.status < b.finding.status;  // of equals the first
      });
  if (deciding == judged.end() || !is_read(*deciding)) {
    std::string reason = reasons_of(judged);
    Finding finding = judged.empty() ? Finding() : std::move(judged.front().finding);
    finding.reason = std::move(reason);
    return finding;
  }
  Finding finding = std::move(deciding->finding);
  bool has_unread_structure = false;
  for (auto each = judged.begin(); each != judged.end(); ++each) {
    if (each != deciding) {
      has_unread_structure =
          has_unread_structure || (is_structure(each->reading) && !is_read(*each));
      tell(std::move(*each), *deciding, same_skeleton, finding);
    }
  }
  finding.resolved_by = std::move(deciding->reading);
  if (has_unread_structure && !is_flagged(finding)) {
    Finding unread;
    unread.context = finding.context;
    unread.resolved_by = std::move(finding.resolved_by);
    unread.other_readings = std::move(finding.other_readings);
    unread.reason = unread.other_readings.front().reading.problem;
    for (const OtherReading& other : unread.other_readings) {
      unread.reason = is_structure(other.reading) ? other.reading.problem : unread.reason;
    }
    return unread;
  }
  return finding;
}

std::vector<Reading> unknown_keys(const std::vector<Reading>& readings) {
  std::vector<Reading> keys;
  std::copy_if(readings.begin(), readings.end(), std::back_inserter(keys),
               [](const Reading& reading) {
                 return reading.kind == IdentifierKind::InchiKey && reading.is_unknown;
               });
  return keys;
}

void tell_wrong_keys(std::vector<Reading>&& unknown_keys, Finding& finding) {
  constexpr std::size_t kFirstBlock = 14;
  if (!finding.judged || finding.judged->record.inchikey.empty()) {
    return;
  }
  for (Reading& reading : unknown_keys) {
    const auto key = resolve::read_inchikey(reading.given);
    const auto is_of = [&](const SubstanceDescription& substance) {
      return substance.inchikey.compare(0, kFirstBlock, *key, 0, kFirstBlock) == 0;
    };
    if (key && !is_of(finding.judged->record) &&
        !(finding.judged->component && is_of(*finding.judged->component))) {
      reading.problem =
          "it is not the InChIKey of the structure, " + finding.judged->record.inchikey;
      finding.other_readings.push_back({std::move(reading), Status::NotScreened, false});
    }
  }
}

bool reads_as_no_smiles(const Finding& finding) {
  const auto begins_with = [&](std::string_view words) {
    return std::string_view(finding.reason).substr(0, words.size()) == words;
  };
  return finding.status == Status::NotScreened &&
         (begins_with("not a valid SMILES") || begins_with("character ") ||
          begins_with("text follows the structure"));
}

}  // namespace congener::detect
