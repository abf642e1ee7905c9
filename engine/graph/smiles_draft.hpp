#pragma once
// What the stages of the fast SMILES reader hand on to each other: a molecule as it is drawn, and
// what has been found out about it so far. Only smiles_graph.hpp is for others.
//
// Fixed arrays without clearing: a stage writes what later ones read.

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

constexpr int kMostRingClosures = 40;
constexpr int kMostRingBonds = 128;

struct DraftAtom {
  std::uint8_t element = 0;
  bool is_lower_case = false;  ///< written as aromatic
  bool is_bracket = false;     ///< its hydrogens are written
  bool has_chirality = false;  ///< @ or @@ is written
  bool is_aromatic = false;    ///< as perceived
  std::uint8_t hydrogens = 0;
  std::int8_t charge = 0;
  std::uint8_t degree = 0;
  // The text is a tree of atoms but for its ring closures:
  std::uint8_t parent = 0;
  std::uint8_t parent_bond = 0;
  std::uint8_t depth = 0;
  // Smallest rings, where they are known. Each ring adds its bonds at both of their ends, so two
  // per atom:
  std::uint8_t ring_ends = 0;
  std::uint8_t least_ring = 0;
  std::uint8_t ring_bonds = 0;
  /// Bonds that are left when all ends of chains are cut off, again and again: those in rings and
  /// between them. Only after find_core.
  std::uint8_t core_bonds = 0;
  std::uint16_t isotope = 0;
};

struct DraftBond {
  /// As drawn; those between lower-case atoms become single or double once Kekule's form is known.
  BondOrder order = BondOrder::Single;
  bool is_drawn_aromatic = false;  ///< between lower-case atoms and in a ring
  bool is_aromatic = false;        ///< as perceived
  std::uint8_t ring_place = 0;     ///< 1 + place among the ring bonds; 0: in no ring
};

struct SmilesDraft {
  MoleculeGraph* graph = nullptr;  ///< is filled while reading: ends of bonds, neighbours, parts
  int atom_count = 0;
  int bond_count = 0;
  int component_count = 0;
  int closure_count = 0;
  int ring_bond_count = 0;
  bool has_lower_case = false;
  bool has_charges = false;
  bool has_isotopes = false;
  bool has_stereo_marks = false;
  bool are_rings_known = true;

  std::array<DraftAtom, kMostAtoms> atoms;
  std::array<DraftBond, kMostBonds> bonds;
  std::array<std::uint8_t, kMostRingClosures> closures;  ///< their bonds
  std::array<std::uint8_t, kMostRingBonds> ring_bonds;   ///< bond of each place

  DraftAtom& atom(int index) { return atoms[static_cast<std::size_t>(index)]; }
  const DraftAtom& atom(int index) const { return atoms[static_cast<std::size_t>(index)]; }
  DraftBond& bond(int index) { return bonds[static_cast<std::size_t>(index)]; }
  const DraftBond& bond(int index) const { return bonds[static_cast<std::size_t>(index)]; }
  int begin_of(int bond) const { return graph->bond_begin[static_cast<std::size_t>(bond)]; }
  int end_of(int bond) const { return graph->bond_end[static_cast<std::size_t>(bond)]; }
  int closure(int index) const { return closures[static_cast<std::size_t>(index)]; }
  int ring_bond(int place) const { return ring_bonds[static_cast<std::size_t>(place)]; }

  /// False: there is no room for the bond.
  bool add_bond(int begin, int end, BondOrder order) {
    DraftAtom& one = atom(begin);
    DraftAtom& other = atom(end);
    if (bond_count == kMostBonds || one.degree == kMostNeighbours ||
        other.degree == kMostNeighbours) {
      return false;
    }
    const auto place = static_cast<std::uint8_t>(bond_count++);
    bonds[place] = {order, false, false, 0};
    graph->bond_begin[place] = static_cast<std::uint8_t>(begin);
    graph->bond_end[place] = static_cast<std::uint8_t>(end);
    graph->neighbour(begin, one.degree++) = {static_cast<std::uint8_t>(end), place};
    graph->neighbour(end, other.degree++) = {static_cast<std::uint8_t>(begin), place};
    return true;
  }

  /// The neighbours of an atom, for a loop.
  struct Neighbours {
    const Neighbour* first;
    const Neighbour* last;
    const Neighbour* begin() const { return first; }
    const Neighbour* end() const { return last; }
  };
  Neighbours neighbours_of(int atom_index) const {
    const Neighbour* first = &graph->neighbour(atom_index, 0);
    return {first, first + atom(atom_index).degree};
  }

  /// Single 1, double 2, triple 3. Not for bonds whose order is open.
  int order_number(int bond_index) const {
    return static_cast<int>(bond(bond_index).order) - static_cast<int>(BondOrder::Single) + 1;
  }
};

}  // namespace congener::graph
