#include "law/standing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace congener::law {
namespace {

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
    standing.doubt.emplace();
    standing.doubt->kind = Note::Kind::DateNotVerified;
    standing.doubt->citation = row.citation.empty() ? row.list : row.citation;
    standing.doubt->date = period.effective;
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

/// A row that tells of a search, or of a reading, by which nothing applies.
Note note_of(const ControlRow& row) {
  Note note;
  note.kind =
      row.status == ControlStatus::NotCovered ? Note::Kind::NotCovered : Note::Kind::NothingFound;
  note.text = row.scope;
  note.citation = row.citation;
  return note;
}

}  // namespace

bool is_verified(Confidence confidence) {
  return confidence == Confidence::Confirmed || confidence == Confidence::Secondary;
}

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
  standing.not_before = first_day;
  standing.at_the_latest = standing.date_verified ? period.latest : std::nullopt;
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

std::vector<const ControlRow*> rows_of(const Entry& entry, const std::string& jurisdiction) {
  std::vector<const ControlRow*> rows;
  for (const ControlRow& row : entry.controls) {
    if (row.jurisdiction == jurisdiction) {
      rows.push_back(&row);
    }
  }
  return rows;
}

std::vector<const ControlRow*> rows_of(const StructureClass& definition) {
  std::vector<const ControlRow*> rows;
  for (const ControlRow& row : definition.controls) {
    rows.push_back(&row);
  }
  return rows;
}

EntryInJurisdiction answer_on(const std::vector<const ControlRow*>& rows, const Date& as_of) {
  EntryInJurisdiction best;
  std::vector<const ControlRow*> amendments;
  std::vector<Note> notes;
  for (const ControlRow* row : rows) {
    EntryInJurisdiction candidate;
    candidate.row = row;
    candidate.status = status_of(row->status);
    candidate.standing = standing_on(*row, as_of);
    if (row->status == ControlStatus::ScopeExtended && candidate.standing.applies) {
      amendments.push_back(row);
    }
    if (candidate.status == Status::NoFinding) {
      notes.push_back(note_of(*row));
    } else if (candidate.standing.applies && is_better(candidate, best)) {
      best = candidate;
    } else if (candidate.standing.doubt) {
      notes.push_back(*candidate.standing.doubt);
    }
  }
  std::copy_if(amendments.begin(), amendments.end(), std::back_inserter(best.amendments),
               [&](const ControlRow* row) { return row != best.row; });
  best.notes = std::move(notes);
  return best;
}

}  // namespace congener::law
