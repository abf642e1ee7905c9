#include "chem/molecule.hpp"

#include <algorithm>
#include <utility>

#include "chem/bonds.hpp"
#include "chem/molecule_graph.hpp"
#include "chem/rdkit_boundary.hpp"

#include <GraphMol/Descriptors/MolDescriptors.h>

namespace congener::chem {

Molecule::Molecule(std::unique_ptr<RDKit::RWMol> molecule, std::vector<int> record_atoms)
    : molecule_(std::move(molecule)), record_atoms_(std::move(record_atoms)) {}
Molecule::~Molecule() = default;
Molecule::Molecule(Molecule&&) noexcept = default;
Molecule& Molecule::operator=(Molecule&&) noexcept = default;

RDKit::RWMol& Molecule::rdkit() {
  small_graph_.reset();
  was_asked_for_small_graph_ = false;
  return *molecule_;
}

const RDKit::ROMol& Molecule::graph() const {
  return *molecule_;
}

const graph::MoleculeGraph* Molecule::small_graph() const {
  if (!was_asked_for_small_graph_) {
    was_asked_for_small_graph_ = true;
    auto made = std::make_unique_for_overwrite<graph::MoleculeGraph>();
    if (fill(*made, *this)) {
      small_graph_ = std::move(made);
    }
  }
  return small_graph_.get();
}

Molecule Molecule::copy() const {
  return Molecule(std::make_unique<RDKit::RWMol>(*molecule_), record_atoms_);
}

std::vector<int> Molecule::to_record_atoms(const std::vector<int>& atoms) const {
  std::vector<int> result;
  result.reserve(atoms.size());
  for (const int atom : atoms) {
    const int record_atom = record_atoms_.at(static_cast<std::size_t>(atom));
    if (record_atom >= 0) {
      result.push_back(record_atom);
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<int> Molecule::all_record_atoms() const {
  std::vector<int> result;
  std::copy_if(record_atoms_.begin(), record_atoms_.end(), std::back_inserter(result),
               [](int atom) { return atom >= 0; });
  std::sort(result.begin(), result.end());
  return result;
}

int heavy_atom_count(const Molecule& molecule) {
  int count = 0;
  for (const auto* atom : molecule.rdkit().atoms()) {
    count += atom->getAtomicNum() > 1 ? 1 : 0;
  }
  return count;
}

std::string hill_formula(const Molecule& molecule) {
  return RDKit::Descriptors::calcMolFormula(molecule.rdkit());
}

std::string canonical_smiles(const Molecule& molecule) {
  return RDKit::MolToSmiles(molecule.rdkit());
}

std::vector<Molecule> split_components(Molecule&& molecule) {
  std::vector<int> component_of;
  const unsigned int count = RDKit::MolOps::getMolFrags(molecule.rdkit(), component_of);
  std::vector<Molecule> parts;
  if (count == 1) {
    parts.push_back(std::move(molecule));
    return parts;
  }
  std::vector<std::vector<int>> record_atoms(count);
  for (std::size_t atom = 0; atom < component_of.size(); ++atom) {
    record_atoms[static_cast<std::size_t>(component_of[atom])].push_back(
        molecule.record_atoms()[atom]);
  }
  const auto fragments = RDKit::MolOps::getMolFrags(molecule.rdkit(), false);
  parts.reserve(fragments.size());
  for (std::size_t part = 0; part < fragments.size(); ++part) {
    auto fragment = std::make_unique<RDKit::RWMol>(*fragments[part]);
    if (!fragment->getRingInfo()->isInitialized()) {
      RDKit::MolOps::symmetrizeSSSR(*fragment);  // ring counts as if it had come alone
    }
    parts.emplace_back(std::move(fragment), std::move(record_atoms[part]));
  }
  return parts;
}

Molecule largest_component(Molecule&& molecule) {
  std::vector<Molecule> parts = split_components(std::move(molecule));
  return std::move(*std::max_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return heavy_atom_count(a) < heavy_atom_count(b);
  }));
}

double average_mass_u(const Molecule& molecule) {
  return RDKit::Descriptors::calcAMW(molecule.rdkit());
}

double exact_mass_u(const Molecule& molecule) {
  return RDKit::Descriptors::calcExactMW(molecule.rdkit());
}

std::vector<int> undefined_atoms(const Molecule& molecule) {
  std::vector<int> atoms;
  for (const auto* atom : molecule.rdkit().atoms()) {
    if (atom->getAtomicNum() == 0) {
      atoms.push_back(static_cast<int>(atom->getIdx()));
    }
  }
  return atoms;
}

std::string element_symbol(const Molecule& molecule, int atom) {
  return molecule.rdkit().getAtomWithIdx(static_cast<unsigned int>(atom))->getSymbol();
}

int hydrogen_count(const Molecule& molecule, int atom) {
  const auto* found = molecule.rdkit().getAtomWithIdx(static_cast<unsigned int>(atom));
  return static_cast<int>(found->getTotalNumHs(true));
}

std::string bond_between(const Molecule& molecule, int first_atom, int second_atom) {
  const auto* bond = molecule.rdkit().getBondBetweenAtoms(static_cast<unsigned int>(first_atom),
                                                          static_cast<unsigned int>(second_atom));
  if (bond == nullptr) {
    return "none";
  }
  switch (bond->getBondType()) {
    case RDKit::Bond::SINGLE:
      return "single";
    case RDKit::Bond::DOUBLE:
      return "double";
    case RDKit::Bond::TRIPLE:
      return "triple";
    case RDKit::Bond::AROMATIC:
      return "aromatic";
    default:
      return "other";
  }
}

std::string lone_metal(const Molecule& molecule) {
  if (molecule.rdkit().getNumAtoms() != 1) {
    return {};
  }
  const auto* atom = molecule.rdkit().getAtomWithIdx(0);
  return is_metal(atom->getAtomicNum()) ? atom->getSymbol() : std::string();
}

int net_charge(const Molecule& molecule) {
  int charge = 0;
  for (const auto* atom : molecule.rdkit().atoms()) {
    charge += atom->getFormalCharge();
  }
  return charge;
}

bool has_charged_atoms(const Molecule& molecule) {
  return any_atom(molecule.rdkit(), [](const auto& atom) { return atom.getFormalCharge() != 0; });
}

bool has_stereo(const Molecule& molecule) {
  const auto is_drawn = [](const auto& bond) { return bond.getStereo() > RDKit::Bond::STEREOANY; };
  return any_atom(molecule.rdkit(), [&](const auto& atom) {
    return atom.getChiralTag() != RDKit::Atom::CHI_UNSPECIFIED ||
           any_bond_of(molecule.rdkit(), atom, is_drawn);
  });
}

bool has_isotopes(const Molecule& molecule) {
  return any_atom(molecule.rdkit(), [](const auto& atom) { return atom.getIsotope() != 0; });
}

}  // namespace congener::chem
