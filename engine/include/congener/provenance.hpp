#pragma once
// What a report was made with: the versions and hashes that somebody needs to make it again.

#include <cstdint>
#include <string>

#include "congener/export.hpp"
#include "congener/reference_set.hpp"

namespace congener {

struct Provenance {
  std::string program_version;
  std::string rdkit_version;
  std::string boost_version;
  std::string set_id;
  std::string set_version;
  std::string set_sha256;
  /// The counts of ordinary molecules that rates rest on.
  std::string calibration_sha256;  ///< of the file; empty: no calibration, or made in memory
  std::uint64_t calibration_molecules = 0;
};

/// This program with this reference set.
CONGENER_EXPORT Provenance provenance_of(const ReferenceSet& set);

}  // namespace congener
