#pragma once
// The fixed part of a class definition, given as a drawing, ready to be found in molecules: every
// atom stands for its element, every bond for its order. One object per thread.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "chem/molecule.hpp"
#include "graph/smarts_graph.hpp"

namespace RDKit {
class RWMol;
}

namespace congener::chem {

/// Atoms of a ring: carbon, nitrogen, oxygen, aromatic ones, all.
using RingAtoms = std::array<int, 5>;

/// The smallest rings of a molecule, ascending.
std::vector<RingAtoms> rings_of(const Molecule& molecule);

class CorePattern {
 public:
  /// Throws std::invalid_argument when the text is no SMILES, has several parts, or gives one label
  /// twice.
  explicit CorePattern(const std::string& smiles);
  ~CorePattern();
  CorePattern(CorePattern&&) noexcept;
  CorePattern& operator=(CorePattern&&) noexcept;
  CorePattern(const CorePattern&) = delete;
  CorePattern& operator=(const CorePattern&) = delete;

  /// Whether a molecule with these rings can hold the core. A ring of the core has only single
  /// attachments outside it or is fused to a group, so it is one of the molecule's smallest rings,
  /// too. Nearly every molecule fails here, at no cost.
  bool has_its_rings(const std::vector<RingAtoms>& rings) const;

  /// Places of the core in the molecule, symmetric ones included: for each core atom its atom. Each
  /// has just the bonds of the drawing among these atoms.
  std::vector<std::vector<int>> matches(const Molecule& molecule) const;

  /// For a molecule that does not have the core as it is drawn. False only if no tautomer of it has
  /// the core with nothing but hydrogen on the core's unlabelled atoms; aromatic rings are taken to
  /// stay aromatic. bears_double_bonds: groups may be double-bonded to the core (=O).
  bool may_be_in_a_tautomer(const Molecule& molecule, bool bears_double_bonds) const;

  /// The drawing as a pattern for bare graphs, atom by atom: elements, what must be in a ring, and
  /// with_aromaticity which atoms are aromatic. Its bonds may be of any order.
  graph::SmartsTree tree(bool with_aromaticity) const;

  /// For each core atom the number of its bonds in the drawing.
  std::vector<int> degrees() const;

  /// For each core atom its atom-map number; 0: none.
  const std::vector<int>& labels() const { return labels_; }

 private:
  bool may_become_the_core(const Molecule& molecule, const std::vector<int>& place) const;

  std::unique_ptr<RDKit::RWMol> drawing_;
  std::unique_ptr<RDKit::RWMol> exact_;  ///< query: elements, aromaticity, charges, bond orders
  std::unique_ptr<RDKit::RWMol> blind_;  ///< query: elements only
  std::vector<int> labels_;
  std::vector<RingAtoms> rings_;
  bool has_pi_bonds_ = false;  ///< the drawing has double or triple bonds, not aromatic
};

}  // namespace congener::chem
