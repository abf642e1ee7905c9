#pragma once
// A SMARTS text as a graph of questions: what each atom and each bond is asked, before an order of
// search is chosen. smarts_reader.hpp makes one.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/atom_expression.hpp"

namespace congener::graph {

/// The bond codes that fit: bit n stands for BondCode n.
using BondSet = std::uint16_t;

/// Both the ring bonds and the others of this order.
constexpr BondSet bonds_of(BondOrder order) {
  return static_cast<BondSet>(3U << (static_cast<unsigned int>(order) * 2U));
}
constexpr BondSet kAllBonds = 0x3FF;     ///< those of the five orders
constexpr BondSet kRingBondSet = 0x2AA;  ///< the odd codes among them

struct SmartsAtom {
  AtomExpression expression;
  int label = 0;  ///< atom map number, 0: none
};

struct SmartsBond {
  int begin = 0;
  int end = 0;
  BondSet bonds = 0;
};

struct SmartsGraph {
  std::vector<SmartsAtom> atoms;
  std::vector<SmartsBond> bonds;
};

struct SmartsTree {
  SmartsGraph whole;
  /// Those in $(...), each after the parts that it contains. Equal texts are one part.
  std::vector<SmartsGraph> parts;
  bool has_stereo = false;
  bool needs_rings = false;  ///< asks for numbers or sizes of smallest rings
};

}  // namespace congener::graph
