#include "chem/molecule_graph.hpp"

#include <algorithm>
#include <vector>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

using graph::AtomField;
using graph::BondOrder;
using graph::MoleculeGraph;

BondOrder order_of(const RDKit::Bond& bond) {
  switch (bond.getBondType()) {
    case RDKit::Bond::SINGLE:
      return BondOrder::Single;
    case RDKit::Bond::DOUBLE:
      return BondOrder::Double;
    case RDKit::Bond::TRIPLE:
      return BondOrder::Triple;
    case RDKit::Bond::AROMATIC:
      return BondOrder::Aromatic;
    default:
      return BondOrder::Other;
  }
}

/// Puts numbers into an atom's word, and remembers whether one was too large for its field.
class WordWriter {
 public:
  void put(const AtomField& field, int value) {
    fits_ = fits_ && value >= 0 && static_cast<graph::AtomWord>(value) <= field.largest();
    word_ |= field.put(static_cast<graph::AtomWord>(value) & field.largest());
  }
  /// For counts whose largest value stands for all beyond it.
  void put_at_most(const AtomField& field, int value) {
    put(field, std::min(value, static_cast<int>(field.largest())));
  }
  bool fits() const { return fits_; }
  graph::AtomWord word() const { return word_; }

 private:
  graph::AtomWord word_ = 0;
  bool fits_ = true;
};

bool fill_atom(MoleculeGraph& graph, const RDKit::ROMol& molecule, const RDKit::Atom& atom) {
  namespace field = graph::atom_field;
  const unsigned int index = atom.getIdx();
  const auto& rings = *molecule.getRingInfo();
  int ring_bonds = 0;
  for (const auto* bond : molecule.atomBonds(&atom)) {
    ring_bonds += rings.numBondRings(bond->getIdx()) != 0 ? 1 : 0;
  }
  WordWriter word;
  word.put(field::kElement, atom.getAtomicNum());
  word.put(field::kAromatic, atom.getIsAromatic() ? 1 : 0);
  word.put(field::kCharge, atom.getFormalCharge() + graph::kChargeOffset);
  word.put(field::kHydrogens, static_cast<int>(atom.getTotalNumHs(true)));
  word.put(field::kBareHydrogens, static_cast<int>(atom.getTotalNumHs(false)));
  word.put(field::kDegree, static_cast<int>(atom.getDegree()));
  word.put(field::kConnections, static_cast<int>(atom.getTotalDegree()));
  word.put(field::kValence, static_cast<int>(atom.getTotalValence()));
  word.put(field::kRingBonds, ring_bonds);
  word.put_at_most(field::kRings, static_cast<int>(rings.numAtomRings(index)));
  word.put_at_most(field::kLeastRing, static_cast<int>(rings.minAtomRingSize(index)));
  word.put(field::kIsotope, static_cast<int>(atom.getIsotope()));
  graph.atoms[index] = word.word();
  graph.has_charges = graph.has_charges || atom.getFormalCharge() != 0;
  graph.has_isotopes = graph.has_isotopes || atom.getIsotope() != 0;
  graph.has_stereo_marks =
      graph.has_stereo_marks || atom.getChiralTag() != RDKit::Atom::CHI_UNSPECIFIED;
  return word.fits() && atom.getDegree() <= static_cast<unsigned int>(graph::kMostNeighbours);
}

void fill_bond(MoleculeGraph& graph, const RDKit::ROMol& molecule, const RDKit::Bond& bond,
               std::vector<int>& filled) {
  const unsigned int index = bond.getIdx();
  const unsigned int begin = bond.getBeginAtomIdx();
  const unsigned int end = bond.getEndAtomIdx();
  graph.bonds[index] =
      graph::bond_code(order_of(bond), molecule.getRingInfo()->numBondRings(index) != 0);
  graph.bond_begin[index] = static_cast<std::uint8_t>(begin);
  graph.bond_end[index] = static_cast<std::uint8_t>(end);
  const auto number = static_cast<std::uint8_t>(index);
  graph.neighbour(static_cast<int>(begin), filled[begin]++) = {static_cast<std::uint8_t>(end),
                                                               number};
  graph.neighbour(static_cast<int>(end), filled[end]++) = {static_cast<std::uint8_t>(begin),
                                                           number};
  graph.has_stereo_marks = graph.has_stereo_marks || bond.getStereo() > RDKit::Bond::STEREOANY ||
                           bond.getBondDir() == RDKit::Bond::ENDUPRIGHT ||
                           bond.getBondDir() == RDKit::Bond::ENDDOWNRIGHT;
}

}  // namespace

bool fill(graph::MoleculeGraph& graph, const Molecule& molecule) {
  const RDKit::RWMol& source = molecule.rdkit();
  if (source.getNumAtoms() > static_cast<unsigned int>(graph::kMostAtoms) ||
      source.getNumBonds() > static_cast<unsigned int>(graph::kMostBonds) ||
      !source.getRingInfo()->isInitialized() || source.needsUpdatePropertyCache()) {
    return false;
  }
  graph.atom_count = static_cast<int>(source.getNumAtoms());
  graph.bond_count = static_cast<int>(source.getNumBonds());
  graph.are_rings_known = true;
  graph.has_charges = graph.has_isotopes = graph.has_stereo_marks = false;
  for (const auto* atom : source.atoms()) {
    if (!fill_atom(graph, source, *atom)) {
      return false;
    }
  }
  std::vector<int> filled(source.getNumAtoms(), 0);
  for (const auto* bond : source.bonds()) {
    if (bond->getIsAromatic() != (bond->getBondType() == RDKit::Bond::AROMATIC)) {
      return false;
    }
    fill_bond(graph, source, *bond, filled);
  }
  std::vector<int> component_of;
  graph.component_count = static_cast<int>(RDKit::MolOps::getMolFrags(source, component_of));
  for (std::size_t atom = 0; atom < component_of.size(); ++atom) {
    graph.component[atom] = static_cast<std::uint8_t>(component_of[atom]);
  }
  return true;
}

}  // namespace congener::chem
