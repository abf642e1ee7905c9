#pragma once
// What was judged, in the terms that chemists file: canonical SMILES, formula, masses, InChIKey.

#include <vector>

#include "chem/molecule.hpp"
#include "chem/standardize.hpp"
#include "congener/resolution.hpp"

namespace congener::evidence {

/// deciding_atoms: atoms of the record that the finding rests on; of a record of several components
/// the one that holds the first of them is described as well. Throws chem::StructureError.
StructureDescription described(const chem::Molecule& record, const std::vector<int>& deciding_atoms,
                               chem::Standardizer& standardizer);

}  // namespace congener::evidence
