#include "chem/ketone_forms.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

bool is_hydroxyl_oxygen(const RDKit::Atom& atom) {
  return atom.getAtomicNum() == 8 && atom.getFormalCharge() == 0 && atom.getTotalNumHs(true) == 1 &&
         atom.getDegree() - (atom.getTotalNumHs(true) - atom.getTotalNumHs(false)) == 1;
}

/// The two hydroxyl oxygens of a gem-diol carbon; empty when it is none.
std::vector<unsigned int> gem_diol_oxygens(const RDKit::RWMol& graph, const RDKit::Atom& carbon) {
  if (carbon.getAtomicNum() != 6 || carbon.getDegree() != 4 || carbon.getIsAromatic()) {
    return {};
  }
  std::vector<unsigned int> oxygens;
  int carbons = 0;
  for (const auto* neighbor : graph.atomNeighbors(&carbon)) {
    if (is_hydroxyl_oxygen(*neighbor)) {
      oxygens.push_back(neighbor->getIdx());
    }
    carbons += neighbor->getAtomicNum() == 6 ? 1 : 0;
  }
  return oxygens.size() == 2 && carbons == 2 ? oxygens : std::vector<unsigned int>{};
}

/// The atom and the hydrogens (deuterium) drawn on it.
std::vector<unsigned int> with_hydrogens(const RDKit::RWMol& graph, unsigned int atom) {
  std::vector<unsigned int> atoms{atom};
  for (const auto* neighbor : graph.atomNeighbors(graph.getAtomWithIdx(atom))) {
    if (neighbor->getAtomicNum() == 1) {
      atoms.push_back(neighbor->getIdx());
    }
  }
  return atoms;
}

/// An enol: HO-C=C.
struct Enol {
  unsigned int oxygen;
  unsigned int carbon;  ///< that bears the oxygen
  unsigned int other;   ///< that becomes saturated
};

int hydroxyl_groups_on(const RDKit::RWMol& graph, const RDKit::Atom& carbon) {
  int count = 0;
  for (const auto* neighbor : graph.atomNeighbors(&carbon)) {
    count += is_hydroxyl_oxygen(*neighbor) ? 1 : 0;
  }
  return count;
}

/// The enol of this oxygen, if it is one.
std::optional<Enol> enol_at(const RDKit::RWMol& graph, const RDKit::Atom& oxygen) {
  if (!is_hydroxyl_oxygen(oxygen)) {
    return std::nullopt;
  }
  for (const auto* carbon : graph.atomNeighbors(&oxygen)) {
    if (carbon->getAtomicNum() != 6 || hydroxyl_groups_on(graph, *carbon) != 1) {
      continue;
    }
    for (const auto* bond : graph.atomBonds(carbon)) {
      const RDKit::Atom& other = *bond->getOtherAtom(carbon);
      if (bond->getBondType() == RDKit::Bond::DOUBLE && other.getAtomicNum() == 6 &&
          hydroxyl_groups_on(graph, other) == 0) {
        return Enol{oxygen.getIdx(), carbon->getIdx(), other.getIdx()};
      }
    }
  }
  return std::nullopt;
}

std::vector<Enol> enols_of(const RDKit::RWMol& graph) {
  std::vector<Enol> enols;
  for (const auto* atom : graph.atoms()) {
    if (const auto enol = enol_at(graph, *atom)) {
      enols.push_back(*enol);
    }
  }
  return enols;
}

void move_hydrogen(RDKit::RWMol& graph, const Enol& enol) {
  auto* oxygen = graph.getAtomWithIdx(enol.oxygen);
  auto* other = graph.getAtomWithIdx(enol.other);
  graph.getBondBetweenAtoms(enol.carbon, enol.oxygen)->setBondType(RDKit::Bond::DOUBLE);
  auto* bond = graph.getBondBetweenAtoms(enol.carbon, enol.other);
  bond->setBondType(RDKit::Bond::SINGLE);
  bond->setStereo(RDKit::Bond::STEREONONE);
  oxygen->setNoImplicit(false);
  oxygen->setNumExplicitHs(0);
  if (other->getNoImplicit()) {  // its hydrogens are spelled out
    other->setNumExplicitHs(other->getNumExplicitHs() + 1);
  }
}

/// From the last to the first, so that the others keep their numbers.
void remove_atoms(std::vector<unsigned int> removed, RDKit::RWMol& graph,
                  std::vector<int>& record_atoms) {
  std::sort(removed.begin(), removed.end(), std::greater<>());
  for (const unsigned int atom : removed) {
    graph.removeAtom(atom);
    record_atoms.erase(record_atoms.begin() + static_cast<std::ptrdiff_t>(atom));
  }
}

}  // namespace

std::optional<Molecule> ketonised(const Molecule& molecule) {
  const std::vector<Enol> enols = enols_of(molecule.rdkit());
  if (enols.empty()) {
    return std::nullopt;
  }
  auto ketone = std::make_unique<RDKit::RWMol>(molecule.rdkit());
  std::vector<int> record_atoms = molecule.record_atoms();
  std::vector<unsigned int> removed;
  for (const Enol& enol : enols) {
    const auto hydrogens = with_hydrogens(molecule.rdkit(), enol.oxygen);
    removed.insert(removed.end(), hydrogens.begin() + 1, hydrogens.end());
    move_hydrogen(*ketone, enol);
  }
  remove_atoms(std::move(removed), *ketone, record_atoms);
  at_boundary([&] {
    RDKit::MolOps::sanitizeMol(*ketone);
    RDKit::MolOps::assignStereochemistry(*ketone, true, true);
  });
  return Molecule(std::move(ketone), std::move(record_atoms));
}

std::optional<Molecule> dehydrated(const Molecule& molecule) {
  std::vector<unsigned int> removed;
  std::vector<std::pair<unsigned int, unsigned int>> ketones;
  for (const auto* atom : molecule.rdkit().atoms()) {
    const auto oxygens = gem_diol_oxygens(molecule.rdkit(), *atom);
    if (!oxygens.empty()) {
      ketones.emplace_back(atom->getIdx(), oxygens[0]);
      const auto leaving = with_hydrogens(molecule.rdkit(), oxygens[1]);
      removed.insert(removed.end(), leaving.begin(), leaving.end());
      const auto hydrogens = with_hydrogens(molecule.rdkit(), oxygens[0]);
      removed.insert(removed.end(), hydrogens.begin() + 1, hydrogens.end());
    }
  }
  if (ketones.empty()) {
    return std::nullopt;
  }
  auto ketone = std::make_unique<RDKit::RWMol>(molecule.rdkit());
  std::vector<int> record_atoms = molecule.record_atoms();
  for (const auto& [carbon, oxygen] : ketones) {
    ketone->getBondBetweenAtoms(carbon, oxygen)->setBondType(RDKit::Bond::DOUBLE);
    ketone->getAtomWithIdx(carbon)->setChiralTag(RDKit::Atom::CHI_UNSPECIFIED);
    ketone->getAtomWithIdx(oxygen)->setNoImplicit(false);
    ketone->getAtomWithIdx(oxygen)->setNumExplicitHs(0);
  }
  remove_atoms(std::move(removed), *ketone, record_atoms);
  at_boundary([&] { RDKit::MolOps::sanitizeMol(*ketone); });
  return Molecule(std::move(ketone), std::move(record_atoms));
}

}  // namespace congener::chem
