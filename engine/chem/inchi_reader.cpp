// InChI -> molecule. The library gives atoms, bonds and parities; RDKit writes them as a SMILES,
// which is then read as any other, so that an InChI gets the checks and the verdict of its SMILES.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chem/inchi.hpp"
#include "chem/inchi_hydrogens.hpp"
#include "chem/inchi_structure.hpp"
#include "chem/rdkit_boundary.hpp"
#include "support/text.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;
using MoleculePointer = std::unique_ptr<RDKit::RWMol>;

/// The library gives an isotope as the difference to the rounded average mass.
unsigned int isotope_of(const inchi_Atom& atom, int number) {
  const int mass = atom.isotopic_mass;
  if (mass < ISOTOPIC_SHIFT_FLAG - ISOTOPIC_SHIFT_MAX) {
    return static_cast<unsigned int>(std::max(mass, 0));
  }
  const double average =
      RDKit::PeriodicTable::getTable()->getAtomicWeight(static_cast<unsigned>(number));
  return static_cast<unsigned int>(
      std::max(static_cast<int>(std::lround(average)) + mass - ISOTOPIC_SHIFT_FLAG, 0));
}

void add_labelled_hydrogens(RDKit::RWMol& molecule, unsigned int atom, const inchi_Atom& read) {
  for (int isotope = 1; isotope <= NUM_H_ISOTOPES; ++isotope) {
    for (int i = 0; i < read.num_iso_H[isotope]; ++i) {
      auto hydrogen = std::make_unique<Atom>(1);
      hydrogen->setIsotope(static_cast<unsigned int>(isotope));
      hydrogen->setNoImplicit(true);
      const unsigned int added = molecule.addAtom(hydrogen.release(), false, true);
      molecule.addBond(atom, added, Bond::SINGLE);
    }
  }
}

void add_atoms(RDKit::RWMol& molecule, const std::vector<inchi_Atom>& atoms) {
  for (const inchi_Atom& read : atoms) {
    const std::string element(read.elname, ::strnlen(read.elname, sizeof read.elname));
    const int number = RDKit::PeriodicTable::getTable()->getAtomicNumber(element);
    auto atom = std::make_unique<Atom>(number);
    atom->setFormalCharge(read.charge);
    atom->setIsotope(isotope_of(read, number));
    atom->setNoImplicit(true);
    atom->setNumExplicitHs(
        static_cast<unsigned int>(std::max(static_cast<int>(read.num_iso_H[0]), 0)));
    molecule.addAtom(atom.release(), false, true);
  }
  for (unsigned int atom = 0; atom < atoms.size(); ++atom) {
    add_labelled_hydrogens(molecule, atom, atoms[atom]);
  }
}

Bond::BondType bond_type(int type) {
  switch (type) {
    case INCHI_BOND_TYPE_SINGLE:
      return Bond::SINGLE;
    case INCHI_BOND_TYPE_DOUBLE:
      return Bond::DOUBLE;
    case INCHI_BOND_TYPE_TRIPLE:
      return Bond::TRIPLE;
    default:
      throw StructureError("it has bonds of an unknown order");
  }
}

void add_bonds(RDKit::RWMol& molecule, const std::vector<inchi_Atom>& atoms) {
  for (unsigned int atom = 0; atom < atoms.size(); ++atom) {
    for (int i = 0; i < std::min<int>(atoms[atom].num_bonds, MAXVAL); ++i) {
      const int other = atoms[atom].neighbor[i];
      if (other < 0 || static_cast<std::size_t>(other) >= atoms.size() ||
          static_cast<unsigned int>(other) == atom) {
        throw StructureError("it has a bond to an atom that is not there");
      }
      const auto end = static_cast<unsigned int>(other);
      if (molecule.getBondBetweenAtoms(atom, end) == nullptr) {
        molecule.addBond(atom, end, bond_type(atoms[atom].bond_type[i]));
      }
    }
  }
}

bool is_known(int parity) {
  return parity == INCHI_PARITY_ODD || parity == INCHI_PARITY_EVEN;
}

/// The neighbours of a centre in the order of the parity. Labelled hydrogens are atoms of ours, but
/// not of the library: there may be one more in the molecule, which takes the missing place.
std::vector<int> neighbours_of_parity(const RDKit::RWMol& molecule, const inchi_Stereo0D& parity) {
  const Atom& centre = *molecule.getAtomWithIdx(static_cast<unsigned int>(parity.central_atom));
  std::vector<int> neighbours(std::begin(parity.neighbor), std::end(parity.neighbor));
  const auto missing = std::find(neighbours.begin(), neighbours.end(), parity.central_atom);
  if (missing == neighbours.end() || centre.getDegree() != neighbours.size()) {
    return neighbours;
  }
  for (const auto* bond : molecule.atomBonds(&centre)) {
    const auto other = static_cast<int>(bond->getOtherAtomIdx(centre.getIdx()));
    if (std::find(neighbours.begin(), neighbours.end(), other) == neighbours.end()) {
      *missing = other;
      break;
    }
  }
  return neighbours;
}

