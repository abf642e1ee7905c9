// The part of SmartsReader that reads bonds: sets of bond codes, joined and intersected.
#include <algorithm>

#include "graph/smarts_reader.hpp"

namespace congener::graph {

bool SmartsReader::is_bond_next() const {
  constexpr std::string_view kStarts = "-=#:~@/\\!$<";
  return kStarts.find(next()) != std::string_view::npos;
}

/// a;b binds least.
bool SmartsReader::read_bond(BondSet& bonds) {
  if (!read_bond_any(bonds)) {
    return false;
  }
  while (take(';')) {
    BondSet more = 0;
    if (!read_bond_any(more)) {
      return false;
    }
    bonds &= more;
  }
  return true;
}

bool SmartsReader::read_bond_any(BondSet& bonds) {
  if (!read_bond_all(bonds)) {
    return false;
  }
  while (take(',')) {
    BondSet more = 0;
    if (!read_bond_all(more)) {
      return false;
    }
    bonds |= more;
  }
  return true;
}

bool SmartsReader::read_bond_all(BondSet& bonds) {
  if (!read_bond_primitive(bonds)) {
    return false;
  }
  while (take('&') || is_bond_next()) {
    BondSet more = 0;
    if (!read_bond_primitive(more)) {
      return false;
    }
    bonds &= more;
  }
  return true;
}

/// Without chirality / and \ are single bonds and nothing else: an aromatic bond does not fit.
bool SmartsReader::read_bond_primitive(BondSet& bonds) {
  bool is_negated = false;
  while (take('!')) {
    is_negated = !is_negated;
  }
  if ((next() == '-' && next(1) == '>') || next() == '<' || next() == '$') {
    return not_for_graph("dative and quadruple bonds are left to RDKit");
  }
  switch (next()) {
    case '-':
      bonds = bonds_of(BondOrder::Single);
      break;
    case '=':
      bonds = bonds_of(BondOrder::Double);
      break;
    case '#':
      bonds = bonds_of(BondOrder::Triple);
      break;
    case ':':
      bonds = bonds_of(BondOrder::Aromatic);
      break;
    case '~':
      bonds = kAllBonds;
      break;
    case '@':
      bonds = kRingBondSet;
      break;
    case '\\':
      at_ += next(1) == '\\' ? 1 : 0;  // RDKit reads two as one, for texts escaped once too often
      [[fallthrough]];
    case '/':
      bonds = bonds_of(BondOrder::Single);
      tree_->has_stereo = true;
      break;
    default:
      return broken("a bond is missing");
  }
  ++at_;
  bonds = is_negated ? static_cast<BondSet>(kAllBonds & ~bonds) : bonds;
  return true;
}

}  // namespace congener::graph
