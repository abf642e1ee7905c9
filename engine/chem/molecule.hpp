#pragma once
// A molecule as the rest of the engine sees it: RDKit stays behind this header.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace RDKit {
class ROMol;
class RWMol;
}  // namespace RDKit

namespace congener::graph {
class MoleculeGraph;
}

namespace congener::chem {

/// Owns one molecule and, for each of its atoms, where it stood in the submitted record (-1:
/// nowhere). Movable, not copyable by accident: use copy(). Not to be shared between threads (RDKit
/// caches inside).
class Molecule {
 public:
  Molecule(std::unique_ptr<RDKit::RWMol> molecule, std::vector<int> record_atoms);
  ~Molecule();
  Molecule(Molecule&&) noexcept;
  Molecule& operator=(Molecule&&) noexcept;
  Molecule(const Molecule&) = delete;
  Molecule& operator=(const Molecule&) = delete;

  Molecule copy() const;

  const RDKit::RWMol& rdkit() const { return *molecule_; }
  /// To change it. Whoever keeps the reference must not change it after a question to small_graph.
  RDKit::RWMol& rdkit();

  /// The same molecule for callers that know RDKit's types by name only.
  const RDKit::ROMol& graph() const;

  /// The same molecule without RDKit (chem/molecule_graph.hpp), made when it is first asked for and
  /// kept until rdkit() is asked for changes. Null: it does not fit in.
  const graph::MoleculeGraph* small_graph() const;

  /// For each atom its number in the record, as Finding describes; -1 for hydrogens.
  const std::vector<int>& record_atoms() const { return record_atoms_; }

  /// The record's numbers of these atoms, ascending, without hydrogens.
  std::vector<int> to_record_atoms(const std::vector<int>& atoms) const;
  /// The record's numbers of all heavy atoms, ascending.
  std::vector<int> all_record_atoms() const;

 private:
  std::unique_ptr<RDKit::RWMol> molecule_;
  std::vector<int> record_atoms_;
  mutable std::unique_ptr<graph::MoleculeGraph> small_graph_;
  mutable bool was_asked_for_small_graph_ = false;
};

int heavy_atom_count(const Molecule& molecule);

/// Molecular formula in Hill order, isotopes not set apart, charge as in RDKit ("C5H10NO+").
std::string hill_formula(const Molecule& molecule);

/// Canonical SMILES with stereo, charges and isotopes. Differs between RDKit releases: compare,
/// never report.
std::string canonical_smiles(const Molecule& molecule);

/// The parts of a salt or mixture, in record order. One part: the molecule itself, moved.
std::vector<Molecule> split_components(Molecule&& molecule);

/// The first of the parts with the most heavy atoms.
Molecule largest_component(Molecule&& molecule);

/// Average molecular mass in u, hydrogens included.
double average_mass_u(const Molecule& molecule);

/// Mass in u of the isotopes that are drawn, else of the most common ones (monoisotopic).
double exact_mass_u(const Molecule& molecule);

/// Atoms drawn as *, ascending.
std::vector<int> undefined_atoms(const Molecule& molecule);

std::string element_symbol(const Molecule& molecule, int atom);

/// Hydrogens on this atom, drawn or not.
int hydrogen_count(const Molecule& molecule, int atom);

/// "none", "single", "double", "triple", "aromatic" or "other".
std::string bond_between(const Molecule& molecule, int first_atom, int second_atom);

/// The element of a molecule that is one metal atom or ion and nothing else; else empty.
std::string lone_metal(const Molecule& molecule);

int net_charge(const Molecule& molecule);
bool has_charged_atoms(const Molecule& molecule);
bool has_isotopes(const Molecule& molecule);
bool has_stereo(const Molecule& molecule);  ///< at an atom or a double bond, as drawn

}  // namespace congener::chem
