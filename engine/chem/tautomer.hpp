#pragma once
// Whether two molecules are tautomers of each other, by RDKit's rules with tight limits. Thousands
// of times dearer than the keys of skeleton.hpp: only for molecules that those could not tell
// apart.

#include <memory>
#include <string>

#include "chem/molecule.hpp"

namespace congener::chem {

/// Holds RDKit's rule catalogue; one object per thread.
class TautomerRules {
 public:
  TautomerRules();
  ~TautomerRules();

  /// Canonical SMILES of the canonical tautomer, without stereo. Compare, never report.
  std::string canonical_tautomer(const Molecule& molecule);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace congener::chem
