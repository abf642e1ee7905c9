#pragma once
// The control rows of a reference set on one day: which of them apply, and what each jurisdiction
// says of an identity or a resemblance. Doubt about a date is carried along, never decided
// silently.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "congener/date.hpp"
#include "congener/detector.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::detect {

/// Whether a row applies on a day.
struct Standing {
  bool applies = false;
  bool date_verified = false;  ///< false: whether it already applies is in doubt
  std::optional<Date> since;
  bool since_verified =
      false;          ///< false: since may be wrong, even where it is sure to apply by now
  std::string doubt;  ///< not empty: an unverified date decided, in words
};

Standing standing_on(const ControlRow& row, const Date& as_of);

/// Status that an applying row gives; NoFinding for rows that only report a search without result.
Status status_of(ControlStatus status);

/// The row that answers for one entry in one jurisdiction on the chosen day.
struct EntryInJurisdiction {
  const ControlRow* row = nullptr;  ///< null: no row applies
  Status status = Status::NoFinding;
  Standing standing;
  std::vector<std::string> notes;  ///< rows that do not apply but are worth knowing
};

/// Everything decided once per run. Const and safe to share between threads.
class JurisdictionTable {
 public:
  JurisdictionTable(const ReferenceSet& set, const DetectorOptions& options);

  /// What the selected jurisdictions say. nearest receives its jurisdictions and loses entries that
  /// none of them has in force; both are sorted for the report.
  std::vector<JurisdictionFinding> decide(const std::vector<Identity>& identities,
                                          std::vector<Resemblance>& nearest) const;

  /// Where the identical substance is listed, in all jurisdictions of the set, and where it is not
  /// found.
  Gap gap(const std::vector<Identity>& identities) const;

 private:
  const EntryInJurisdiction& at(std::size_t entry, std::size_t jurisdiction) const;
  JurisdictionFinding identity_finding(std::size_t jurisdiction, const Identity& identity) const;
  JurisdictionFinding resemblance_finding(std::size_t jurisdiction,
                                          const Resemblance& resemblance) const;
  bool is_in_force(std::size_t entry, std::size_t jurisdiction) const;

  const ReferenceSet& set_;
  std::vector<std::size_t> selected_;  ///< positions in set_.jurisdictions
  std::vector<EntryInJurisdiction> cells_;
};

}  // namespace congener::detect
