#pragma once
// Short questions about an atom of a small graph and what hangs on it.

#include <cstddef>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

/// Atomic numbers of the elements that groups are told by.
enum Element : int {
  kHydrogen = 1,
  kBoron = 5,
  kCarbon = 6,
  kNitrogen = 7,
  kOxygen = 8,
  kFluorine = 9,
  kSilicon = 14,
  kPhosphorus = 15,
  kSulfur = 16,
  kChlorine = 17,
  kSelenium = 34,
  kBromine = 35,
  kIodine = 53
};

inline AtomWord word_of(const MoleculeGraph& molecule, int atom) {
  return molecule.atoms[static_cast<std::size_t>(atom)];
}

/// place: of the neighbour, 0 to the atom's degree - 1.
inline BondOrder order_at(const MoleculeGraph& molecule, int atom, int place) {
  return order_of(molecule.bonds[molecule.neighbour(atom, place).bond]);
}
inline AtomWord neighbour_at(const MoleculeGraph& molecule, int atom, int place) {
  return molecule.atoms[molecule.neighbour(atom, place).atom];
}

inline int count_bonds(const MoleculeGraph& molecule, int atom, BondOrder order) {
  int count = 0;
  for (int place = 0; place < degree_of(word_of(molecule, atom)); ++place) {
    count += order_at(molecule, atom, place) == order ? 1 : 0;
  }
  return count;
}

inline bool has_only_single_bonds(const MoleculeGraph& molecule, int atom) {
  return count_bonds(molecule, atom, BondOrder::Single) == degree_of(word_of(molecule, atom));
}

/// Changes one field of an atom.
inline void set_field(MoleculeGraph& molecule, int atom, const AtomField& field, int value) {
  AtomWord& word = molecule.atoms[static_cast<std::size_t>(atom)];
  word = (word & ~field.mask()) | field.put(static_cast<AtomWord>(value));
}

}  // namespace congener::graph
