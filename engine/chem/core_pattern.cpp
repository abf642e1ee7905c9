#include "chem/core_pattern.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"

namespace congener::chem {
namespace {

// A core has a few dozen places at most in any real molecule; bounds the work on symmetric ones.
constexpr unsigned int kMaxMatches = 1024;

std::unique_ptr<RDKit::RWMol> parse_drawing(const std::string& smiles) {
  RDKit::SmilesParserParams parameters;
  parameters.sanitize = false;  // valences are open at the sites
  parameters.removeHs = false;
  parameters.allowCXSMILES = false;
  std::unique_ptr<RDKit::RWMol> drawing;
  try {
    if (is_word_of_ascii(smiles) && smiles.find('.') == std::string::npos) {
      drawing = owned(RDKit::SmilesToMol(smiles, parameters));
    }
  } catch (const std::exception&) {
    drawing = nullptr;
  }
  if (!drawing || drawing->getNumAtoms() == 0) {
    throw std::invalid_argument("core: not a SMILES of one part: " + smiles);
  }
  RDKit::MolOps::fastFindRings(*drawing);
  return drawing;
}

std::vector<int> labels_of(const RDKit::RWMol& drawing, const std::string& smiles) {
  std::vector<int> labels;
  std::set<int> seen;
  for (const auto* atom : drawing.atoms()) {
    const int label = atom->getAtomMapNum();
    labels.push_back(label);
    if (label != 0 && !seen.insert(label).second) {
      throw std::invalid_argument("core: label " + std::to_string(label) + " stands twice in " +
                                  smiles);
    }
  }
  return labels;
}

std::unique_ptr<RDKit::RWMol> query_of(const RDKit::RWMol& drawing, bool exact) {
  auto query = std::make_unique<RDKit::RWMol>();
  for (const auto* atom : drawing.atoms()) {
    auto query_atom = std::make_unique<RDKit::QueryAtom>(atom->getAtomicNum());
    if (exact) {
      query_atom->expandQuery(RDKit::makeAtomFormalChargeQuery(atom->getFormalCharge()));
      query_atom->expandQuery(atom->getIsAromatic() ? RDKit::makeAtomAromaticQuery()
                                                    : RDKit::makeAtomAliphaticQuery());
    }
    query->addAtom(query_atom.release(), false, true);  // takes it over
  }
  for (const auto* bond : drawing.bonds()) {
    auto query_bond = std::make_unique<RDKit::QueryBond>(bond->getBondType());
    query_bond->setQuery(exact ? RDKit::makeBondOrderEqualsQuery(bond->getBondType())
                               : RDKit::makeBondNullQuery());
    query_bond->setBeginAtomIdx(bond->getBeginAtomIdx());
    query_bond->setEndAtomIdx(bond->getEndAtomIdx());
    query->addBond(query_bond.release(), true);  // takes it over
  }
  return query;
}

/// Aromatic bonds do not count: they are the same in every tautomer that keeps the ring.
bool is_pi_bond(const RDKit::Bond& bond) {
  return bond.getBondType() == RDKit::Bond::DOUBLE || bond.getBondType() == RDKit::Bond::TRIPLE;
}

bool has_pi_bond(const RDKit::RWMol& graph, const RDKit::Atom& atom) {
  return atom.getIsAromatic() || any_bond_of(graph, atom, is_pi_bond);
}

bool bears_hetero_atom(const RDKit::RWMol& graph, const RDKit::Atom& atom) {
  return any_bond_of(graph, atom, [&](const auto& bond) {
    const int number = bond.getOtherAtom(&atom)->getAtomicNum();
    return number != 6 && number != 1;
  });
}

/// Whether this carbon may have a double bond in a tautomer: it has one, or has a hydrogen to lose
/// and one is at a neighbour or can walk there. It walks through carbons that bear a hetero-atom
/// (as in alpha-hydroxy ketones).
bool may_have_a_pi_bond(const RDKit::RWMol& graph, const RDKit::Atom& atom) {
  if (!has_pi_bond(graph, atom) && atom.getTotalNumHs() == 0) {
    return false;
  }
  std::vector<const RDKit::Atom*> open{&atom};
  std::set<const RDKit::Atom*> seen{&atom};
  while (!open.empty()) {
    const RDKit::Atom& here = *open.back();
    open.pop_back();
    if (has_pi_bond(graph, here)) {
      return true;
    }
    for (const auto* neighbor : graph.atomNeighbors(&here)) {
      const bool is_way = has_pi_bond(graph, *neighbor) ||
                          (neighbor->getAtomicNum() == 6 && bears_hetero_atom(graph, *neighbor));
      if (is_way && seen.insert(neighbor).second) {
        open.push_back(neighbor);
      }
    }
  }
  return false;
}

std::vector<std::vector<int>> places_of(const RDKit::RWMol& molecule, const RDKit::RWMol& query) {
  RDKit::SubstructMatchParameters parameters;
  parameters.uniquify = false;
  parameters.maxMatches = kMaxMatches;
  std::vector<std::vector<int>> places;
  for (const auto& match : RDKit::SubstructMatch(molecule, query, parameters)) {
    std::vector<int> place(match.size());
    for (const auto& [core_atom, atom] : match) {
      place[static_cast<std::size_t>(core_atom)] = atom;
    }
    if (bond_count_among(molecule, place) == query.getNumBonds()) {
      places.push_back(std::move(place));
    }
  }
  return places;
}

unsigned int heavy_degree(const RDKit::RWMol& molecule, const RDKit::Atom& atom) {
  unsigned int degree = 0;
  for (const auto* neighbor : molecule.atomNeighbors(&atom)) {
    degree += neighbor->getAtomicNum() > 1 ? 1 : 0;
  }
  return degree;
}

std::vector<RingAtoms> rings_in(const RDKit::RWMol& molecule) {
  std::vector<RingAtoms> rings;
  for (const auto& ring : molecule.getRingInfo()->atomRings()) {
    RingAtoms atoms = {0, 0, 0, 0, 0};
    for (const int index : ring) {
      const auto* atom = molecule.getAtomWithIdx(static_cast<unsigned int>(index));
      atoms[0] += atom->getAtomicNum() == 6 ? 1 : 0;
      atoms[1] += atom->getAtomicNum() == 7 ? 1 : 0;
      atoms[2] += atom->getAtomicNum() == 8 ? 1 : 0;
      atoms[3] += atom->getIsAromatic() ? 1 : 0;
      atoms[4] += 1;
    }
    rings.push_back(atoms);
  }
  std::sort(rings.begin(), rings.end());
  return rings;
}

graph::AtomExpression atom_like(const RDKit::Atom& atom, bool with_aromaticity) {
  namespace field = graph::atom_field;
  graph::AtomExpression like = graph::field_is(field::kElement, atom.getAtomicNum());
  if (with_aromaticity) {
    like = graph::both(std::move(like),
                       graph::field_is(field::kAromatic, atom.getIsAromatic() ? 1 : 0));
  }
  if (atom.getOwningMol().getRingInfo()->numAtomRings(atom.getIdx()) != 0) {
    like = graph::both(std::move(like), graph::negated(graph::field_is(field::kRingBonds, 0)));
  }
  return like;
}

}  // namespace

std::vector<RingAtoms> rings_of(const Molecule& molecule) {
  return rings_in(molecule.rdkit());
}

CorePattern::CorePattern(const std::string& smiles)
    : drawing_(parse_drawing(smiles)),
      exact_(query_of(*drawing_, true)),
      blind_(query_of(*drawing_, false)),
      labels_(labels_of(*drawing_, smiles)),
      rings_(rings_in(*drawing_)) {
  for (const auto* bond : drawing_->bonds()) {
    has_pi_bonds_ = has_pi_bonds_ || is_pi_bond(*bond);
  }
}
CorePattern::~CorePattern() = default;
CorePattern::CorePattern(CorePattern&&) noexcept = default;
CorePattern& CorePattern::operator=(CorePattern&&) noexcept = default;

bool CorePattern::has_its_rings(const std::vector<RingAtoms>& rings) const {
  return std::includes(rings.begin(), rings.end(), rings_.begin(), rings_.end());
}

graph::SmartsTree CorePattern::tree(bool with_aromaticity) const {
  graph::SmartsTree tree;
  for (const auto* atom : drawing_->atoms()) {
    tree.whole.atoms.push_back({atom_like(*atom, with_aromaticity), atom->getAtomMapNum()});
  }
  for (const auto* bond : drawing_->bonds()) {
    tree.whole.bonds.push_back({static_cast<int>(bond->getBeginAtomIdx()),
                                static_cast<int>(bond->getEndAtomIdx()), graph::kAllBonds});
  }
  return tree;
}

std::vector<int> CorePattern::degrees() const {
  std::vector<int> degrees;
  for (const auto* atom : drawing_->atoms()) {
    degrees.push_back(static_cast<int>(atom->getDegree()));
  }
  return degrees;
}

std::vector<std::vector<int>> CorePattern::matches(const Molecule& molecule) const {
  return places_of(molecule.rdkit(), *exact_);
}

/// In a step between tautomers the double bond moves from one side of a carbon to its other side,
/// so a carbon with a double bond in the drawing has one already.
bool CorePattern::may_become_the_core(const Molecule& molecule,
                                      const std::vector<int>& place) const {
  const RDKit::RWMol& graph = molecule.rdkit();
  for (std::size_t position = 0; position < place.size(); ++position) {
    const auto* drawn = drawing_->getAtomWithIdx(static_cast<unsigned int>(position));
    const auto* atom = graph.getAtomWithIdx(static_cast<unsigned int>(place[position]));
    const bool is_bare = labels_[position] == 0;
    if (drawn->getIsAromatic() != atom->getIsAromatic() ||
        (is_bare && heavy_degree(graph, *atom) != drawn->getDegree())) {
      return false;
    }
    if (drawn->getAtomicNum() == 6 && any_bond_of(*drawing_, *drawn, is_pi_bond) &&
        !may_have_a_pi_bond(graph, *atom)) {
      return false;
    }
  }
  return true;
}

bool CorePattern::may_be_in_a_tautomer(const Molecule& molecule, bool bears_double_bonds) const {
  if (!has_pi_bonds_ && !bears_double_bonds) {
    return false;
  }
  const auto places = places_of(molecule.rdkit(), *blind_);
  return std::any_of(places.begin(), places.end(),
                     [&](const auto& place) { return may_become_the_core(molecule, place); });
}

}  // namespace congener::chem
