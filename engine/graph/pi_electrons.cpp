#include "graph/pi_electrons.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace congener::graph {
namespace {

struct Element {
  std::int8_t outer_electrons = 0;
  bool can_be_aromatic = false;
};

constexpr std::size_t kElements = 54;

/// RDKit lets the first rows and selenium be aromatic. Of these the halogens and metal ions have no
/// two bonds here.
constexpr std::array<Element, kElements> make_elements() {
  std::array<Element, kElements> elements{};
  elements[5] = {3, true};
  elements[6] = {4, true};
  elements[7] = {5, true};
  elements[8] = {6, true};
  elements[14] = {4, true};
  elements[15] = {5, true};
  elements[16] = {6, true};
  elements[34] = {6, true};
  for (const std::size_t halogen : {9U, 17U, 35U, 53U}) {
    elements[halogen] = {7, false};
  }
  return elements;
}

constexpr std::array<Element, kElements> kOuter = make_elements();

const Element& element_of(const DraftAtom& atom) {
  return kOuter[atom.element];
}

/// RDKit's order of elements: by outer electrons, and of the same group the lighter first.
bool is_more_electronegative(const DraftAtom& one, const DraftAtom& other) {
  const int electrons = element_of(one).outer_electrons;
  const int others = element_of(other).outer_electrons;
  return electrons != others ? electrons > others : one.element < other.element;
}

struct Bonds {
  int valence = 0;  ///< with hydrogens
  int multiple = 0;
  bool has_triple = false;
  const DraftAtom* beyond = nullptr;  ///< at the end of a multiple bond out of the rings
};

Bonds bonds_of(const SmilesDraft& draft, int index) {
  Bonds bonds;
  bonds.valence = draft.atom(index).hydrogens;
  for (const Neighbour& neighbour : draft.neighbours_of(index)) {
    const DraftBond& bond = draft.bond(neighbour.bond);
    bonds.valence += draft.order_number(neighbour.bond);
    if (bond.order == BondOrder::Single) {
      continue;
    }
    ++bonds.multiple;
    bonds.has_triple = bonds.has_triple || bond.order == BondOrder::Triple;
    if (bond.ring_place == 0) {
      bonds.beyond = &draft.atom(neighbour.atom);
    }
  }
  return bonds;
}

}  // namespace

int pi_electrons(const SmilesDraft& draft, int index) {
  const DraftAtom& atom = draft.atom(index);
  const int connections = atom.degree + atom.hydrogens;
  constexpr int kMostConnections = 3;
  if (connections > kMostConnections || !element_of(atom).can_be_aromatic) {
    return kNoPiElectrons;
  }
  const Bonds bonds = bonds_of(draft, index);
  const int electrons = element_of(atom).outer_electrons - atom.charge;
  // Four bonds take four electrons or leave four places; more bonds than this, as in sulfoxides,
  // put the atom out of the question.
  const int most_valence = electrons <= 4 ? electrons : 8 - electrons;
  if (bonds.multiple > 1 || bonds.valence > most_valence) {
    return kNoPiElectrons;
  }
  // Each connection takes one electron; of a triple bond only one of the two others is in the
  // ring's plane of pi electrons.
  const int left = bonds.has_triple ? 1 : electrons - connections;
  if (bonds.beyond != nullptr) {
    return is_more_electronegative(*bonds.beyond, atom) ? 0 : 1;
  }
  if (left <= 1) {
    return left == 1 && bonds.multiple == 1 ? 1 : kNoPiElectrons;
  }
  return left % 2 == 1 ? 1 : 2;
}

}  // namespace congener::graph
