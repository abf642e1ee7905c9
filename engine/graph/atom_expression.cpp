#include "graph/atom_expression.hpp"

#include <utility>

namespace congener::graph {
namespace {

using Kind = AtomExpression::Kind;

bool is_any_atom(const AtomExpression& expression) {
  return is_plain_test(expression) && expression.mask == 0;
}

bool is_no_atom(const AtomExpression& expression) {
  return expression.kind == Kind::Test && expression.is_negated && expression.mask == 0;
}

/// Operands of a nested expression of the same kind move up, so that tests far apart in the text
/// meet and can be joined.
void add_operand(AtomExpression& group, AtomExpression operand) {
  if (operand.kind == group.kind && !operand.is_negated) {
    for (AtomExpression& inner : operand.operands) {
      add_operand(group, std::move(inner));
    }
    return;
  }
  const bool joins = group.kind == Kind::And && is_plain_test(operand) && !group.operands.empty() &&
                     is_plain_test(group.operands.front());
  if (!joins) {
    const bool goes_first = group.kind == Kind::And && is_plain_test(operand);
    group.operands.insert(goes_first ? group.operands.begin() : group.operands.end(),
                          std::move(operand));
    return;
  }
  AtomExpression& first = group.operands.front();
  if (((first.value ^ operand.value) & first.mask & operand.mask) != 0) {
    first = no_atom();
    return;
  }
  first.mask |= operand.mask;
  first.value |= operand.value;
}

AtomExpression group_of(Kind kind, AtomExpression one, AtomExpression other) {
  AtomExpression group;
  group.kind = kind;
  add_operand(group, std::move(one));
  add_operand(group, std::move(other));
  if (group.operands.size() == 1) {
    AtomExpression only = std::move(group.operands.front());
    return only;
  }
  return group;
}

Truth opposite(Truth truth) {
  switch (truth) {
    case Truth::No:
      return Truth::Yes;
    case Truth::Yes:
      return Truth::No;
    default:
      return Truth::Unknown;
  }
}

Truth truth_of_test(const AtomExpression& test, AtomWord known, AtomWord word) {
  if (((word ^ test.value) & test.mask & known) != 0) {
    return Truth::No;
  }
  return (test.mask & ~known) == 0 ? Truth::Yes : Truth::Unknown;
}

Truth truth_of_group(const AtomExpression& group, AtomWord known, AtomWord word) {
  const Truth deciding = group.kind == Kind::And ? Truth::No : Truth::Yes;
  Truth result = opposite(deciding);
  for (const AtomExpression& operand : group.operands) {
    const Truth truth = truth_of(operand, known, word);
    if (truth == deciding) {
      return deciding;
    }
    result = truth == Truth::Unknown ? Truth::Unknown : result;
  }
  return result;
}

}  // namespace

AtomExpression any_atom() {
  return {};
}

AtomExpression no_atom() {
  return negated(any_atom());
}

AtomExpression field_is(const AtomField& field, int value) {
  if (value < 0 || static_cast<AtomWord>(value) > field.largest()) {
    return no_atom();
  }
  AtomExpression test;
  test.mask = field.mask();
  test.value = field.put(static_cast<AtomWord>(value));
  return test;
}

AtomExpression part_holds(std::size_t part) {
  AtomExpression expression;
  expression.kind = Kind::Part;
  expression.part = part;
  return expression;
}

AtomExpression negated(AtomExpression expression) {
  expression.is_negated = !expression.is_negated;
  return expression;
}

AtomExpression both(AtomExpression one, AtomExpression other) {
  if (is_any_atom(one) || is_no_atom(other)) {
    return other;
  }
  if (is_any_atom(other) || is_no_atom(one)) {
    return one;
  }
  return group_of(Kind::And, std::move(one), std::move(other));
}

AtomExpression either(AtomExpression one, AtomExpression other) {
  if (is_no_atom(one) || is_any_atom(other)) {
    return other;
  }
  if (is_no_atom(other) || is_any_atom(one)) {
    return one;
  }
  return group_of(Kind::Or, std::move(one), std::move(other));
}

bool is_plain_test(const AtomExpression& expression) {
  return expression.kind == Kind::Test && !expression.is_negated;
}

Truth truth_of(const AtomExpression& expression, AtomWord known, AtomWord word) {
  Truth truth = Truth::Unknown;
  if (expression.kind == Kind::Test) {
    truth = truth_of_test(expression, known, word);
  } else if (expression.kind != Kind::Part) {
    truth = truth_of_group(expression, known, word);
  }
  return expression.is_negated ? opposite(truth) : truth;
}

}  // namespace congener::graph
