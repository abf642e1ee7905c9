#pragma once
// A drawing may stand for many substances: undefined atoms and bonds, abbreviations, polymers.

#include <string>

namespace RDKit {
class RWMol;
}

namespace congener::chem {

/// What keeps a sanitized structure with known rings from being one single substance; empty:
/// nothing.
std::string ambiguity(const RDKit::RWMol& molecule);

}  // namespace congener::chem
