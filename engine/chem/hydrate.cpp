#include "chem/hydrate.hpp"

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

}  // namespace

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
  std::sort(removed.begin(), removed.end(), std::greater<>());
  for (const unsigned int atom : removed) {
    ketone->removeAtom(atom);
    record_atoms.erase(record_atoms.begin() + static_cast<std::ptrdiff_t>(atom));
  }
  RDKit::MolOps::sanitizeMol(*ketone);
  return Molecule(std::move(ketone), std::move(record_atoms));
}

}  // namespace congener::chem
