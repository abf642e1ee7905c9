#pragma once
// A drawing may stand for many substances: undefined atoms and bonds, abbreviations, polymers.

#include <string>

namespace RDKit {
class RWMol;
}

namespace congener::chem {

/// What keeps a sanitized structure with known rings from being one single substance.
struct Ambiguity {
  std::string problem;  ///< empty: nothing
  int atom = -1;        ///< where it is, from 0; -1: at no single atom
  int bond = -1;        ///< likewise
};

Ambiguity ambiguity(const RDKit::RWMol& molecule);

}  // namespace congener::chem
