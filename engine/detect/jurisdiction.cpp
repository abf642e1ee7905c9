#include "detect/jurisdiction.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "congener/detector.hpp"
#include "detect/resemblance.hpp"

namespace congener::detect {
namespace {

bool is_verified(Confidence confidence) {
  return confidence == Confidence::Confirmed || confidence == Confidence::Secondary;
}

/// Before this day the row cannot have applied, whatever is in doubt about it.
std::optional<Date> first_possible_day(const ControlPeriod& period) {
  if (period.earliest && period.published) {
    return std::max(*period.earliest, *period.published);
  }
  return period.earliest ? period.earliest : period.published;
}

Standing standing_of_dated(const ControlRow& row, const Date& as_of, bool is_possible) {
  const ControlPeriod& period = row.period;
  Standing standing;
  const bool date_is_sure = is_verified(period.effective_confidence);
  standing.applies = as_of >= *period.effective;
  standing.since = period.effective;
  standing.since_verified = date_is_sure;
  standing.date_verified = date_is_sure || (period.latest && as_of >= *period.latest);
  if (!date_is_sure && !standing.applies && is_possible) {
    standing.doubt =
        fmt::format("{} not applied: its effective date {} is not verified",
                    row.citation.empty() ? row.list : row.citation, to_string(*period.effective));
  }
  return standing;
}

/// Among rows of one status: a permanent entry that was read answers before a later extension of
/// it, a temporary one, and one that nobody has read.
int order_of(ControlStatus status) {
  switch (status) {
    case ControlStatus::ScopeExtended:
      return 1;
    case ControlStatus::Temporary:
      return 2;
    case ControlStatus::BelievedListed:
      return 3;
    default:
      return 0;
  }
}

/// A row is better the higher its status; among equals by order_of, then the earliest known date.
bool is_better(const EntryInJurisdiction& a, const EntryInJurisdiction& b) {
  if (b.row == nullptr || a.status != b.status) {
    return b.row == nullptr || a.status > b.status;
  }
  if (order_of(a.row->status) != order_of(b.row->status)) {
    return order_of(a.row->status) < order_of(b.row->status);
  }
  if (a.standing.since && b.standing.since) {
    return *a.standing.since < *b.standing.since;
  }
  return a.standing.since.has_value() && !b.standing.since.has_value();
}

EntryInJurisdiction answer(const Entry& entry, const std::string& jurisdiction, const Date& as_of) {
  EntryInJurisdiction best;
  std::vector<std::string> notes;
  for (const ControlRow& row : entry.controls) {
    if (row.jurisdiction != jurisdiction) {
      continue;
    }
    EntryInJurisdiction candidate;
    candidate.row = &row;
    candidate.status = status_of(row.status);
    candidate.standing = standing_on(row, as_of);
    if (candidate.status == Status::NoFinding) {
      notes.push_back(
          row.status == ControlStatus::NotCovered
              ? fmt::format("on our reading not covered by {}: {}", row.citation, row.scope)
              : row.scope);
    } else if (candidate.standing.applies && is_better(candidate, best)) {
      best = candidate;
    } else if (!candidate.standing.doubt.empty()) {
      notes.push_back(candidate.standing.doubt);
    }
  }
  best.notes = std::move(notes);
  return best;
}

Wording wording_of(const ControlRow& row, Form form) {
  if (!row.wording_read) {
    return Wording::NotRead;
  }
  const auto mentions = [&](WordingForm words) {
    return std::find(row.wording_forms.begin(), row.wording_forms.end(), words) !=
           row.wording_forms.end();
  };
  bool mentioned = false;
  switch (form) {
    case Form::SaltOrSolvate:
    case Form::Charge:
      mentioned = mentions(WordingForm::Salts);
      break;
    case Form::Stereo:
      mentioned = mentions(WordingForm::Stereoisomers) || mentions(WordingForm::Isomers);
      break;
    case Form::Mixture:
      mentioned = mentions(WordingForm::Mixtures);
      break;
    case Form::CovalentHydrate:
    case Form::Isotope:
    case Form::Tautomer:
      break;  // no text read speaks of these
  }
  return mentioned ? Wording::Mentioned : Wording::Silent;
}

std::string basis_of(const ControlRow& row) {
  switch (row.status) {
    case ControlStatus::BelievedListed:
      return "believed listed, no text read: " + row.scope;
    case ControlStatus::Covered:
      return "inside the wording of another entry: " + row.scope;
    case ControlStatus::Temporary:
      return "temporary entry: " + row.scope;
    case ControlStatus::Watch:
      return "surveillance list or advance notice only: " + row.scope;
    default:
      return "by name: " + row.scope;
  }
}

JurisdictionFinding finding_from(const EntryInJurisdiction& cell, const std::string& jurisdiction,
                                 const std::string& entry) {
  JurisdictionFinding finding;
  finding.jurisdiction = jurisdiction;
  finding.status = cell.status;
  finding.entry = entry;
  finding.notes = cell.notes;
  if (cell.row == nullptr) {
    return finding;
  }
  finding.basis = basis_of(*cell.row);
  finding.instrument = cell.row->instrument;
  finding.list = cell.row->list;
  finding.citation = cell.row->citation;
  finding.effective = cell.standing.since;
  finding.effective_note = cell.row->period.note;
  finding.effective_verified = cell.standing.date_verified;
  finding.confidence = cell.row->confidence;
  finding.effective_confidence = cell.row->period.effective_confidence;
  if (!cell.row->note.empty()) {
    finding.notes.push_back(cell.row->note);
  }
  return finding;
}

}  // namespace

Standing standing_on(const ControlRow& row, const Date& as_of) {
  const ControlPeriod& period = row.period;
  Standing standing;
  if (period.last_day && as_of > *period.last_day) {
    return standing;
  }
  const auto first_day = first_possible_day(period);
  const bool is_possible = !first_day || as_of >= *first_day;
  if (period.effective) {
    return standing_of_dated(row, as_of, is_possible);
  }
  if (!is_possible) {
    return standing;
  }
  standing.applies = true;
  standing.date_verified = period.latest && as_of >= *period.latest;
  return standing;
}

Status status_of(ControlStatus status) {
  switch (status) {
    case ControlStatus::Listed:
    case ControlStatus::BelievedListed:
    case ControlStatus::ScopeExtended:
    case ControlStatus::Temporary:
      return Status::Listed;
    case ControlStatus::Covered:
      return Status::Covered;
    case ControlStatus::Watch:
      return Status::Watch;
    case ControlStatus::NotFound:
    case ControlStatus::NotCovered:
      return Status::NoFinding;
  }
  return Status::NoFinding;
}

JurisdictionTable::JurisdictionTable(const ReferenceSet& set, const DetectorOptions& options)
    : set_(set) {
  for (const std::string& name : options.jurisdictions) {
    const auto place = std::find(set.jurisdictions.begin(), set.jurisdictions.end(), name);
    selected_.push_back(static_cast<std::size_t>(place - set.jurisdictions.begin()));
  }
  for (const Entry& entry : set.entries) {
    for (const std::string& jurisdiction : set.jurisdictions) {
      cells_.push_back(answer(entry, jurisdiction, options.as_of));
    }
  }
}

const EntryInJurisdiction& JurisdictionTable::at(std::size_t entry,
                                                 std::size_t jurisdiction) const {
  return cells_[entry * set_.jurisdictions.size() + jurisdiction];
}

bool JurisdictionTable::is_in_force(std::size_t entry, std::size_t jurisdiction) const {
  return at(entry, jurisdiction).status >= Status::Covered;
}

JurisdictionFinding JurisdictionTable::identity_finding(std::size_t jurisdiction,
                                                        const Identity& identity) const {
  const auto entry = static_cast<std::size_t>(find_entry(set_, identity.entry));
  const EntryInJurisdiction& cell = at(entry, jurisdiction);
  JurisdictionFinding finding =
      finding_from(cell, set_.jurisdictions[jurisdiction], identity.entry);
  if (cell.row != nullptr) {
    for (const Form form : identity.forms) {
      finding.wording.push_back({form, wording_of(*cell.row, form)});
    }
  }
  return finding;
}

JurisdictionFinding JurisdictionTable::resemblance_finding(std::size_t jurisdiction,
                                                           const Resemblance& resemblance) const {
  const auto entry = static_cast<std::size_t>(find_entry(set_, resemblance.entry));
  JurisdictionFinding finding =
      finding_from(at(entry, jurisdiction), set_.jurisdictions[jurisdiction], resemblance.entry);
  finding.status = Status::Analogue;
  finding.grade = resemblance.grade;
  finding.basis = resemblance.relation == "core"
                      ? fmt::format("resembles {}: same core and required groups ({})",
                                    resemblance.entry_name, resemblance.family_name)
                      : fmt::format("resembles {}: fingerprint similarity", resemblance.entry_name);
  return finding;
}

std::vector<JurisdictionFinding> JurisdictionTable::decide(
    const std::vector<Identity>& identities, std::vector<Resemblance>& nearest) const {
  std::sort(nearest.begin(), nearest.end(), is_closer);
  std::vector<JurisdictionFinding> findings;
  for (const std::size_t jurisdiction : selected_) {
    JurisdictionFinding best;
    for (const Identity& identity : identities) {
      JurisdictionFinding candidate = identity_finding(jurisdiction, identity);
      const bool says_more = candidate.status == Status::NoFinding &&
                             best.status <= Status::NoFinding && best.notes.empty();
      if (candidate.status > best.status || says_more) {
        best = std::move(candidate);
      }
    }
    for (Resemblance& resemblance : nearest) {
      const auto entry = static_cast<std::size_t>(find_entry(set_, resemblance.entry));
      if (!is_in_force(entry, jurisdiction)) {
        continue;
      }
      resemblance.jurisdictions.push_back(set_.jurisdictions[jurisdiction]);
      if (best.status < Status::Analogue) {
        auto notes = std::move(best.notes);
        best = resemblance_finding(jurisdiction, resemblance);
        best.notes.insert(best.notes.begin(), notes.begin(), notes.end());
      }
    }
    if (best.status != Status::NoFinding || !best.notes.empty()) {
      findings.push_back(std::move(best));
    }
  }
  const auto nowhere = [](const Resemblance& resemblance) {
    return resemblance.jurisdictions.empty();
  };
  nearest.erase(std::remove_if(nearest.begin(), nearest.end(), nowhere), nearest.end());
  return findings;
}

Gap JurisdictionTable::gap(const std::vector<Identity>& identities) const {
  Gap gap;
  for (std::size_t jurisdiction = 0; jurisdiction < set_.jurisdictions.size(); ++jurisdiction) {
    const EntryInJurisdiction* best = nullptr;
    for (const Identity& identity : identities) {
      const auto entry = static_cast<std::size_t>(find_entry(set_, identity.entry));
      const EntryInJurisdiction& cell = at(entry, jurisdiction);
      if (cell.row != nullptr && (best == nullptr || is_better(cell, *best))) {
        best = &cell;
      }
    }
    const std::string& name = set_.jurisdictions[jurisdiction];
    if (best != nullptr) {
      gap.listed_in.push_back(
          {name, best->status, best->standing.since, best->standing.since_verified});
    } else if (std::find(selected_.begin(), selected_.end(), jurisdiction) != selected_.end()) {
      gap.not_found_in.push_back(name);
    }
  }
  return identities.empty() || gap.listed_in.empty() || gap.not_found_in.empty() ? Gap() : gap;
}

}  // namespace congener::detect
