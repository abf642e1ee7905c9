#pragma once
// One way of drawing for each substance: metals disconnected, functional groups normalised, charges
// neutralised. Each step is skipped where it provably changes nothing (nearly always).

#include <memory>

#include "chem/molecule.hpp"

namespace congener::chem {

/// Holds RDKit's rule catalogues; one object per thread.
class Standardizer {
 public:
  Standardizer();
  ~Standardizer();

  /// Disconnects metals and normalises functional groups. Charges stay, and so does the order of
  /// the atoms. Throws StructureError for a molecule that cannot be redrawn in reasonable time.
  Molecule normalized(Molecule&& molecule);

  /// Adds and removes hydrogens until as little charge is left as possible.
  Molecule uncharged(const Molecule& molecule);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// True when RDKit's normalisation rules cannot match: no charge but in groups that are normal
/// already, no unusual valence, no metal bond. Never true for a molecule that they would change.
bool is_surely_normal(const Molecule& molecule);

/// True when uncharging cannot change the molecule: it has no charges but those of groups that are
/// drawn with two, such as nitro.
bool is_surely_uncharged(const Molecule& molecule);

Molecule without_stereo(const Molecule& molecule);

/// Isotope labels off, labelled hydrogens made implicit.
Molecule without_isotopes(const Molecule& molecule);

}  // namespace congener::chem
