#pragma once
// What a structure is, held against one reference set: its identities, the class definitions that
// it meets, and what it resembles. Nothing here depends on a day or a jurisdiction; what a law says
// of it is worked out from this (Detector::answer).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "congener/date.hpp"
#include "congener/export.hpp"
#include "congener/finding.hpp"

namespace congener {

/// What one closed class definition says of a structure. The words of a definition may change on
/// certain days (limbs that come into force), and each version is asked by itself.
struct ClassEvidence {
  struct Version {
    std::optional<Date> from;  ///< first day of these words; nothing: the first version
    /// Nothing: the core is not there, or the structure is far outside.
    std::optional<ClassFinding> finding;
  };

  std::string rule;               ///< id of the class
  std::vector<Version> versions;  ///< ascending; at least one has a finding
};

/// The evidence on one structure. Plain data.
struct Evidence {
  std::string problem;  ///< why the structure could not be screened; empty otherwise
  Stage stage = Stage::Parsed;
  GateScreen let_through_by = GateScreen::None;
  std::vector<Identity> identities;    ///< in the order of the entries
  std::vector<ClassEvidence> classes;  ///< in the order of the set
  /// To entries that it is not identical to, in the order of the entries; of every grade, without
  /// jurisdictions.
  std::vector<Resemblance> nearest;
};

/// The stored form: compact bytes whose format and version are in engine/evidence/FORMAT.md. It
/// does not hold which reference set, program and settings the evidence is of: whoever stores it
/// keeps these beside it (Provenance, DetectorOptions), once for all records.
CONGENER_EXPORT std::string to_bytes(const Evidence& evidence);

/// The evidence again. Throws FormatError for bytes that are none, or of another version.
CONGENER_EXPORT Evidence evidence_from_bytes(std::string_view bytes);

}  // namespace congener
