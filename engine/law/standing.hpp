#pragma once
// Control rows on one day: which of them apply, and which one answers. Doubt about a date stays in
// the answer and is never decided silently.

#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::law {

/// Whether a fact was read in a text that we trust.
bool is_verified(Confidence confidence);

/// Whether a row applies on a day.
struct Standing {
  bool applies = false;
  bool date_verified = false;  ///< false: whether it already applies is in doubt
  std::optional<Date> since;
  std::optional<Date> not_before;     ///< where since is not known: bounds of it
  std::optional<Date> at_the_latest;  ///< ... only when this day has come
  bool since_verified =
      false;                  ///< false: since may be wrong, even where it is sure to apply by now
  std::optional<Note> doubt;  ///< an unverified date decided that it does not apply
};

Standing standing_on(const ControlRow& row, const Date& as_of);

/// Status that an applying row gives; NoFinding for rows that only report a search without result.
Status status_of(ControlStatus status);

/// The row that answers for one entry in one jurisdiction on the chosen day.
struct EntryInJurisdiction {
  const ControlRow* row = nullptr;  ///< null: no row applies
  Status status = Status::NoFinding;
  Standing standing;
  std::vector<const ControlRow*> amendments;  ///< scope amendments that apply, the row itself aside
  std::vector<Note> notes;                    ///< rows that do not apply but are worth knowing
};

/// Whether a answers before b: the row with the higher status does. Among equals a permanent row
/// that was read comes before its extension, then a temporary row, then one that nobody has read;
/// then the earliest known date decides.
bool is_better(const EntryInJurisdiction& a, const EntryInJurisdiction& b);

/// Rows of one jurisdiction, in their order.
std::vector<const ControlRow*> rows_of(const Entry& entry, const std::string& jurisdiction);
std::vector<const ControlRow*> rows_of(const StructureClass& definition);

/// The best of those rows that apply. rows: those of one entry or class in one jurisdiction.
EntryInJurisdiction answer_on(const std::vector<const ControlRow*>& rows, const Date& as_of);

}  // namespace congener::law
