#include "graph/loosened_pattern.hpp"

#include <utility>

namespace congener::graph {
namespace {

using Kind = AtomExpression::Kind;

/// In a ring, by the count of its ring bonds.
AtomExpression is_in_some_ring() {
  return negated(field_is(atom_field::kRingBonds, 0));
}

/// Whether only atoms of rings pass the test.
bool asks_for_a_ring(const AtomExpression& test) {
  const auto asks = [&](const AtomField& field) {
    return (test.mask & field.mask()) == field.mask() && field.of(test.value) != 0;
  };
  return asks(atom_field::kRingBonds) || asks(atom_field::kRings) || asks(atom_field::kLeastRing);
}

bool is_no_ring_bond(const AtomExpression& test) {
  return test.mask == atom_field::kRingBonds.mask() && test.value == 0;
}

AtomExpression loosened_test(const AtomExpression& test, AtomWord kept, bool is_negated) {
  if (is_negated) {
    // A test that fails may fail in what is not kept.
    AtomExpression same = test;
    same.is_negated = true;
    return (test.mask & ~kept) == 0 || is_no_ring_bond(test) ? same : any_atom();
  }
  AtomExpression rest = test;
  rest.is_negated = false;
  rest.mask &= kept;
  rest.value &= kept;
  return asks_for_a_ring(test) ? both(std::move(rest), is_in_some_ring()) : rest;
}

/// Negations go down to the single tests, so that what is dropped always holds.
AtomExpression loosened_expression(const AtomExpression& expression, AtomWord kept,
                                   bool is_opposite) {
  const bool is_negated = expression.is_negated != is_opposite;
  if (expression.kind == Kind::Part) {
    return any_atom();
  }
  if (expression.kind == Kind::Test) {
    return loosened_test(expression, kept, is_negated);
  }
  const bool is_and = (expression.kind == Kind::And) != is_negated;
  AtomExpression result = is_and ? any_atom() : no_atom();
  for (const AtomExpression& operand : expression.operands) {
    AtomExpression next = loosened_expression(operand, kept, is_negated);
    result = is_and ? both(std::move(result), std::move(next))
                    : either(std::move(result), std::move(next));
  }
  return result;
}

/// A bond that must not be in a ring may be in one here, but one that must be stays one.
BondSet loosened_bonds(BondSet bonds, bool keeps_orders) {
  const unsigned int ring_bonds = bonds & kRingBondSet;
  const unsigned int others = bonds & ~static_cast<unsigned int>(kRingBondSet);
  if (!keeps_orders) {
    return others != 0 ? kAllBonds : ring_bonds != 0 ? kRingBondSet : BondSet{0};
  }
  return static_cast<BondSet>(bonds | others << 1U);  // the code of the ring bond is the next one
}

}  // namespace

SmartsTree loosened(const SmartsTree& pattern, Kept kept) {
  const AtomWord bits =
      atom_field::kElement.mask() | (kept.aromaticity ? atom_field::kAromatic.mask() : AtomWord{0});
  SmartsTree result;
  result.whole = pattern.whole;
  for (SmartsAtom& atom : result.whole.atoms) {
    atom.expression = loosened_expression(atom.expression, bits, false);
  }
  for (SmartsBond& bond : result.whole.bonds) {
    bond.bonds = loosened_bonds(bond.bonds, kept.bond_orders);
  }
  return result;
}

}  // namespace congener::graph
