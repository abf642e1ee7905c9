#include "chem/maccs.hpp"

#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/MACCS.h>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {

fingerprints::Fingerprint maccs_keys(const Molecule& molecule) {
  const auto bits = owned(RDKit::MACCSFingerprints::getFingerprintAsBitVect(molecule.rdkit()));
  fingerprints::Fingerprint fingerprint;
  fingerprint.words.assign(3, 0);
  for (unsigned bit = 0; bit < bits->getNumBits(); ++bit) {
    if (bits->getBit(bit)) {
      fingerprint.words[bit / 64] |= 1ULL << (bit % 64);
      ++fingerprint.on_bits;
    }
  }
  return fingerprint;
}

}  // namespace congener::chem
