#pragma once
// Which of several readings of a record decides, and which of the others are told.

#include <functional>
#include <vector>

#include "congener/evidence.hpp"
#include "congener/finding.hpp"
#include "congener/resolution.hpp"

namespace congener::detect {

/// A reading with what was found for it.
struct JudgedReading {
  Reading reading;
  Evidence evidence;  ///< of its structure; empty where there is none
  Finding finding;    ///< by it alone
};

/// Whether two structures may be one substance, by their bare graphs.
using SameSkeleton = std::function<bool(const Reading&, const Reading&)>;

/// The finding with the highest status, the first among equals, with resolved_by and
/// other_readings. A structure that cannot be read makes the record not screened, unless something
/// else of the record is flagged.
Finding combined(std::vector<JudgedReading>&& judged, const SameSkeleton& same_skeleton);

/// The readings that are InChIKeys which the set does not know.
std::vector<Reading> unknown_keys(const std::vector<Reading>& readings);

/// Tells those of them that are neither the key of the record nor that of the component that
/// decided (by the first block: the skeleton). Does nothing for a finding that is not described.
void tell_wrong_keys(std::vector<Reading>&& unknown_keys, Finding& finding);

/// Whether a text was not screened because its form is not that of a SMILES, so that it may have
/// been meant as a name.
bool reads_as_no_smiles(const Finding& finding);

}  // namespace congener::detect
