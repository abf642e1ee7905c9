#pragma once
// Bonds of a molecule, for the files of this folder that match patterns.

#include <cstddef>
#include <vector>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {

/// Bonds that these atoms have among themselves. More than a pattern draws: a further ring.
inline unsigned int bond_count_among(const RDKit::ROMol& molecule, const std::vector<int>& atoms) {
  unsigned int bonds = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    for (std::size_t j = i + 1; j < atoms.size(); ++j) {
      const auto* bond = molecule.getBondBetweenAtoms(static_cast<unsigned int>(atoms[i]),
                                                      static_cast<unsigned int>(atoms[j]));
      bonds += bond != nullptr ? 1 : 0;
    }
  }
  return bonds;
}

}  // namespace congener::chem
