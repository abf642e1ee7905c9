#pragma once
// Whether two molecules are tautomers of each other, by RDKit's rules with tight limits. This costs
// thousands of times as much as the keys of skeleton.hpp, so it is only for molecules whose keys
// are equal.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chem/molecule.hpp"

namespace congener::chem {

/// Holds RDKit's rule catalogue; one object per thread.
class TautomerRules {
 public:
  TautomerRules();
  ~TautomerRules();

  /// Canonical SMILES of the canonical tautomer, without stereo. Compare, never report.
  std::string canonical_tautomer(const Molecule& molecule);

  /// All tautomers that RDKit finds within its limits, without stereo, atoms in the molecule's
  /// order; the molecule itself among them.
  std::vector<Molecule> tautomers(const Molecule& molecule);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A molecule with its tautomers, made when first asked for: each class may ask for the same ones.
/// Refers to the molecule and the rules.
class Tautomers {
 public:
  Tautomers(const Molecule& molecule, TautomerRules& rules) : molecule_(molecule), rules_(rules) {}

  const Molecule& molecule() const { return molecule_; }
  const std::vector<Molecule>& all();

 private:
  const Molecule& molecule_;
  TautomerRules& rules_;
  std::optional<std::vector<Molecule>> all_;
};

}  // namespace congener::chem
