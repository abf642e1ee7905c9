#include "congener/provenance.hpp"

#include "congener/version.hpp"

namespace congener {

Provenance provenance_of(const ReferenceSet& set) {
  Provenance provenance;
  provenance.program_version = program_version();
  provenance.rdkit_version = rdkit_version();
  provenance.boost_version = boost_version();
  provenance.set_id = set.id;
  provenance.set_version = set.version;
  provenance.set_sha256 = set.sha256;
  provenance.calibration_sha256 = set.calibration.sha256;
  provenance.calibration_molecules = molecules_counted(set.calibration);
  return provenance;
}

}  // namespace congener
