#include "graph/smiles_valence.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace congener::graph {
namespace {

constexpr int kOxygen = 8;
constexpr int kCarbon = 6;
constexpr int kNitrogen = 7;
constexpr int kPhosphorus = 15;
constexpr int kLargestElement = 53;
constexpr int kLowestCharge = -1;
constexpr int kHighestCharge = 2;

/// A set of numbers from 0 to 15.
using Numbers = std::uint16_t;

constexpr bool contains(Numbers numbers, int number) {
  return number < 16 && (numbers >> number & 1) != 0;
}

/// For each element and charge a set; empty: the state is RDKit's.
class StateTable {
 public:
  constexpr void set(int element, int charge, std::initializer_list<int> numbers) {
    for (const int number : numbers) {
      Numbers& set = sets_[index_of(element, charge)];
      set = static_cast<Numbers>(set | 1 << number);
    }
  }
  constexpr Numbers of(const DraftAtom& atom) const {
    return atom.charge < kLowestCharge || atom.charge > kHighestCharge
               ? Numbers{0}
               : sets_[index_of(atom.element, atom.charge)];
  }

 private:
  static constexpr int kCharges = kHighestCharge - kLowestCharge + 1;
  static constexpr std::size_t index_of(int element, int charge) {
    return static_cast<std::size_t>(element * kCharges + charge - kLowestCharge);
  }
  std::array<Numbers, static_cast<std::size_t>((kLargestElement + 1) * kCharges)> sets_{};
};

/// The total valences, hydrogens included, that leave no radical and that RDKit of any release
/// reads as they are drawn. Two more depend on the neighbours: P with five bonds and N(=O)=O.
constexpr StateTable make_valences() {
  StateTable table;
  table.set(5, 0, {3});
  table.set(5, -1, {4});
  table.set(6, 0, {4});
  table.set(6, -1, {3});
  table.set(7, 0, {3});
  table.set(7, 1, {4});
  table.set(7, -1, {2});
  table.set(8, 0, {2});
  table.set(8, 1, {3});
  table.set(8, -1, {1});
  table.set(14, 0, {4});
  table.set(15, 0, {3});
  table.set(15, 1, {4});
  table.set(16, 0, {2, 4, 6});
  table.set(16, 1, {3});
  table.set(16, -1, {1});
  table.set(34, 0, {2});
  for (const int halogen : {9, 17, 35, 53}) {
    table.set(halogen, 0, {1});
    table.set(halogen, -1, {0});
  }
  // Ions of metals, which have no bonds. A bond to a metal may be a salt's and is RDKit's.
  for (const int metal : {3, 11, 19}) {
    table.set(metal, 1, {0});
  }
  for (const int metal : {12, 20}) {
    table.set(metal, 2, {0});
  }
  return table;
}

/// For lower-case atoms the numbers of neighbours and hydrogens together.
constexpr StateTable make_connections() {
  StateTable table;
  table.set(6, 0, {3});
  table.set(6, -1, {3});
  table.set(7, 0, {2, 3});  // as in pyridine, as in pyrrole
  table.set(7, 1, {3});
  table.set(7, -1, {2});
  table.set(8, 0, {2});
  table.set(8, 1, {2});
  table.set(16, 0, {2});
  table.set(16, 1, {2});
  table.set(34, 0, {2});
  return table;
}

constexpr StateTable kValences = make_valences();
constexpr StateTable kConnections = make_connections();

constexpr bool is_halogen(int element) {
  return element == 9 || element == 17 || element == 35 || element == 53;
}

class Hydrogens {
 public:
  explicit Hydrogens(SmilesDraft& draft) : draft_(draft) {}

  ReadOutcome settle(int index) {
    DraftAtom& atom = draft_.atom(index);
    return atom.is_lower_case ? settle_lower_case(index, atom) : settle_plain(index, atom);
  }

