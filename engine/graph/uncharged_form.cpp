#include <algorithm>
#include <array>
#include <cstddef>

#include "graph/atom_neighbours.hpp"
#include "graph/drawn_forms.hpp"

namespace congener::graph {
namespace {

enum class Opposite { None, WithoutHydrogens, WithHydrogens };

/// Charged neighbours of the opposite sign.
Opposite opposite_neighbour(const MoleculeGraph& molecule, int atom) {
  Opposite opposite = Opposite::None;
  const AtomWord word = word_of(molecule, atom);
  for (int place = 0; place < degree_of(word); ++place) {
    const AtomWord other = neighbour_at(molecule, atom, place);
    if (charge_of(other) * charge_of(word) < 0) {
      const bool has_hydrogens =
          atom_field::kHydrogens.of(other) > 0 || atom_field::kHydrogens.of(word) > 0;
      opposite = has_hydrogens ? Opposite::WithHydrogens : Opposite::WithoutHydrogens;
      if (has_hydrogens) {
        break;
      }
    }
  }
  return opposite;
}

/// Whether an atom may be part of an aromatic ring: all but carbons with four bonds.
bool may_be_aromatic(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  return is_in_ring(word) && !(element_of(word) == kCarbon && !is_aromatic(word) &&
                               has_only_single_bonds(molecule, atom));
}

/// A ring of atoms that may all be aromatic may turn out aromatic once the charge of one is gone.
bool may_change_aromaticity(const MoleculeGraph& molecule, int atom) {
  if (!is_in_ring(word_of(molecule, atom)) || is_aromatic(word_of(molecule, atom))) {
    return false;
  }
  // From each neighbour as far as it goes: a second neighbour that is met closes such a ring.
  std::array<int, kMostAtoms> came_from;  // the neighbour of the atom; -1: not met
  std::array<int, kMostAtoms> open;
  std::fill_n(came_from.begin(), molecule.atom_count, -1);
  for (int place = 0; place < degree_of(word_of(molecule, atom)); ++place) {
    const int start = molecule.neighbour(atom, place).atom;
    if (!may_be_aromatic(molecule, start)) {
      continue;
    }
    if (came_from[static_cast<std::size_t>(start)] >= 0) {
      return true;
    }
    came_from[static_cast<std::size_t>(start)] = start;
    open[0] = start;
    for (std::size_t left = 1; left > 0;) {
      const int here = open[--left];
      for (int next = 0; next < degree_of(word_of(molecule, here)); ++next) {
        const int other = molecule.neighbour(here, next).atom;
        if (other != atom && came_from[static_cast<std::size_t>(other)] < 0 &&
            is_ring_bond(molecule.bonds[molecule.neighbour(here, next).bond]) &&
            may_be_aromatic(molecule, other)) {
          came_from[static_cast<std::size_t>(other)] = start;
          open[left++] = other;
        }
      }
    }
  }
  return false;
}

void change_hydrogens(MoleculeGraph& molecule, int atom, int change) {
  set_field(molecule, atom, atom_field::kCharge, kChargeOffset);
  for (const AtomField& field : {atom_field::kHydrogens, atom_field::kBareHydrogens,
                                 atom_field::kConnections, atom_field::kValence}) {
    set_field(molecule, atom, field, field.of(word_of(molecule, atom)) + change);
  }
}

bool can_lose_hydrogen(AtomWord word) {
  return element_of(word) == kNitrogen && charge_of(word) == 1 &&
         atom_field::kBareHydrogens.of(word) > 0;
}

bool can_take_hydrogen(AtomWord word) {
  const int element = element_of(word);
  const bool is_halide = degree_of(word) == 0 && (element == kFluorine || element == kChlorine ||
                                                  element == kBromine || element == kIodine);
  return charge_of(word) == -1 &&
         (element == kNitrogen || element == kOxygen || element == kSulfur || is_halide);
}

}  // namespace

bool uncharge(MoleculeGraph& molecule) {
  bool stays_positive = false;
  bool takes_hydrogen = false;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const AtomWord word = word_of(molecule, atom);
    if (charge_of(word) == 0) {
      continue;
    }
    const Opposite opposite = opposite_neighbour(molecule, atom);
    if (opposite == Opposite::WithHydrogens || may_change_aromaticity(molecule, atom)) {
      return false;
    }
    if (opposite == Opposite::WithoutHydrogens) {
      continue;  // a group that is drawn with two charges
    }
    if (can_lose_hydrogen(word)) {
      change_hydrogens(molecule, atom, -1);
    } else if (can_take_hydrogen(word)) {
      change_hydrogens(molecule, atom, +1);
      takes_hydrogen = true;
    } else if (charge_of(word) > 0 && atom_field::kHydrogens.of(word) == 0) {
      stays_positive = true;
    } else {
      return false;
    }
  }
  // Where a charge must stay, RDKit leaves one of the opposite charges beside it.
  return !(stays_positive && takes_hydrogen);
}

}  // namespace congener::graph
