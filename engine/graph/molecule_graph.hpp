#pragma once
// A molecule as a small graph of plain numbers, without RDKit: what substructure search and the
// gate look at. It is made of an RDKit molecule (chem/molecule_graph.hpp) or straight of a SMILES
// text (smiles_graph.hpp), holds no pointer and allocates nothing, so that a thread can keep one
// and fill it a million times a second.
//
// It holds what RDKit perceives in a sanitized molecule: aromaticity, hydrogens, ring membership
// and the smallest rings. Stereo is left out: what asks for it is asked of RDKit.

#include <array>
#include <cstddef>
#include <cstdint>

namespace congener::graph {

/// Larger molecules are RDKit's.
constexpr int kMostAtoms = 255;
constexpr int kMostBonds = 255;
constexpr int kMostNeighbours = 6;  ///< of one atom, as in SF6 and PF6-

/// All that is known of one atom, in 64 bits: a query can ask for many things by one mask.
using AtomWord = std::uint64_t;

/// A run of bits of an AtomWord.
struct AtomField {
  int shift = 0;
  int bits = 0;

  constexpr AtomWord largest() const { return (AtomWord{1} << bits) - 1; }
  constexpr AtomWord mask() const { return largest() << shift; }
  constexpr AtomWord put(AtomWord value) const { return value << shift; }
  constexpr int of(AtomWord atom) const { return static_cast<int>(atom >> shift & largest()); }
};

namespace atom_field {

constexpr AtomField kElement{0, 7};         ///< atomic number; 0: a dummy atom
constexpr AtomField kAromatic{7, 1};        ///< 1: aromatic
constexpr AtomField kCharge{8, 4};          ///< formal charge + kChargeOffset
constexpr AtomField kHydrogens{12, 4};      ///< all: drawn as atoms or not
constexpr AtomField kBareHydrogens{16, 4};  ///< those that are not drawn as atoms
constexpr AtomField kDegree{20, 3};         ///< neighbours in the graph
constexpr AtomField kConnections{23, 4};    ///< neighbours and bare hydrogens
constexpr AtomField kValence{27, 4};        ///< total, bare hydrogens included
constexpr AtomField kRingBonds{31, 3};      ///< bonds of this atom that are in a ring
constexpr AtomField kRings{34, 4};          ///< smallest rings that it is in; needs are_rings_known
constexpr AtomField kLeastRing{38, 5};      ///< size of the least of them, 0: none; the same
constexpr AtomField kIsotope{43, 10};       ///< mass number, 0: as in nature

}  // namespace atom_field

constexpr int kChargeOffset = 8;
constexpr int kLeastCharge = -8;
constexpr int kMostCharge = 7;

inline int element_of(AtomWord atom) {
  return atom_field::kElement.of(atom);
}
inline bool is_aromatic(AtomWord atom) {
  return atom_field::kAromatic.of(atom) != 0;
}
inline int charge_of(AtomWord atom) {
  return atom_field::kCharge.of(atom) - kChargeOffset;
}
inline int degree_of(AtomWord atom) {
  return atom_field::kDegree.of(atom);
}
inline bool is_in_ring(AtomWord atom) {
  return atom_field::kRingBonds.of(atom) != 0;
}

enum class BondOrder : std::uint8_t { Other, Single, Double, Triple, Aromatic };

/// Order and ring membership of a bond in four bits, so that the bonds that fit a query are 16
/// bits.
using BondCode = std::uint8_t;
constexpr int kBondCodes = 16;

constexpr BondCode bond_code(BondOrder order, bool is_in_ring) {
  return static_cast<BondCode>(static_cast<int>(order) * 2 + (is_in_ring ? 1 : 0));
}
constexpr BondOrder order_of(BondCode code) {
  return static_cast<BondOrder>(code / 2);
}
constexpr bool is_ring_bond(BondCode code) {
  return code % 2 != 0;
}

struct Neighbour {
  std::uint8_t atom = 0;
  std::uint8_t bond = 0;
};

/// The atoms and bonds of one molecule, wherever they are stored. The neighbours of an atom stand
/// from first_neighbour[atom] on, as many as its degree.
struct GraphView {
  int atom_count = 0;
  int bond_count = 0;
  bool are_rings_known = false;  ///< kRings and kLeastRing of all atoms
  const AtomWord* atoms = nullptr;
  const BondCode* bonds = nullptr;
  const std::uint16_t* first_neighbour = nullptr;
  const Neighbour* neighbours = nullptr;

  const Neighbour* begin_of(int atom) const { return neighbours + first_neighbour[atom]; }
  const Neighbour* end_of(int atom) const { return begin_of(atom) + degree_of(atoms[atom]); }
};

/// Scratch space for one molecule; what is beyond the counts is left over from earlier ones. Not to
/// be shared while it is filled.
class MoleculeGraph {
 public:
  int atom_count = 0;
  int bond_count = 0;
  int component_count = 0;
  bool are_rings_known = false;
  bool has_charges = false;
  bool has_isotopes = false;
  bool has_stereo_marks = false;  ///< drawn anywhere, meaningful or not

  std::array<AtomWord, kMostAtoms> atoms;
  std::array<std::uint8_t, kMostAtoms> component;  ///< from 0, in order of first atoms
  std::array<BondCode, kMostBonds> bonds;
  std::array<std::uint8_t, kMostBonds> bond_begin;
  std::array<std::uint8_t, kMostBonds> bond_end;
  std::array<Neighbour, static_cast<std::size_t>(kMostAtoms) * kMostNeighbours> neighbours;

  Neighbour& neighbour(int atom, int place) {
    return neighbours[static_cast<std::size_t>(atom * kMostNeighbours + place)];
  }
  const Neighbour& neighbour(int atom, int place) const {
    return neighbours[static_cast<std::size_t>(atom * kMostNeighbours + place)];
  }

  GraphView view() const {
    return {atom_count,   bond_count,         are_rings_known,  atoms.data(),
            bonds.data(), kEvenPlaces.data(), neighbours.data()};
  }

 private:
  /// first_neighbour of a graph with room for kMostNeighbours at each atom.
  static constexpr std::array<std::uint16_t, kMostAtoms> even_places() {
    std::array<std::uint16_t, kMostAtoms> places{};
    for (int atom = 0; atom < kMostAtoms; ++atom) {
      places[static_cast<std::size_t>(atom)] = static_cast<std::uint16_t>(atom * kMostNeighbours);
    }
    return places;
  }
  static const std::array<std::uint16_t, kMostAtoms> kEvenPlaces;
};

}  // namespace congener::graph
