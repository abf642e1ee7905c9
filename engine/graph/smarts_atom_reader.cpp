// The part of SmartsReader that reads atoms: bare symbols, and expressions in brackets.
#include <algorithm>
#include <utility>

#include "graph/element_symbols.hpp"
#include "graph/smarts_reader.hpp"

namespace congener::graph {
namespace {

namespace field = atom_field;

/// A symbol with its case: C is an aliphatic carbon, c an aromatic one.
AtomExpression typed(int element, bool is_aromatic) {
  return both(field_is(field::kElement, element), field_is(field::kAromatic, is_aromatic ? 1 : 0));
}

AtomExpression is_in_some_ring() {
  return negated(field_is(field::kRingBonds, 0));
}

}  // namespace

bool SmartsReader::read_bare_atom(AtomExpression& expression) {
  const BareSymbol symbol = bare_symbol(text_.substr(std::min(at_, text_.size())));
  if (symbol.length == 0) {
    return broken("an atom is missing");
  }
  at_ += symbol.length;
  if (symbol.element != 0) {
    expression = typed(symbol.element, symbol.is_aromatic);
  } else {
    expression =
        symbol.is_wildcard ? any_atom() : field_is(field::kAromatic, symbol.is_aromatic ? 1 : 0);
  }
  return true;
}

bool SmartsReader::read_bracket(SmartsAtom& atom) {
  ++at_;
  bool is_hydrogen = false;
  if (!read_hydrogen(atom, is_hydrogen)) {
    return false;
  }
  if (!is_hydrogen) {
    if (!read_atom_any_of(atom.expression)) {
      return false;
    }
    while (take(';')) {
      AtomExpression more;
      if (!read_atom_any_of(more)) {
        return false;
      }
      atom.expression = both(std::move(atom.expression), std::move(more));
    }
  }
  return read_label(atom) && (take(']') || broken("a bracket atom is not closed"));
}

/// [H], [2H], [H+] and these with a label; RDKit takes brackets that begin with H and a charge for
/// a hydrogen atom too, and then refuses what follows.
bool SmartsReader::read_hydrogen(SmartsAtom& atom, bool& is_hydrogen) {
  const std::size_t start = at_;
  AtomExpression expression = field_is(field::kElement, 1);
  int number = 0;
  if (is_digit()) {
    if (!read_number(number)) {
      return false;
    }
    expression = both(std::move(expression), field_is(field::kIsotope, number));
  }
  const bool is_symbol =
      next() == 'H' && (next(1) == ']' || next(1) == ':' || next(1) == '+' || next(1) == '-');
  is_hydrogen = is_symbol;
  if (!is_symbol) {
    at_ = start;
    return true;
  }
  ++at_;
  if (next() == '+' || next() == '-') {
    if (!read_charge(number)) {
      return false;
    }
    expression = both(std::move(expression), field_is(field::kCharge, number + kChargeOffset));
  }
  if (next() != ']' && next() != ':') {
    return not_for_graph("H and a charge with more after them are left to RDKit");
  }
  atom.expression = std::move(expression);
  return true;
}

bool SmartsReader::read_label(SmartsAtom& atom) {
  if (!take(':')) {
    return true;
  }
  return is_digit() ? read_number(atom.label) : broken("an atom map number is missing");
}

bool SmartsReader::read_atom_any_of(AtomExpression& expression) {
  if (!read_atom_all_of(expression)) {
    return false;
  }
  while (take(',')) {
    AtomExpression more;
    if (!read_atom_all_of(more)) {
      return false;
    }
    expression = either(std::move(expression), std::move(more));
  }
  return true;
}

bool SmartsReader::read_atom_all_of(AtomExpression& expression) {
  constexpr std::string_view kEnds = ",;]:";
  if (!read_primitive(expression)) {
    return false;
  }
  while (take('&') || (at_ < text_.size() && kEnds.find(next()) == std::string_view::npos)) {
    AtomExpression more;
    if (!read_primitive(more)) {
      return false;
    }
    expression = both(std::move(expression), std::move(more));
  }
  return true;
}

bool SmartsReader::read_primitive(AtomExpression& expression) {
  bool is_negated = false;
  while (take('!')) {
    is_negated = !is_negated;
  }
  if (!read_positive_primitive(expression)) {
    return false;
  }
  expression = is_negated ? negated(std::move(expression)) : std::move(expression);
  return true;
}

bool SmartsReader::read_positive_primitive(AtomExpression& expression) {
  if (next() == '$' && next(1) == '(') {
    return read_part(expression);
  }
  if (next() == '@') {
    return read_chirality(expression);
  }
  if (next() == '+' || next() == '-') {
    int charge = 0;
    const bool is_read = read_charge(charge);
    expression = field_is(field::kCharge, charge + kChargeOffset);
    return is_read;
  }
  if (is_digit()) {
    return read_isotope(expression);
  }
  bool is_symbol = false;
  if (!read_symbol(expression, is_symbol)) {
    return false;
  }
  return is_symbol || read_count(expression);
}

/// An isotope and the symbol after it are one: !13C is all but carbon-13.
bool SmartsReader::read_isotope(AtomExpression& expression) {
  int isotope = 0;
  AtomExpression symbol;
  bool is_symbol = false;
  if (!read_number(isotope) || !read_symbol(symbol, is_symbol)) {
    return false;
  }
  if (!is_symbol && next() == 'H' && !read_count(symbol)) {
    return false;
  }
  expression = both(field_is(field::kIsotope, isotope), std::move(symbol));
  return true;
}

/// Elements, #n, A, a and *. Symbols beyond the organic subset do not ask for aromaticity.
bool SmartsReader::read_symbol(AtomExpression& expression, bool& is_symbol) {
  is_symbol = true;
  if (next() == '#') {
    ++at_;
    int element = 0;
    if (!is_digit()) {
      return broken("an atomic number is missing");
    }
    if (!read_number(element)) {
      return false;
    }
    expression = field_is(field::kElement, element);
    return element <= kHeaviestElement ||
           not_for_graph("atomic numbers beyond the elements are left to RDKit");
  }
  const BracketSymbol symbol = bracket_symbol(text_.substr(std::min(at_, text_.size())));
  if (symbol.is_disputed) {
    return not_for_graph("symbols that releases of RDKit read differently are left to it");
  }
  if (symbol.element != 0) {
    at_ += symbol.length;
    expression = symbol.is_typed ? typed(symbol.element, symbol.is_aromatic)
                                 : field_is(field::kElement, symbol.element);
    return true;
  }
  is_symbol = next() == '*' || next() == 'a' || next() == 'A';
  return !is_symbol || read_bare_atom(expression);
}

/// A letter and a count. Without one D, X, v and H mean 1, and h, R, r and x "some".
bool SmartsReader::read_count(AtomExpression& expression) {
  const char kind = next();
  constexpr std::string_view kKinds = "DXvHhRrx";
  if (kKinds.find(kind) == std::string_view::npos || at_ >= text_.size()) {
    return not_for_graph("an atom primitive that is not ours is left to RDKit");
  }
  ++at_;
  const bool has_number = is_digit();
  int number = 1;
  if (has_number && !read_number(number)) {
    return false;
  }
  if (next() == '{') {
    return not_for_graph("ranges are left to RDKit");
  }
  switch (kind) {
    case 'D':
      expression = field_is(field::kDegree, number);
      return true;
    case 'X':
      expression = field_is(field::kConnections, number);
      return true;
    case 'v':
      expression = field_is(field::kValence, number);
      return true;
    case 'H':
      expression = field_is(field::kHydrogens, number);
      return true;
    case 'h':
      expression = has_number ? field_is(field::kBareHydrogens, number)
                              : negated(field_is(field::kBareHydrogens, 0));
      return true;
    default:
      break;
  }
  if (!has_number || number == 0) {
    expression = has_number ? negated(is_in_some_ring()) : is_in_some_ring();
    return true;
  }
  return read_ring_count(kind, expression, number);
}

/// R<n>: in n smallest rings; r<n>: the least of them has n atoms; x<n>: n ring bonds.
bool SmartsReader::read_ring_count(char kind, AtomExpression& expression, int number) {
  if (kind == 'x') {
    expression = field_is(field::kRingBonds, number);
    return true;
  }
  const AtomField& counted = kind == 'R' ? field::kRings : field::kLeastRing;
  if (number >= static_cast<int>(counted.largest())) {
    return not_for_graph("so many or so large rings are left to RDKit");
  }
  tree_->needs_rings = true;
  expression = field_is(counted, number);
  return true;
}

/// Nothing is asked by it without chirality; @TH, @OH and their kind are other tokens in RDKit.
bool SmartsReader::read_chirality(AtomExpression& expression) {
  constexpr std::array<std::string_view, 5> kClasses = {"TH", "AL", "SP", "TB", "OH"};
  ++at_;
  take('@');
  const std::string_view after = text_.substr(at_, 2);
  if (std::find(kClasses.begin(), kClasses.end(), after) != kClasses.end() || next() == '?') {
    return not_for_graph("classes of chirality are left to RDKit");
  }
  tree_->has_stereo = true;
  expression = any_atom();
  return true;
}

/// + and ++ and +2; of +++ RDKit makes +2 and +1 at once, which no atom is.
bool SmartsReader::read_charge(int& charge) {
  const char sign = next();
  ++at_;
  int size = 1;
  if (take(sign)) {
    size = 2;
  } else if (is_digit() && !read_number(size)) {
    return false;
  }
  charge = sign == '+' ? size : -size;
  return next() != '{' || not_for_graph("ranges are left to RDKit");
}

/// Equal texts ask equal questions, so they are one part and its answers are found once.
bool SmartsReader::read_part(AtomExpression& expression) {
  constexpr int kMostDepth = 8;
  constexpr std::size_t kMostParts = 64;
  const std::size_t start = at_;
  at_ += 2;
  if (++depth_ > kMostDepth) {
    return not_for_graph("recursion that deep is left to RDKit");
  }
  SmartsGraph graph;
  if (!read_graph(graph, true)) {
    return false;
  }
  --depth_;
  if (is_digit()) {  // RDKit 2022.09 asks nothing by it, though it is an isotope elsewhere
    return not_for_graph("a number right behind a recursive part is left to RDKit");
  }
  const std::string_view text = text_.substr(start, at_ - start);
  const auto [entry, is_new] = part_of_text_.emplace(text, tree_->parts.size());
  if (is_new) {
    tree_->parts.push_back(std::move(graph));
  }
  expression = part_holds(entry->second);
  return tree_->parts.size() <= kMostParts ||
         not_for_graph("so many recursive parts are left to RDKit");
}

}  // namespace congener::graph