/// As in inchi_writer.cpp: a missing neighbour is one exchange.
void set_atom_stereo(RDKit::RWMol& molecule, const inchi_Stereo0D& parity) {
  Atom& centre = *molecule.getAtomWithIdx(static_cast<unsigned int>(parity.central_atom));
  const std::vector<int> wanted = neighbours_of_parity(molecule, parity);
  std::vector<int> own;
  const bool is_missing_one = centre.getDegree() == 3;
  if (is_missing_one) {
    own.push_back(parity.central_atom);
  }
  for (const auto* bond : molecule.atomBonds(&centre)) {
    own.push_back(static_cast<int>(bond->getOtherAtomIdx(centre.getIdx())));
  }
  if (own.size() != wanted.size() || !std::is_permutation(own.begin(), own.end(), wanted.begin())) {
    throw StructureError("it has a stereo centre with neighbours that are not there");
  }
  bool is_even = parity.parity == INCHI_PARITY_EVEN;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto place =
        std::find(own.begin() + static_cast<std::ptrdiff_t>(i), own.end(), wanted[i]);
    if (*place != own[i]) {
      std::swap(own[i], *place);
      is_even = !is_even;
    }
  }
  centre.setChiralTag(is_even != is_missing_one ? Atom::CHI_TETRAHEDRAL_CW
                                                : Atom::CHI_TETRAHEDRAL_CCW);
}

void set_bond_stereo(RDKit::RWMol& molecule, const inchi_Stereo0D& parity) {
  const auto atom = [&](int place) { return static_cast<unsigned int>(parity.neighbor[place]); };
  Bond* const bond = molecule.getBondBetweenAtoms(atom(1), atom(2));
  if (bond == nullptr || molecule.getBondBetweenAtoms(atom(0), atom(1)) == nullptr ||
      molecule.getBondBetweenAtoms(atom(2), atom(3)) == nullptr) {
    throw StructureError("it has stereo at bonds that this program cannot keep (a cumulene)");
  }
  const bool is_turned = bond->getBeginAtomIdx() != atom(1);
  if (bond->getBondType() != Bond::DOUBLE) {
    return;  // of an imine that is drawn as an amide: the InChI says whether it was lost
  }
  bond->setStereoAtoms(atom(is_turned ? 3 : 0), atom(is_turned ? 0 : 3));
  bond->setStereo(parity.parity == INCHI_PARITY_EVEN ? Bond::STEREOTRANS : Bond::STEREOCIS);
}

void set_stereo(RDKit::RWMol& molecule, const InchiStructure& read) {
  const auto atoms = static_cast<int>(read.atoms.size());
  const auto is_there = [&](int atom) { return atom >= 0 && atom < atoms; };
  for (const inchi_Stereo0D& parity : read.stereo) {
    if (!is_known(parity.parity)) {
      continue;  // left open
    }
    if (!std::all_of(std::begin(parity.neighbor), std::end(parity.neighbor), is_there)) {
      throw StructureError("it has stereo at atoms that are not there");
    }
    if (parity.type == INCHI_StereoType_Tetrahedral && is_there(parity.central_atom)) {
      set_atom_stereo(molecule, parity);
    } else if (parity.type == INCHI_StereoType_DoubleBond) {
      set_bond_stereo(molecule, parity);
    } else {
      throw StructureError("it has stereo that this program cannot keep (an allene)");
    }
  }
}

/// Whose hydrogens the InChI leaves open: drawn as the library does, or as people do.
enum class Hydrogens { AsRead, AsUsual };

MoleculePointer molecule_of(const InchiStructure& read, Hydrogens hydrogens) {
  auto molecule = std::make_unique<RDKit::RWMol>();
  add_atoms(*molecule, read.atoms);
  add_bonds(*molecule, read.atoms);
  if (hydrogens == Hydrogens::AsUsual) {
    draw_mobile_hydrogens_as_usual(*molecule);
  }
  RDKit::MolOps::sanitizeMol(*molecule);
  set_stereo(*molecule, read);
  return molecule;
}

bool is_standard(std::string_view inchi) {
  return inchi.substr(inchi.find('=') + 1, 2) == "1S";
}

/// Whether the InChI of what was read is the text. A non-standard InChI may say more than the
/// standard one that is made here, so of it the formula, connections and hydrogens are compared.
bool says_the_same(std::string_view text, std::string_view made) {
  const auto layers = [](std::string_view inchi) {
    return support::split(inchi.substr(inchi.find('/') + 1), '/');
  };
  if (is_standard(text)) {
    return text.substr(text.find('=')) == made.substr(made.find('='));
  }
  const auto wanted = layers(text);
  const auto own = layers(made);
  const auto layer = [](const std::vector<std::string_view>& all, char letter) {
    for (std::size_t i = 1; i < all.size() && all[i].front() != 'i' && all[i].front() != 'f'; ++i) {
      if (all[i].front() == letter) {
        return all[i];
      }
    }
    return std::string_view();
  };
  return wanted.front() == own.front() && layer(wanted, 'c') == layer(own, 'c') &&
         layer(wanted, 'h') == layer(own, 'h');
}

