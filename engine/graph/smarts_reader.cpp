#include "graph/smarts_reader.hpp"

#include <utility>

namespace congener::graph {
namespace {

constexpr std::size_t kMostQueryAtoms = 128;  ///< of one graph; the search has room for as many
constexpr std::size_t kMostText = 10'000;     ///< so that no count of its tests can overflow
constexpr int kMostRingDigits = 5;            ///< of a number in parentheses, as in RDKit
constexpr BondSet kUnwritten =
    static_cast<BondSet>(bonds_of(BondOrder::Single) | bonds_of(BondOrder::Aromatic));

bool are_joined(const SmartsGraph& graph, int one, int other) {
  for (const SmartsBond& bond : graph.bonds) {
    if ((bond.begin == one && bond.end == other) || (bond.begin == other && bond.end == one)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool SmartsReader::read(SmartsTree& tree) {
  tree_ = &tree;
  if (text_.size() > kMostText) {
    return not_for_graph("a text that long is left to RDKit");
  }
  for (const char letter : text_) {
    if (static_cast<unsigned char>(letter) <= ' ') {
      return not_for_graph("blanks and what may follow them are left to RDKit");
    }
  }
  return read_graph(tree.whole, false);
}

bool SmartsReader::broken(const char* problem) {
  status_ = SmartsStatus::Broken;
  problem_ = problem;
  place_ = at_;
  return false;
}

bool SmartsReader::not_for_graph(const char* problem) {
  status_ = SmartsStatus::NotForGraph;
  problem_ = problem;
  place_ = at_;
  return false;
}

bool SmartsReader::take(char wanted) {
  if (at_ >= text_.size() || next() != wanted) {
    return false;
  }
  ++at_;
  return true;
}

/// RDKit knows no number with a leading zero: 0 is a number of its own.
bool SmartsReader::read_number(int& number) {
  constexpr int kMost = 1'000'000;
  number = 0;
  const bool is_zero = next() == '0';
  do {
    number = number * 10 + (next() - '0');
    ++at_;
    if (number > kMost) {
      return not_for_graph("a number that large is left to RDKit");
    }
  } while (!is_zero && is_digit());
  return true;
}

/// A part ends at its closing parenthesis, which is taken; the whole at the end of the text.
bool SmartsReader::read_graph(SmartsGraph& graph, bool is_part) {
  Under under;
  while (at_ < text_.size() && !(is_part && next() == ')' && under.branches.empty())) {
    if (!read_next(under)) {
      return false;
    }
  }
  if (under.graph.atoms.empty()) {
    return broken("an atom is missing");
  }
  if (!under.branches.empty()) {
    return broken("a branch is not closed");
  }
  if (!under.open_rings.empty()) {
    return broken("a ring is not closed");
  }
  if (is_part && !take(')')) {
    return broken("the closing parenthesis of a recursive part is missing");
  }
  graph = std::move(under.graph);
  return true;
}

bool SmartsReader::read_next(Under& under) {
  if (under.atom < 0) {
    return next() == '(' ? not_for_graph("grouping of components is left to RDKit")
                         : add_atom(under, std::nullopt);
  }
  switch (next()) {
    case '.':
      return read_dot(under);
    case '(':
      return open_branch(under);
    case ')':
      if (under.branches.empty()) {
        return broken("a closing parenthesis too many");
      }
      ++at_;
      under.atom = under.branches.back();
      under.branches.pop_back();
      return true;
    default:
      break;
  }
  if (!is_bond_next()) {
    return read_bond_and_target(under, std::nullopt);
  }
  BondSet bonds = 0;
  return read_bond(bonds) && read_bond_and_target(under, bonds);
}

bool SmartsReader::read_bond_and_target(Under& under, std::optional<BondSet> bonds) {
  return is_digit() || next() == '%' ? read_ring(under, bonds) : add_atom(under, bonds);
}

/// RDKit reads a dot inside a branch as one more atom of that branch without a bond; nobody means
/// that. A recursive part in pieces has so many matches in a molecule of some size that RDKit's
/// limit of 1000 decides its answer.
bool SmartsReader::read_dot(Under& under) {
  if (!under.branches.empty()) {
    return not_for_graph("a dot inside a branch is left to RDKit");
  }
  if (depth_ > 0) {
    return not_for_graph("a dot inside a recursive part is left to RDKit");
  }
  ++at_;
  if (next() == '(') {
    return not_for_graph("grouping of components is left to RDKit");
  }
  under.atom = -1;
  return add_atom(under, std::nullopt);
}

bool SmartsReader::open_branch(Under& under) {
  ++at_;
  under.branches.push_back(under.atom);
  std::optional<BondSet> bonds;
  if (is_bond_next()) {
    BondSet written = 0;
    if (!read_bond(written)) {
      return false;
    }
    bonds = written;
  }
  return add_atom(under, bonds);
}

bool SmartsReader::add_atom(Under& under, std::optional<BondSet> bonds) {
  SmartsAtom atom;
  if (!(next() == '[' ? read_bracket(atom) : read_bare_atom(atom.expression))) {
    return false;
  }
  if (under.graph.atoms.size() == kMostQueryAtoms) {
    return not_for_graph("a pattern of more than 128 atoms is left to RDKit");
  }
  const int number = static_cast<int>(under.graph.atoms.size());
  under.graph.atoms.push_back(std::move(atom));
  if (under.atom >= 0) {
    under.graph.bonds.push_back({under.atom, number, bonds.value_or(kUnwritten)});
  }
  under.atom = number;
  return true;
}

bool SmartsReader::read_ring_number(int& number) {
  if (!take('%')) {
    number = next() - '0';
    ++at_;
    return true;
  }
  const bool has_parentheses = take('(');
  const int most_digits = has_parentheses ? kMostRingDigits : 2;
  number = 0;
  int digits = 0;
  for (; digits < most_digits && is_digit(); ++digits) {
    number = number * 10 + (next() - '0');
    ++at_;
  }
  const bool is_whole = has_parentheses ? digits > 0 && take(')') : digits == 2 && number >= 10;
  return is_whole || broken("a ring number after % has two digits, or stands in parentheses");
}

bool SmartsReader::read_ring(Under& under, std::optional<BondSet> bonds) {
  int number = 0;
  if (!read_ring_number(number)) {
    return false;
  }
  if (under.open_rings.count(number) != 0) {
    return close_ring(under, number, bonds);
  }
  under.open_rings[number] = {under.atom, bonds};
  return true;
}

/// The bond may be written at either end.
bool SmartsReader::close_ring(Under& under, int number, std::optional<BondSet> bonds) {
  const OpenRing ring = under.open_rings[number];
  under.open_rings.erase(number);
  if (ring.bonds && bonds && *ring.bonds != *bonds) {
    return not_for_graph("a ring bond that is written twice, and differently, is left to RDKit");
  }
  if (ring.atom == under.atom || are_joined(under.graph, ring.atom, under.atom)) {
    return not_for_graph("a ring of fewer than three atoms is left to RDKit");
  }
  const BondSet fit = ring.bonds.value_or(bonds.value_or(kUnwritten));
  under.graph.bonds.push_back({ring.atom, under.atom, fit});
  return true;
}

}  // namespace congener::graph
