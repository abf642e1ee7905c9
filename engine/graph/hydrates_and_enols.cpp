#include "graph/atom_neighbours.hpp"
#include "graph/drawn_forms.hpp"

namespace congener::graph {
namespace {

bool is_hydroxyl(const MoleculeGraph& molecule, int atom) {
  const AtomWord word = word_of(molecule, atom);
  return element_of(word) == kOxygen && charge_of(word) == 0 && degree_of(word) == 1 &&
         atom_field::kHydrogens.of(word) == 1 && has_only_single_bonds(molecule, atom);
}

int count_hydroxyl(const MoleculeGraph& molecule, int atom) {
  int count = 0;
  for (int place = 0; place < degree_of(word_of(molecule, atom)); ++place) {
    count += is_hydroxyl(molecule, molecule.neighbour(atom, place).atom) ? 1 : 0;
  }
  return count;
}

/// Oxygen atoms without further neighbours.
int count_lone_oxygen(const MoleculeGraph& molecule, int atom) {
  int count = 0;
  for (int place = 0; place < degree_of(word_of(molecule, atom)); ++place) {
    const AtomWord other = neighbour_at(molecule, atom, place);
    count += element_of(other) == kOxygen && degree_of(other) == 1 ? 1 : 0;
  }
  return count;
}

/// Whether some carbon has two of what is counted and two carbons.
template <typename Count>
bool has_carbon_with(const MoleculeGraph& molecule, Count count) {
  constexpr int kFull = 4;
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    const AtomWord word = word_of(molecule, atom);
    if (element_of(word) != kCarbon || degree_of(word) != kFull) {
      continue;
    }
    int carbons = 0;
    for (int place = 0; place < kFull; ++place) {
      carbons += element_of(neighbour_at(molecule, atom, place)) == kCarbon ? 1 : 0;
    }
    if (carbons == 2 && count(molecule, atom) == 2) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool has_gem_diol(const MoleculeGraph& molecule) {
  return has_carbon_with(molecule, count_hydroxyl);
}

bool may_have_gem_diol(const MoleculeGraph& molecule) {
  return has_carbon_with(molecule, count_lone_oxygen);
}

bool has_enol(const MoleculeGraph& molecule) {
  for (int oxygen = 0; oxygen < molecule.atom_count; ++oxygen) {
    if (!is_hydroxyl(molecule, oxygen)) {
      continue;
    }
    const int carbon = molecule.neighbour(oxygen, 0).atom;
    const AtomWord word = word_of(molecule, carbon);
    for (int place = 0; element_of(word) == kCarbon && place < degree_of(word); ++place) {
      if (order_at(molecule, carbon, place) == BondOrder::Double &&
          element_of(neighbour_at(molecule, carbon, place)) == kCarbon) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace congener::graph
