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

/// What one closed class definition says of a structure. The words of a definition change on days
/// when a limb comes into force; each version of the words has its own finding.
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
  /// Resemblances of every grade, in the order of the entries, without those to entries that the
  /// structure is. Their jurisdictions are empty: these belong to the law.
  std::vector<Resemblance> nearest;
};

/// The stored form: compact bytes whose format and version are in engine/evidence/FORMAT.md. It
/// does not hold which reference set, program and settings the evidence is of: whoever stores it
/// keeps these beside it (Provenance, DetectorOptions), once for all records.
CONGENER_EXPORT std::string to_bytes(const Evidence& evidence);

/// The evidence again. Throws FormatError for bytes that are none, or of another version.
CONGENER_EXPORT Evidence evidence_from_bytes(std::string_view bytes);

}  // namespace congener