ParseResult failed(std::string problem) {
  return {std::nullopt, std::move(problem), false};
}

std::string with_message(std::string problem, const std::string& message) {
  return message.empty() ? problem : problem + " (the InChI library says: " + message + ")";
}

/// For each heavy atom of the SMILES, in its order, where it stands in the InChI.
std::vector<int> heavy_atoms_written(const RDKit::RWMol& molecule) {
  std::vector<unsigned int> order;
  molecule.getProp(RDKit::common_properties::_smilesAtomOutputOrder, order);
  std::vector<int> numbers(molecule.getNumAtoms(), -1);
  int next = 0;
  for (const auto* atom : molecule.atoms()) {
    numbers[atom->getIdx()] = atom->getAtomicNum() > 1 ? next++ : -1;
  }
  std::vector<int> result;
  for (const unsigned int atom : order) {
    if (numbers.at(atom) >= 0) {
      result.push_back(numbers[atom]);
    }
  }
  return result;
}

/// Atoms are numbered as in the InChI, not as in the SMILES between.
Molecule renumbered(const Molecule& molecule, const std::vector<int>& numbers) {
  std::vector<int> record_atoms;
  for (const int atom : molecule.record_atoms()) {
    record_atoms.push_back(atom < 0 ? atom : numbers.at(static_cast<std::size_t>(atom)));
  }
  return Molecule(std::make_unique<RDKit::RWMol>(molecule.rdkit()), std::move(record_atoms));
}

/// What was read, if its InChI is the text.
ParseResult drawn(const std::string& text, const InchiStructure& read, Hydrogens hydrogens,
                  int max_heavy_atoms) {
  const MoleculePointer molecule = molecule_of(read, hydrogens);
  molecule->setProp(RDKit::common_properties::_StereochemDone, 1);  // or the marks would be dropped
  const std::string smiles = RDKit::MolToSmiles(*molecule);
  const std::vector<int> numbers = heavy_atoms_written(*molecule);
  ParseResult parsed = parse_structure(smiles, StructureFormat::Smiles, max_heavy_atoms);
  if (!parsed.molecule) {
    return parsed;
  }
  const InchiResult made = standard_inchi(*parsed.molecule);
  if (!made.problem.empty() || !says_the_same(text, made.inchi)) {
    return failed(with_message(
        fmt::format("the InChI cannot be read whole: what was read of it has {}",
                    made.problem.empty() ? "the InChI " + support::shortened(made.inchi, 200)
                                         : "no InChI (" + made.problem + ")"),
        read.message));
  }
  parsed.molecule = renumbered(*parsed.molecule, numbers);
  return parsed;
}

ParseResult read_by(InchiProcess process, const std::string& text, int max_heavy_atoms) {
  const InchiStructure read = structure_of_inchi(text, process);
  if (!read.problem.empty()) {
    return failed("the InChI cannot be read: the InChI library " + read.problem);
  }
  if (read.atoms.empty()) {
    return failed(with_message("not a valid InChI: the InChI library makes no structure of it",
                               read.message));
  }
  try {
    ParseResult usual = drawn(text, read, Hydrogens::AsUsual, max_heavy_atoms);
    if (usual.molecule) {
      return usual;
    }
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    // RDKit does not take it with the hydrogens there; as the library has read it, it may.
  }
  return drawn(text, read, Hydrogens::AsRead, max_heavy_atoms);
}

/// What is accepted of a standard InChI was compared with the text, whatever the library has read
/// before. All else is asked of a library that has read nothing before, so that what becomes of a
/// record does not depend on the records before it.
ParseResult read_inchi(const std::string& text, int max_heavy_atoms) {
  if (is_standard(text)) {
    try {
      ParseResult read = read_by(InchiProcess::Shared, text, max_heavy_atoms);
      if (read.molecule) {
        return read;
      }
    } catch (const StructureError&) {
      // Asked again below.
    }
  }
  return read_by(InchiProcess::Own, text, max_heavy_atoms);
}

}  // namespace

ParseResult parse_inchi(std::string_view text, int max_heavy_atoms) {
  const std::string_view inchi = support::trim(text);
  if (std::string problem = describe_inchi_problem(inchi); !problem.empty()) {
    return failed(std::move(problem));
  }
  // The prefix in the library's own spelling.
  const std::string spelled = "InChI=" + std::string(inchi.substr(6));
  try {
    return at_boundary([&] { return read_inchi(spelled, max_heavy_atoms); });
  } catch (const StructureError& error) {
    return failed(fmt::format("the InChI cannot be turned into a structure: {}",
                              support::shortened(error.what(), 200)));
  }
}

}  // namespace congener::chem
