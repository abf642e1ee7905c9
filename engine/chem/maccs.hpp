#pragma once
// The 166 public MDL keys, as a one-metric baseline only (Durant and others 2002, doi
// 10.1021/ci010132r).

#include "chem/molecule.hpp"
#include "congener/fingerprints/fingerprint.hpp"

namespace congener::chem {

/// Bit i is key i; 192 bits of which 1 to 166 are used.
fingerprints::Fingerprint maccs_keys(const Molecule& molecule);

}  // namespace congener::chem
