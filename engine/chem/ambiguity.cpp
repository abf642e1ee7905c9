#include "chem/ambiguity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "chem/mol_block_problem.hpp"
#include "chem/rdkit_boundary.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

bool is_undefined(const RDKit::Bond& bond) {
  return bond.hasQuery() || bond.getBondType() == RDKit::Bond::UNSPECIFIED ||
         bond.getBondType() == RDKit::Bond::OTHER;
}

/// RDKit insists on rings for aromatic atoms only.
bool is_aromatic_chain(const RDKit::RWMol& molecule, const RDKit::Bond& bond) {
  return bond.getBondType() == RDKit::Bond::AROMATIC &&
         molecule.getRingInfo()->numBondRings(bond.getIdx()) == 0;
}

/// Whether the text that a drawing shows for an atom says more than its element: "Boc" on a carbon.
/// Numbers, and hydrogens as in H2N or NH2, say no more.
bool is_abbreviation(std::string_view label, std::string_view symbol) {
  constexpr std::string_view kDigits = "0123456789";
  const auto without_hydrogens = [&](std::string_view text) {
    if (!text.empty() && text.front() == 'H') {
      text.remove_prefix(std::min(text.find_first_not_of(kDigits, 1), text.size()));
    }
    return text;
  };
  if (symbol != "H") {
    label = without_hydrogens(label);
  }
  if (label.substr(0, symbol.size()) == symbol) {
    label = without_hydrogens(label.substr(symbol.size()));
  }
  return std::any_of(label.begin(), label.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// An element that no substance of interest has as the end of a chain, and whose symbol chemists
/// write for a group; empty: none. Drawing programs that do not know the group write such an atom.
std::string_view group_of_the_same_letters(const RDKit::Atom& atom) {
  if (atom.getDegree() != 1 || atom.getFormalCharge() != 0) {
    return {};
  }
  switch (atom.getAtomicNum()) {
    case 18:
      return "aryl";
    case 59:
      return "propyl";
    case 89:
      return "acetyl";
    case 90:
      return "thienyl";
    case 95:
      return "pentyl";
    case 112:
      return "cyano";
    case 117:
      return "tosyl";
    default:
      return {};
  }
}

/// S-groups that annotate a structure drawn in full: abbreviations, multiples, data, brackets and
/// parts of mixtures. All others (SRU, COP, MON, MER, GRA, MOD, CRO, ANY) stand for polymers.
bool is_drawn_in_full(const std::string& group_type) {
  constexpr std::array<std::string_view, 7> kTypes = {"SUP", "MUL", "DAT", "GEN",
                                                      "MIX", "COM", "FOR"};
  return std::find(kTypes.begin(), kTypes.end(), group_type) != kTypes.end();
}

/// Empty: none.
std::string repeating_unit(const RDKit::RWMol& molecule) {
  if (molecule.hasProp(RDKit::common_properties::molFileLinkNodes)) {
    return "the structure has a repeating unit";
  }
  for (const auto& group : RDKit::getSubstanceGroups(molecule)) {
    std::string type;
    if (!group.getPropIfPresent("TYPE", type) || is_drawn_in_full(type)) {
      continue;
    }
    return type == "SRU" || type == "COP"
               ? "the structure has a repeating unit"
               : fmt::format("the structure is a polymer or a part of one (S-group {})",
                             support::printable(type));
  }
  return {};
}

std::string ambiguity_of(const RDKit::Atom& atom) {
  if (atom.getAtomicNum() == 0 || atom.hasQuery()) {
    return "the structure has an undefined atom (*, R group or query atom)";
  }
  std::string label;
  if (atom.getPropIfPresent(RDKit::common_properties::molFileAlias, label) &&
      is_abbreviation(label, atom.getSymbol())) {
    return abbreviation_problem(atom.getIdx() + 1, label);
  }
  const std::string_view group = group_of_the_same_letters(atom);
  return group.empty()
             ? ""
             : fmt::format(
                   "atom {} is {}, which is an element and an abbreviation ({}); give the "
                   "group in full, or the ion with its charge and without a bond",
                   atom.getIdx() + 1, atom.getSymbol(), group);
}

std::string ambiguity_of(const RDKit::RWMol& molecule, const RDKit::Bond& bond) {
  if (is_undefined(bond)) {
    return "the structure has an undefined bond (~ or query bond)";
  }
  return is_aromatic_chain(molecule, bond)
             ? fmt::format("the bond of atoms {} and {} is marked aromatic but is not in a ring",
                           bond.getBeginAtomIdx() + 1, bond.getEndAtomIdx() + 1)
             : "";
}

}  // namespace

Ambiguity ambiguity(const RDKit::RWMol& molecule) {
  for (const auto* atom : molecule.atoms()) {
    if (std::string problem = ambiguity_of(*atom); !problem.empty()) {
      return {std::move(problem), static_cast<int>(atom->getIdx()), -1};
    }
  }
  for (const auto* bond : molecule.bonds()) {
    if (std::string problem = ambiguity_of(molecule, *bond); !problem.empty()) {
      return {std::move(problem), -1, static_cast<int>(bond->getIdx())};
    }
  }
  return {repeating_unit(molecule), -1, -1};
}

}  // namespace congener::chem