 private:
  ReadOutcome settle_plain(int index, DraftAtom& atom) {
    int orders = 0;
    for (const Neighbour& neighbour : draft_.neighbours_of(index)) {
      orders += draft_.order_number(neighbour.bond);
    }
    const int drawn = orders + atom.hydrogens;
    if (atom.element == kNitrogen && atom.charge == 0 && drawn == 5) {
      return redraw_nitro_group(index, atom) ? ReadOutcome::Certain : ReadOutcome::Valence;
    }
    Numbers valences = kValences.of(atom);
    if (atom.element == kPhosphorus && atom.charge == 0 && atom.degree == 4) {
      valences = static_cast<Numbers>(valences | 1 << 5);
    }
    if (atom.is_bracket) {
      return contains(valences, drawn) ? ReadOutcome::Certain : ReadOutcome::Valence;
    }
    // Hydrogens fill an atom without brackets up to the least valence that has room for its bonds.
    const unsigned int with_room = static_cast<unsigned int>(valences) >> orders;
    if (with_room == 0) {
      return ReadOutcome::Valence;
    }
    atom.hydrogens = static_cast<std::uint8_t>(std::countr_zero(with_room));
    return ReadOutcome::Certain;
  }

  /// N(=O)=O, which RDKit redraws: the first oxygen drawn takes the negative charge. Beside a
  /// halogen the product takes the five bonds for a salt of the amine.
  bool redraw_nitro_group(int index, DraftAtom& nitrogen) {
    if (nitrogen.degree != 3 || nitrogen.hydrogens != 0) {
      return false;
    }
    const Neighbour* first = nullptr;
    int oxygens = 0;
    for (const Neighbour& neighbour : draft_.neighbours_of(index)) {
      const DraftAtom& atom = draft_.atom(neighbour.atom);
      if (draft_.bond(neighbour.bond).order == BondOrder::Double) {
        if (atom.element != kOxygen || atom.degree != 1 || atom.charge != 0 ||
            atom.hydrogens != 0) {
          return false;
        }
        first = oxygens++ == 0 ? &neighbour : first;
      } else if (is_halogen(atom.element)) {
        return false;
      }
    }
    if (oxygens != 2) {
      return false;
    }
    draft_.bond(first->bond).order = BondOrder::Single;
    draft_.atom(first->atom).charge = -1;
    nitrogen.charge = 1;
    draft_.has_charges = true;
    return true;
  }

  ReadOutcome settle_lower_case(int index, DraftAtom& atom) {
    int aromatic_in_ring = 0;
    int others = 0;  // bonds that are not between lower-case atoms, or marked as single
    int orders = 0;  // of these
    bool may_be_salt = false;
    for (const Neighbour& neighbour : draft_.neighbours_of(index)) {
      const DraftBond& bond = draft_.bond(neighbour.bond);
      if (bond.order == BondOrder::Aromatic) {
        aromatic_in_ring += bond.ring_place != 0 ? 1 : 0;
        continue;
      }
      ++others;
      orders += draft_.order_number(neighbour.bond);
      may_be_salt = may_be_salt || is_salt_as_drawn(atom, draft_.atom(neighbour.atom));
    }
    if (aromatic_in_ring < 2) {
      return ReadOutcome::AromaticAtom;
    }
    if (!atom.is_bracket && atom.element == kCarbon && atom.degree == 2) {
      atom.hydrogens = 1;
    }
    // A double bond out of the ring: carbonyl and its like only, as in c(=O).
    const bool has_plain_bonds = orders == others || (atom.element == kCarbon && atom.charge == 0 &&
                                                      others == 1 && orders == 2);
    if (!has_plain_bonds || !contains(kConnections.of(atom), atom.degree + atom.hydrogens)) {
      return ReadOutcome::AromaticAtom;
    }
    return may_be_salt ? ReadOutcome::IonsBonded : ReadOutcome::Certain;
  }

  /// The product counts aromatic bonds as one and a half, so that these lower-case atoms have a
  /// bond too many for it, and cuts that to what could be the other half of a salt.
  static bool is_salt_as_drawn(const DraftAtom& atom, const DraftAtom& beyond) {
    return (atom.charge < 0 && beyond.charge > 0) ||
           (atom.element == kNitrogen && is_halogen(beyond.element));
  }

  SmilesDraft& draft_;
};

}  // namespace

ReadOutcome settle_hydrogens(SmilesDraft& draft) {
  Hydrogens hydrogens(draft);
  for (int atom = 0; atom < draft.atom_count; ++atom) {
    const ReadOutcome outcome = hydrogens.settle(atom);
    if (outcome != ReadOutcome::Certain) {
      return outcome;
    }
  }
  return ReadOutcome::Certain;
}

}  // namespace congener::graph
