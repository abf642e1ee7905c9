#pragma once
// Bonds of a molecule, for the files of this folder.

#include <algorithm>
#include <array>
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

/// 1 to 3 for single, double and triple bonds, 0 for all others.
inline int order_of(const RDKit::Bond& bond) {
  switch (bond.getBondType()) {
    case RDKit::Bond::SINGLE:
      return 1;
    case RDKit::Bond::DOUBLE:
      return 2;
    case RDKit::Bond::TRIPLE:
      return 3;
    default:
      return 0;
  }
}

/// All elements but noble gases, halogens, chalcogens, H, B, C, N, Si, P, As, Sb: the view of
/// RDKit's disconnector of metals.
inline bool is_metal(int atomic_number) {
  constexpr std::array<int, 23> kOthers = {1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                           18, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86};
  return atomic_number > 0 && !std::binary_search(kOthers.begin(), kOthers.end(), atomic_number);
}

}  // namespace congener::chem
