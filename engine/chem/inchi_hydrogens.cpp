#include "chem/inchi_hydrogens.hpp"

#include <vector>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;

/// One hydrogen that may go from the donor over the carbon to the nitrogen.
struct Move {
  unsigned int nitrogen = 0;
  unsigned int carbon = 0;
  unsigned int donor = 0;
};

bool gives_a_hydrogen(const Atom& atom) {
  return atom.getFormalCharge() == 0 && atom.getNumExplicitHs() == 1;
}

bool is_acid_end(const Atom& atom) {
  const int number = atom.getAtomicNum();
  return (number == 8 || number == 16) && atom.getDegree() == 1 && gives_a_hydrogen(atom);
}

/// The N=C bonds of neutral nitrogens, as moves without a donor.
std::vector<Move> imines(const RDKit::RWMol& molecule) {
  std::vector<Move> found;
  for (const auto* bond : molecule.bonds()) {
    const Atom* nitrogen = bond->getBeginAtom();
    const Atom* carbon = bond->getEndAtom();
    if (nitrogen->getAtomicNum() != 7) {
      std::swap(nitrogen, carbon);
    }
    if (bond->getBondType() == Bond::DOUBLE && nitrogen->getAtomicNum() == 7 &&
        carbon->getAtomicNum() == 6 && nitrogen->getFormalCharge() == 0) {
      found.push_back({nitrogen->getIdx(), carbon->getIdx(), 0});
    }
  }
  return found;
}

/// The first single-bonded neighbour of the carbon that is a donor of this kind.
template <typename IsDonor>
bool find_donor(const RDKit::RWMol& molecule, Move& move, IsDonor is_donor) {
  const Atom& carbon = *molecule.getAtomWithIdx(move.carbon);
  for (const auto* bond : molecule.atomBonds(&carbon)) {
    const Atom& other = *bond->getOtherAtom(&carbon);
    if (bond->getBondType() == Bond::SINGLE && other.getIdx() != move.nitrogen && is_donor(other)) {
      move.donor = other.getIdx();
      return true;
    }
  }
  return false;
}

void make(const Move& move, RDKit::RWMol& molecule) {
  Bond& from = *molecule.getBondBetweenAtoms(move.nitrogen, move.carbon);
  from.setBondType(Bond::SINGLE);
  molecule.getBondBetweenAtoms(move.carbon, move.donor)->setBondType(Bond::DOUBLE);
  Atom& nitrogen = *molecule.getAtomWithIdx(move.nitrogen);
  nitrogen.setNumExplicitHs(nitrogen.getNumExplicitHs() + 1);
  molecule.getAtomWithIdx(move.donor)->setNumExplicitHs(0);
}

/// Whether the donor is aromatic once the hydrogen has gone.
bool makes_aromatic(const Move& move, const RDKit::RWMol& molecule) {
  RDKit::RWMol tried(molecule);
  make(move, tried);
  RDKit::MolOps::sanitizeMol(tried);
  return tried.getAtomWithIdx(move.donor)->getIsAromatic();
}

}  // namespace

void draw_mobile_hydrogens_as_usual(RDKit::RWMol& molecule) {
  for (Move& move : imines(molecule)) {
    if (find_donor(molecule, move, is_acid_end)) {
      make(move, molecule);
    }
  }
  RDKit::MolOps::fastFindRings(molecule);
  const auto* rings = molecule.getRingInfo();
  const auto is_ring_donor = [&](const Atom& atom) {
    return atom.getAtomicNum() == 7 && gives_a_hydrogen(atom) &&
           rings->numAtomRings(atom.getIdx()) > 0;
  };
  for (Move& move : imines(molecule)) {
    const bool is_beside_a_ring =
        rings->numAtomRings(move.carbon) > 0 && rings->numAtomRings(move.nitrogen) == 0;
    if (is_beside_a_ring && find_donor(molecule, move, is_ring_donor) &&
        makes_aromatic(move, molecule)) {
      make(move, molecule);
    }
  }
  molecule.getRingInfo()->reset();
}

}  // namespace congener::chem
