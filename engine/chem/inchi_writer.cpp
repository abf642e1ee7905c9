// Molecule -> InChI. Stereo is given as parities, because a record may have no coordinates.

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "chem/inchi.hpp"
#include "chem/inchi_library.hpp"
#include "chem/rdkit_boundary.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;

/// What the library reads of one molecule.
struct InchiInput {
  std::vector<inchi_Atom> atoms;
  std::vector<inchi_Stereo0D> stereo;
};

inchi_Atom inchi_atom(const Atom& atom) {
  inchi_Atom result = {};
  const std::string symbol = atom.getSymbol();
  std::strncpy(result.elname, symbol.c_str(), ATOM_EL_LEN - 1);
  result.charge = static_cast<S_CHAR>(atom.getFormalCharge());
  result.isotopic_mass = static_cast<AT_NUM>(atom.getIsotope());
  result.num_iso_H[0] = static_cast<S_CHAR>(atom.getTotalNumHs(false));
  const unsigned int electrons = atom.getNumRadicalElectrons();
  result.radical = electrons == 1   ? INCHI_RADICAL_DOUBLET
                   : electrons == 2 ? INCHI_RADICAL_TRIPLET
                                    : INCHI_RADICAL_NONE;
  return result;
}

S_CHAR inchi_bond_type(const Bond& bond) {
  switch (bond.getBondType()) {
    case Bond::SINGLE:
    case Bond::DATIVE:
      return INCHI_BOND_TYPE_SINGLE;
    case Bond::DOUBLE:
      return INCHI_BOND_TYPE_DOUBLE;
    case Bond::TRIPLE:
      return INCHI_BOND_TYPE_TRIPLE;
    case Bond::ZERO:
      return INCHI_BOND_TYPE_NONE;
    default:
      throw StructureError("it has a bond that an InChI cannot hold");
  }
}

void add_bond(const Bond& bond, std::vector<inchi_Atom>& atoms) {
  const S_CHAR type = inchi_bond_type(bond);
  if (type == INCHI_BOND_TYPE_NONE) {
    return;
  }
  inchi_Atom& atom = atoms[bond.getBeginAtomIdx()];
  if (atom.num_bonds >= MAXVAL) {
    throw StructureError("an atom has more bonds than an InChI can hold");
  }
  atom.neighbor[atom.num_bonds] = static_cast<AT_NUM>(bond.getEndAtomIdx());
  atom.bond_type[atom.num_bonds] = type;
  ++atom.num_bonds;
}

/// RDKit counts a missing fourth neighbour as the second one, the InChI library as the first; that
/// is one exchange.
void add_atom_stereo(const RDKit::ROMol& molecule, const Atom& atom,
                     std::vector<inchi_Stereo0D>& stereo) {
  const auto tag = atom.getChiralTag();
  const unsigned int degree = atom.getDegree();
  if ((tag != Atom::CHI_TETRAHEDRAL_CW && tag != Atom::CHI_TETRAHEDRAL_CCW) || degree < 3 ||
      degree > 4) {
    return;
  }
  inchi_Stereo0D parity = {};
  parity.type = INCHI_StereoType_Tetrahedral;
  parity.central_atom = static_cast<AT_NUM>(atom.getIdx());
  std::size_t place = 0;
  if (degree == 3) {
    parity.neighbor[place++] = parity.central_atom;
  }
  for (const auto* bond : molecule.atomBonds(&atom)) {
    parity.neighbor[place++] = static_cast<AT_NUM>(bond->getOtherAtomIdx(atom.getIdx()));
  }
  const bool is_even = (tag == Atom::CHI_TETRAHEDRAL_CW) == (degree == 4);
  parity.parity = is_even ? INCHI_PARITY_EVEN : INCHI_PARITY_ODD;
  stereo.push_back(parity);
}

void add_bond_stereo(const Bond& bond, std::vector<inchi_Stereo0D>& stereo) {
  const auto mark = bond.getStereo();
  if (mark <= Bond::STEREOANY || bond.getStereoAtoms().size() != 2) {
    return;
  }
  inchi_Stereo0D parity = {};
  parity.type = INCHI_StereoType_DoubleBond;
  parity.central_atom = NO_ATOM;
  parity.neighbor[0] = static_cast<AT_NUM>(bond.getStereoAtoms()[0]);
  parity.neighbor[1] = static_cast<AT_NUM>(bond.getBeginAtomIdx());
  parity.neighbor[2] = static_cast<AT_NUM>(bond.getEndAtomIdx());
  parity.neighbor[3] = static_cast<AT_NUM>(bond.getStereoAtoms()[1]);
  const bool is_trans = mark == Bond::STEREOE || mark == Bond::STEREOTRANS;
  parity.parity = is_trans ? INCHI_PARITY_EVEN : INCHI_PARITY_ODD;
  stereo.push_back(parity);
}

InchiInput input_of(const RDKit::RWMol& molecule) {
  RDKit::RWMol drawing(molecule);
  RDKit::MolOps::Kekulize(drawing, false);
  InchiInput input;
  for (const auto* atom : drawing.atoms()) {
    input.atoms.push_back(inchi_atom(*atom));
  }
  for (const auto* bond : drawing.bonds()) {
    add_bond(*bond, input.atoms);
    add_bond_stereo(*bond, input.stereo);
  }
  for (const auto* atom : drawing.atoms()) {
    add_atom_stereo(drawing, *atom, input.stereo);
  }
  return input;
}

InchiResult called(InchiInput&& input) {
  std::string options = kInchiOptions;
  inchi_Input asked = {};
  asked.atom = input.atoms.data();
  asked.num_atoms = static_cast<AT_NUM>(input.atoms.size());
  asked.stereo0D = input.stereo.empty() ? nullptr : input.stereo.data();
  asked.num_stereo0D = static_cast<AT_NUM>(input.stereo.size());
  asked.szOptions = options.data();
  inchi_Output given = {};
  InchiResult result;
  const InchiLock lock;
  const int code = GetStdINCHI(&asked, &given);
  if ((code == inchi_Ret_OKAY || code == inchi_Ret_WARNING) && given.szInChI != nullptr) {
    result.inchi = given.szInChI;
  } else {
    const std::string message = given.szMessage == nullptr ? "" : given.szMessage;
    result.problem = "the InChI library makes no InChI of it" +
                     (message.empty() ? "" : ": " + support::shortened(message, 200));
  }
  FreeStdINCHI(&given);
  return result;
}

}  // namespace

InchiResult standard_inchi(const Molecule& molecule) {
  constexpr unsigned int kMostAtoms = 1023;  // the library counts in 16 bits and allows no more
  if (molecule.rdkit().getNumAtoms() > kMostAtoms) {
    return {{}, "it has more than 1023 atoms, the limit of the InChI library"};
  }
  try {
    return at_boundary([&] { return called(input_of(molecule.rdkit())); });
  } catch (const StructureError& error) {
    return {{}, error.what()};
  }
}

std::string inchikey_of(const std::string& inchi) {
  constexpr std::size_t kRoom = 128;  // the key has 27 characters and an end
  std::array<char, kRoom> key = {};
  std::array<char, kRoom> rest_of_first_hash = {};
  std::array<char, kRoom> rest_of_second_hash = {};
  const InchiLock lock;
  const int code = GetINCHIKeyFromINCHI(inchi.c_str(), 0, 0, key.data(), rest_of_first_hash.data(),
                                        rest_of_second_hash.data());
  return code == INCHIKEY_OK ? std::string(key.data()) : std::string();
}

}  // namespace congener::chem
