#include "chem/standardize.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;
using RDKit::RWMol;

bool is_metal(int atomic_number) {
  // All elements but noble gases, halogens, chalcogens, H, B, C, N, Si, P, As, Sb: the
  // disconnector's view.
  static const std::vector<int> kOthers = {1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                           18, 33, 34, 35, 36, 51, 52, 53, 54, 85, 86};
  return atomic_number > 0 && !std::binary_search(kOthers.begin(), kOthers.end(), atomic_number);
}

bool has_bonded_metal(const RWMol& graph) {
  return any_atom(graph, [](const Atom& atom) {
    return atom.getDegree() > 0 && is_metal(atom.getAtomicNum());
  });
}

bool has_only_single_bonds(const RWMol& graph, const Atom& atom) {
  return !any_bond_of(graph, atom,
                      [](const Bond& bond) { return bond.getBondType() != Bond::SINGLE; });
}

bool is_nitro_nitrogen(const RWMol& graph, const Atom& atom) {
  bool oxide = false;
  bool oxo = false;
  for (const auto* bond : graph.atomBonds(&atom)) {
    const Atom* other = bond->getOtherAtom(&atom);
    oxide = oxide || (other->getFormalCharge() == -1 && other->getAtomicNum() == 8);
    oxo = oxo || (bond->getBondType() == Bond::DOUBLE && other->getAtomicNum() == 8);
  }
  return oxide && oxo && atom.getDegree() == 3;
}

bool is_surely_normal_charge(const RWMol& graph, const Atom& atom) {
  if (atom.getDegree() == 0) {
    return true;  // a lone ion
  }
  if (atom.getAtomicNum() == 7 && atom.getFormalCharge() == 1) {
    return has_only_single_bonds(graph, atom) || is_nitro_nitrogen(graph, atom);
  }
  return (atom.getAtomicNum() == 8 || atom.getAtomicNum() == 16) && atom.getFormalCharge() == -1 &&
         has_only_single_bonds(graph, atom);
}

bool is_surely_normal_atom(const RWMol& graph, const Atom& atom) {
  if (atom.getFormalCharge() != 0) {
    return is_surely_normal_charge(graph, atom);
  }
  switch (atom.getAtomicNum()) {
    case 7:
      return atom.getTotalValence() <= 3;
    case 16:
      return atom.getDegree() != 3;  // sulfoxides are redrawn with charges
    case 1:
    case 5:
    case 6:
    case 8:
    case 9:
    case 14:
      return true;
    case 17:
    case 35:
    case 53:
      return atom.getDegree() <= 1;
    default:
      return atom.getDegree() == 0;
  }
}

/// Elements and connections only, so that a molecule can be laid over its redrawn self.
RWMol bare_graph(const RWMol& molecule) {
  RWMol bare(molecule);
  for (auto* atom : bare.atoms()) {
    atom->setFormalCharge(0);
    atom->setIsotope(0);
    atom->setIsAromatic(false);
  }
  for (auto* bond : bare.bonds()) {
    bond->setBondType(Bond::SINGLE);
    bond->setIsAromatic(false);
  }
  return bare;
}

/// RDKit's reactions renumber atoms; connections are unchanged, so the old graph laid over the new
/// one tells which atom became which.
std::vector<int> renumbered(const Molecule& before, const RWMol& after) {
  std::vector<int> numbers(after.getNumAtoms(), -1);
  RDKit::SubstructMatchParameters parameters;
  parameters.maxMatches = 1;
  const auto overlays =
      RDKit::SubstructMatch(bare_graph(after), bare_graph(before.rdkit()), parameters);
  if (!overlays.empty()) {
    for (const auto& [old_atom, new_atom] : overlays.front()) {
      numbers[static_cast<std::size_t>(new_atom)] =
          before.record_atoms()[static_cast<std::size_t>(old_atom)];
    }
  }
  return numbers;
}

}  // namespace

struct Standardizer::State {
  RDKit::MolStandardize::Normalizer normalizer;
  RDKit::MolStandardize::MetalDisconnector metal_disconnector;
  RDKit::MolStandardize::Uncharger uncharger;
};

Standardizer::Standardizer() : state_(std::make_unique<State>()) {}
Standardizer::~Standardizer() = default;

Molecule Standardizer::normalized(Molecule&& molecule) {
  if (is_surely_normal(molecule)) {
    return std::move(molecule);
  }
  if (has_bonded_metal(molecule.rdkit())) {
    state_->metal_disconnector.disconnect(molecule.rdkit());  // in place, atoms keep their order
    RDKit::MolOps::sanitizeMol(molecule.rdkit());
  }
  const RDKit::ROMol& drawn = molecule.rdkit();
  const auto redrawn = owned(state_->normalizer.normalize(drawn));
  auto graph = std::make_unique<RWMol>(*redrawn);
  RDKit::MolOps::sanitizeMol(*graph);
  std::vector<int> numbers = renumbered(molecule, *graph);
  return Molecule(std::move(graph), std::move(numbers));
}

Molecule Standardizer::uncharged(const Molecule& molecule) {
  const RDKit::ROMol& charged = molecule.rdkit();
  const auto neutral = owned(state_->uncharger.uncharge(charged));
  auto graph = std::make_unique<RWMol>(*neutral);
  RDKit::MolOps::sanitizeMol(*graph);
  return Molecule(std::move(graph), molecule.record_atoms());
}

bool is_surely_normal(const Molecule& molecule) {
  const RWMol& graph = molecule.rdkit();
  return !any_atom(graph, [&](const Atom& atom) { return !is_surely_normal_atom(graph, atom); });
}

Molecule without_stereo(const Molecule& molecule) {
  Molecule flat = molecule.copy();
  RDKit::MolOps::removeStereochemistry(flat.rdkit());
  return flat;
}

Molecule without_isotopes(const Molecule& molecule) {
  auto graph = std::make_unique<RWMol>(molecule.rdkit());
  for (auto* atom : graph->atoms()) {
    atom->setIsotope(0);
  }
  RDKit::MolOps::removeHs(*graph);
  std::vector<int> heavy_numbers;
  for (const auto* atom : molecule.rdkit().atoms()) {
    if (atom->getAtomicNum() != 1) {
      heavy_numbers.push_back(molecule.record_atoms()[atom->getIdx()]);
    }
  }
  std::vector<int> numbers;
  std::size_t next = 0;
  for (const auto* atom : graph->atoms()) {
    numbers.push_back(atom->getAtomicNum() != 1 ? heavy_numbers.at(next++) : -1);
  }
  return Molecule(std::move(graph), std::move(numbers));
}

}  // namespace congener::chem
