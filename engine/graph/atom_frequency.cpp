#include "graph/atom_frequency.hpp"

#include <array>

namespace congener::graph {
namespace {

namespace field = atom_field;

struct TypicalAtom {
  AtomWord word = 0;
  int in_thousand = 0;
};

constexpr TypicalAtom typical(int element, bool is_aromatic, int hydrogens, int degree,
                              int ring_bonds, int valence, int in_thousand, int charge = 0) {
  const auto put = [](const AtomField& at, int value) {
    return at.put(static_cast<AtomWord>(value));
  };
  return {put(field::kElement, element) | put(field::kAromatic, is_aromatic ? 1 : 0) |
              put(field::kCharge, charge + kChargeOffset) | put(field::kHydrogens, hydrogens) |
              put(field::kBareHydrogens, hydrogens) | put(field::kDegree, degree) |
              put(field::kConnections, degree + hydrogens) | put(field::kValence, valence) |
              put(field::kRingBonds, ring_bonds),
          in_thousand};
}

/// Counted roughly in drug-like and purchasable molecules; only the order of size matters.
constexpr std::array<TypicalAtom, 40> kTypicalAtoms = {{
    typical(6, true, 1, 2, 2, 4, 240),   typical(6, true, 0, 3, 2, 4, 130),
    typical(6, true, 0, 3, 3, 4, 40),    typical(6, false, 3, 1, 0, 4, 70),
    typical(6, false, 2, 2, 0, 4, 60),   typical(6, false, 2, 2, 2, 4, 90),
    typical(6, false, 1, 3, 0, 4, 20),   typical(6, false, 1, 3, 2, 4, 25),
    typical(6, false, 1, 3, 3, 4, 6),    typical(6, false, 0, 3, 0, 4, 50),
    typical(6, false, 0, 3, 2, 4, 20),   typical(6, false, 1, 2, 0, 4, 10),
    typical(6, false, 0, 4, 2, 4, 4),    typical(6, false, 0, 4, 0, 4, 8),
    typical(6, false, 0, 2, 0, 4, 6),    typical(6, false, 0, 4, 4, 4, 2),
    typical(7, true, 0, 2, 2, 3, 35),    typical(7, true, 1, 2, 2, 3, 5),
    typical(7, true, 0, 3, 2, 3, 10),    typical(7, true, 0, 3, 3, 3, 3),
    typical(7, false, 1, 2, 0, 3, 25),   typical(7, false, 0, 3, 2, 3, 25),
    typical(7, false, 2, 1, 0, 3, 10),   typical(7, false, 1, 2, 2, 3, 6),
    typical(7, false, 0, 3, 0, 3, 8),    typical(7, false, 0, 1, 0, 3, 4),
    typical(7, false, 0, 3, 0, 4, 4, 1), typical(7, false, 0, 2, 0, 3, 3),
    typical(8, false, 0, 1, 0, 2, 60),   typical(8, false, 1, 1, 0, 2, 15),
    typical(8, false, 0, 2, 0, 2, 25),   typical(8, false, 0, 2, 2, 2, 8),
    typical(8, true, 0, 2, 2, 2, 6),     typical(8, false, 0, 1, 0, 1, 4, -1),
    typical(16, true, 0, 2, 2, 2, 8),    typical(16, false, 0, 2, 0, 2, 4),
    typical(16, false, 0, 4, 0, 6, 6),   typical(9, false, 0, 1, 0, 1, 12),
    typical(17, false, 0, 1, 0, 1, 10),  typical(35, false, 0, 1, 0, 1, 4),
}};

constexpr AtomWord kKnown = ~(field::kRings.mask() | field::kLeastRing.mask());

}  // namespace

int frequency_of(const AtomDemand& demand) {
  int frequency = 1;
  for (const TypicalAtom& atom : kTypicalAtoms) {
    const bool may_fit = degree_of(atom.word) >= demand.least_degree &&
                         field::kRingBonds.of(atom.word) >= demand.least_ring_bonds &&
                         truth_of(*demand.expression, kKnown, atom.word) != Truth::No;
    frequency += may_fit ? atom.in_thousand : 0;
  }
  return frequency;
}

}  // namespace congener::graph
