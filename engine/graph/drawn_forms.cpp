#include "graph/drawn_forms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "graph/atom_neighbours.hpp"

namespace congener::graph {
namespace {

bool is_nitro_nitrogen(const MoleculeGraph& molecule, int atom) {
  bool oxide = false;
  bool oxo = false;
  const int degree = degree_of(word_of(molecule, atom));
  for (int place = 0; place < degree; ++place) {
    const AtomWord other = neighbour_at(molecule, atom, place);
    const bool is_oxygen = element_of(other) == kOxygen;
    oxide = oxide || (is_oxygen && charge_of(other) == -1);
    oxo = oxo || (is_oxygen && order_at(molecule, atom, place) == BondOrder::Double);
  }
  return oxide && oxo && degree == 3;
}

/// Whether an atom of the opposite charge is one, two or four bonds away: the normalisation
/// recombines charges over these distances. oxide: an atom that does not count; -1: none.
bool has_partner_in_charge(const MoleculeGraph& molecule, int atom, int oxide = -1) {
  constexpr int kFarthest = 4;
  constexpr int kSafe = 3;
  constexpr std::uint8_t kFar = 255;
  std::array<std::uint8_t, kMostAtoms> distances;
  std::array<int, kMostAtoms> queue;
  distances.fill(kFar);
  distances[static_cast<std::size_t>(atom)] = 0;
  queue[0] = atom;
  std::size_t end = 1;
  const int charge = charge_of(word_of(molecule, atom));
  for (std::size_t index = 0; index < end; ++index) {
    const int here = queue[index];
    const int distance = distances[static_cast<std::size_t>(here)];
    if (distance != kSafe && here != oxide && charge_of(word_of(molecule, here)) * charge < 0) {
      return true;
    }
    const int degree = degree_of(word_of(molecule, here));
    for (int place = 0; distance < kFarthest && place < degree; ++place) {
      const int next = molecule.neighbour(here, place).atom;
      if (distances[static_cast<std::size_t>(next)] == kFar) {
        distances[static_cast<std::size_t>(next)] = static_cast<std::uint8_t>(distance + 1);
        queue[end++] = next;
      }
    }
  }
  return false;
}

/// The oxygen of an N-oxide or sulfoxide drawn with charges; -1: none.
int oxide_of(const MoleculeGraph& molecule, int atom) {
  for (int place = 0; place < degree_of(word_of(molecule, atom)); ++place) {
    const AtomWord other = neighbour_at(molecule, atom, place);
    if (element_of(other) == kOxygen && charge_of(other) == -1 && degree_of(other) == 1 &&
        order_at(molecule, atom, place) == BondOrder::Single) {
      return molecule.neighbour(atom, place).atom;
    }
  }
  return -1;
}

/// Whether this is a carbon with single bonds only.
bool is_saturated_carbon(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  return element_of(word) == kCarbon && !is_aromatic(word) && has_only_single_bonds(molecule, atom);
}

/// An iminium whose charge no neighbour could take over: its carbon bears saturated carbons only.
bool is_lone_iminium(const MoleculeGraph& molecule, int nitrogen) {
  for (int place = 0; place < degree_of(word_of(molecule, nitrogen)); ++place) {
    if (order_at(molecule, nitrogen, place) == BondOrder::Single) {
      continue;
    }
    const int carbon = molecule.neighbour(nitrogen, place).atom;
    const AtomWord word = word_of(molecule, carbon);
    if (element_of(word) != kCarbon || order_at(molecule, nitrogen, place) != BondOrder::Double) {
      return false;
    }
    for (int next = 0; next < degree_of(word); ++next) {
      const int other = molecule.neighbour(carbon, next).atom;
      if (other != nitrogen && !is_saturated_carbon(molecule, other)) {
        return false;
      }
    }
  }
  return true;
}

bool is_normal_cation(const MoleculeGraph& molecule, int atom) {
  if (has_only_single_bonds(molecule, atom) || is_nitro_nitrogen(molecule, atom)) {
    return true;
  }
  const AtomWord word = word_of(molecule, atom);
  if (has_partner_in_charge(molecule, atom, oxide_of(molecule, atom))) {
    return false;
  }
  // A pyridinium or amidinium loses its hydrogen later on; no rule moves anything before. Without a
  // hydrogen, rules look for a neighbour that could take the charge over, but not in aromatic
  // rings.
  return atom_field::kBareHydrogens.of(word) > 0 || is_aromatic(word) ||
         is_lone_iminium(molecule, atom);
}

bool is_normal_charge(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  if (degree_of(word) == 0) {
    return true;  // a lone ion
  }
  const int element = element_of(word);
  if (element == kNitrogen && charge_of(word) == 1) {
    return is_normal_cation(molecule, atom);
  }
  if (element == kNitrogen && charge_of(word) == -1) {
    const bool has_multiple_bonds = count_bonds(molecule, atom, BondOrder::Double) +
                                        count_bonds(molecule, atom, BondOrder::Triple) >
                                    0;
    return degree_of(word) == 2 && !has_multiple_bonds && !has_partner_in_charge(molecule, atom);
  }
  if (element == kSulfur && charge_of(word) == 1) {
    return has_only_single_bonds(molecule, atom) && degree_of(word) == 3 &&
           oxide_of(molecule, atom) >= 0;
  }
  return (element == kOxygen || element == kSulfur) && charge_of(word) == -1 &&
         has_only_single_bonds(molecule, atom);
}

bool is_normal_atom(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  if (charge_of(word) != 0) {
    return is_normal_charge(molecule, atom);
  }
  const int degree = degree_of(word);
  switch (element_of(word)) {
    case kNitrogen:
      return atom_field::kValence.of(word) <= 3;
    case kSulfur:
      // Sulfoxides are redrawn with charges.
      return atom_field::kConnections.of(word) != 3;
    case kBoron:
    case kCarbon:
    case kOxygen:
    case kFluorine:
    case kSilicon:
    case kSelenium:
    case kHydrogen:
      return true;
    case kPhosphorus:
      return count_bonds(molecule, atom, BondOrder::Double) <= 1;
    case kChlorine:
    case kBromine:
    case kIodine:
      return degree <= 1;
    default:
      return degree == 0;
  }
}

/// All but noble gases, halogens, chalcogens, H, B, C, N, Si, P, As, Sb, as in engine/chem.
bool is_metal(int element) {
  constexpr std::array<int, 23> kOthers = {1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                           18, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86};
  return element > 0 && !std::binary_search(kOthers.begin(), kOthers.end(), element);
}

/// Two single bonds, but not to oxygen, and one double bond to a lone oxygen; -1: another group,
/// else the place of the oxygen.
int oxygen_of_sulfoxide(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  if (element_of(word) != kSulfur || charge_of(word) != 0 || degree_of(word) != 3 ||
      atom_field::kConnections.of(word) != 3 ||
      count_bonds(molecule, atom, BondOrder::Single) != 2) {
    return -1;
  }
  int oxygen = -1;
  for (int place = 0; place < degree_of(word); ++place) {
    const AtomWord other = neighbour_at(molecule, atom, place);
    const bool is_oxygen = element_of(other) == kOxygen;
    if (order_at(molecule, atom, place) == BondOrder::Single) {
      if (is_oxygen) {
        return -1;
      }
    } else if (is_oxygen && charge_of(other) == 0 && degree_of(other) == 1 &&
               order_at(molecule, atom, place) == BondOrder::Double) {
      oxygen = place;
    }
  }
  return oxygen;
}

}  // namespace

bool is_surely_normal(const MoleculeGraph& molecule) {
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    if (!is_normal_atom(molecule, atom)) {
      return false;
    }
  }
  return true;
}

bool has_bonded_metal(const MoleculeGraph& molecule) {
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const AtomWord word = word_of(molecule, atom);
    if (degree_of(word) > 0 && is_metal(element_of(word))) {
      return true;
    }
  }
  return false;
}

bool has_sulfoxide(const MoleculeGraph& molecule) {
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    if (oxygen_of_sulfoxide(molecule, atom) >= 0) {
      return true;
    }
  }
  return false;
}

void redraw_sulfoxides(MoleculeGraph& molecule) {
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const int place = oxygen_of_sulfoxide(molecule, atom);
    if (place < 0) {
      continue;
    }
    const Neighbour oxygen = molecule.neighbour(atom, place);
    molecule.bonds[oxygen.bond] = bond_code(BondOrder::Single, false);
    for (const auto& [end, charge] : {std::pair<int, int>{atom, 1}, {oxygen.atom, -1}}) {
      set_field(molecule, end, atom_field::kCharge, kChargeOffset + charge);
      set_field(molecule, end, atom_field::kValence,
                atom_field::kValence.of(word_of(molecule, end)) - 1);
    }
    molecule.has_charges = true;
  }
}

}  // namespace congener::graph
