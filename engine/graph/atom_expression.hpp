#pragma once
// What a pattern asks of one atom, as a boolean expression over the atom's word and over recursive
// parts ($(...) of SMARTS). A pattern is read into it; the search plan is made of it.

#include <cstddef>
#include <vector>

#include "graph/molecule_graph.hpp"

namespace congener::graph {

struct AtomExpression {
  enum class Kind { Test, Part, And, Or };

  Kind kind = Kind::Test;
  bool is_negated = false;
  AtomWord mask = 0;     ///< Test: the bits that are compared; none: true of every atom
  AtomWord value = 0;    ///< Test
  std::size_t part = 0;  ///< Part: its number in the pattern
  std::vector<AtomExpression> operands;  ///< And, Or
};

AtomExpression any_atom();
AtomExpression no_atom();
/// No atom when the value does not fit into the field: such molecules have no graph.
AtomExpression field_is(const AtomField& field, int value);
AtomExpression part_holds(std::size_t part);
AtomExpression negated(AtomExpression expression);
/// Tests of single fields are joined to one comparison where that is possible.
AtomExpression both(AtomExpression one, AtomExpression other);
AtomExpression either(AtomExpression one, AtomExpression other);

bool is_plain_test(const AtomExpression& expression);  ///< one comparison, not negated

/// What is known of an expression when only some bits of the atom's word are.
enum class Truth { No, Yes, Unknown };
/// known: the bits of word that are known. Parts are unknown.
Truth truth_of(const AtomExpression& expression, AtomWord known, AtomWord word);

}  // namespace congener::graph
