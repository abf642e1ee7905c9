#include "chem/standardize.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"
#include "chem/structure_error.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;
using RDKit::RWMol;

bool has_bonded_metal(const RWMol& graph) {
  return any_atom(graph, [](const Atom& atom) {
    return atom.getDegree() > 0 && is_metal(atom.getAtomicNum());
  });
}

bool has_only_single_bonds(const RWMol& graph, const Atom& atom) {
  return !any_bond_of(graph, atom,
                      [](const Bond& bond) { return bond.getBondType() != Bond::SINGLE; });
}

int count_double_bonds(const RWMol& graph, const Atom& atom) {
  int count = 0;
  for (const auto* bond : graph.atomBonds(&atom)) {
    count += bond->getBondType() == Bond::DOUBLE ? 1 : 0;
  }
  return count;
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
    case 34:
      return true;
    case 15:
      return count_double_bonds(graph, atom) <= 1;  // two are redrawn, as those of a nitro group
    case 17:
    case 35:
    case 53:
      return atom.getDegree() <= 1;
    default:
      return atom.getDegree() == 0;
  }
}

/// RDKit writes a component out for each match in each step: 60 sulfoxides in a chain take 6 s.
bool is_too_much_work(const RWMol& graph) {
  constexpr std::size_t kMostWork = 200'000;
  std::vector<int> component_of;
  std::vector<std::size_t> atoms(RDKit::MolOps::getMolFrags(graph, component_of), 0);
  std::vector<std::size_t> unusual_atoms(atoms.size(), 0);
  for (const auto* atom : graph.atoms()) {
    const auto component = static_cast<std::size_t>(component_of[atom->getIdx()]);
    ++atoms[component];
    unusual_atoms[component] += is_surely_normal_atom(graph, *atom) ? 0 : 1;
  }
  for (std::size_t component = 0; component < atoms.size(); ++component) {
    if (unusual_atoms[component] * unusual_atoms[component] * atoms[component] > kMostWork) {
      return true;
    }
  }
  return false;
}

constexpr const char* kPlaceBefore = "congener_place_before";

void mark_places(RWMol& molecule) {
  for (auto* atom : molecule.atoms()) {
    atom->setProp(kPlaceBefore, static_cast<int>(atom->getIdx()));
  }
}

/// For each atom of a redrawn molecule its place before; -1 where RDKit's reactions lost the mark
/// (they copy the atoms that a rule does not name).
std::vector<int> marked_places(const RWMol& after) {
  std::vector<int> places;
  places.reserve(after.getNumAtoms());
  for (const auto* atom : after.atoms()) {
    int place = -1;
    atom->getPropIfPresent(kPlaceBefore, place);
    places.push_back(place);
  }
  return places;
}

/// Canonical rank of each atom by elements, isotopes, connections and marks (-1: none) alone, the
/// same before and after redrawing.
std::vector<unsigned int> connection_ranks(const RWMol& molecule, const std::vector<int>& marks) {
  constexpr int kMostMarks = 64000;  // RDKit keeps 16 bits; marks that coincide do little harm
  constexpr int kMostIsotopes = 1000;
  RWMol bare(molecule);
  RDKit::MolOps::removeStereochemistry(bare);
  for (auto* atom : bare.atoms()) {
    const int mark = marks[atom->getIdx()];
    if (mark >= 0) {  // marks stand in for isotopes, which ranks respect
      atom->setIsotope(static_cast<unsigned int>(mark % kMostMarks + kMostIsotopes));
    }
    atom->setFormalCharge(0);
    atom->setIsAromatic(false);
    atom->setNoImplicit(true);
    atom->setNumExplicitHs(0);
    atom->setNumRadicalElectrons(0);
  }
  for (auto* bond : bare.bonds()) {
    bond->setBondType(Bond::SINGLE);
    bond->setIsAromatic(false);
  }
  bare.updatePropertyCache(false);
  RDKit::MolOps::fastFindRings(bare);
  std::vector<unsigned int> ranks;
  RDKit::Canon::rankMolAtoms(bare, ranks);
  return ranks;
}

/// Fills in the places of atoms without a mark. Connections are unchanged, so equal ranks tell
/// which atom became which; atoms that tie are alike in all that the record can show.
void complete_places(const RWMol& before, const RWMol& after, std::vector<int>& places) {
  std::vector<int> marks(before.getNumAtoms(), -1);
  for (const int place : places) {
    if (place >= 0) {
      marks.at(static_cast<std::size_t>(place)) = place;
    }
  }
  const auto old_ranks = connection_ranks(before, marks);
  const auto new_ranks = connection_ranks(after, places);
  std::vector<int> place_of_rank(old_ranks.size(), -1);
  for (std::size_t atom = 0; atom < old_ranks.size(); ++atom) {
    place_of_rank.at(old_ranks[atom]) = static_cast<int>(atom);
  }
  for (std::size_t atom = 0; atom < new_ranks.size(); ++atom) {
    places[atom] = place_of_rank.at(new_ranks[atom]);
  }
}

/// Whether each atom stands in one place, and all connections are those of before.
bool is_same_graph(const RWMol& before, const RWMol& after, const std::vector<int>& places) {
  std::vector<int> sorted = places;
  std::sort(sorted.begin(), sorted.end());
  if (after.getNumBonds() != before.getNumBonds() || sorted.empty() || sorted.front() < 0 ||
      std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    return false;
  }
  const auto place = [&](unsigned int atom) { return static_cast<unsigned int>(places[atom]); };
  for (const auto* bond : after.bonds()) {
    if (before.getBondBetweenAtoms(place(bond->getBeginAtomIdx()), place(bond->getEndAtomIdx())) ==
        nullptr) {
      return false;
    }
  }
  return !any_atom(after, [&](const Atom& atom) {
    return before.getAtomWithIdx(place(atom.getIdx()))->getAtomicNum() != atom.getAtomicNum();
  });
}

/// RDKit's reactions renumber atoms; this puts them back as they were.
std::unique_ptr<RWMol> in_order_of(const RWMol& before, const RWMol& after) {
  std::vector<int> places = marked_places(after);
  if (after.getNumAtoms() == before.getNumAtoms() &&
      std::find(places.begin(), places.end(), -1) != places.end()) {
    complete_places(before, after, places);
  }
  if (after.getNumAtoms() != before.getNumAtoms() || !is_same_graph(before, after, places)) {
    throw StructureError("normalisation changed the connections of a molecule");
  }
  std::vector<unsigned int> order(places.size());
  for (std::size_t atom = 0; atom < places.size(); ++atom) {
    order[static_cast<std::size_t>(places[atom])] = static_cast<unsigned int>(atom);
  }
  const auto ordered = owned(RDKit::MolOps::renumberAtoms(after, order));
  return std::make_unique<RWMol>(*ordered);
}

}  // namespace

struct Standardizer::State {
  RDKit::MolStandardize::Normalizer normalizer;
  RDKit::MolStandardize::MetalDisconnector metal_disconnector;
  RDKit::MolStandardize::Uncharger uncharger;

  std::unique_ptr<RWMol> redrawn(RWMol& drawn) {
    mark_places(drawn);
    const RDKit::ROMol& molecule = drawn;
    const auto normal = owned(normalizer.normalize(molecule));
    auto graph = in_order_of(drawn, RWMol(*normal));
    for (auto* atom : graph->atoms()) {
      atom->clearProp(kPlaceBefore);
    }
    RDKit::MolOps::sanitizeMol(*graph);
    return graph;
  }
};

Standardizer::Standardizer() : state_(std::make_unique<State>()) {}
Standardizer::~Standardizer() = default;

Molecule Standardizer::normalized(Molecule&& molecule) {
  if (is_surely_normal(molecule)) {
    return std::move(molecule);
  }
  return at_boundary([&] {
    if (has_bonded_metal(molecule.rdkit())) {
      state_->metal_disconnector.disconnect(molecule.rdkit());  // in place, atoms keep their order
      RDKit::MolOps::sanitizeMol(molecule.rdkit());
    }
    if (is_too_much_work(molecule.rdkit())) {
      throw StructureError("too many groups to normalise");
    }
    return Molecule(state_->redrawn(molecule.rdkit()), molecule.record_atoms());
  });
}

Molecule Standardizer::uncharged(const Molecule& molecule) {
  return at_boundary([&] {
    const RDKit::ROMol& charged = molecule.rdkit();
    try {
      const auto neutral = owned(state_->uncharger.uncharge(charged));
      auto graph = std::make_unique<RWMol>(*neutral);
      RDKit::MolOps::sanitizeMol(*graph);
      return Molecule(std::move(graph), molecule.record_atoms());
    } catch (const RDKit::MolSanitizeException&) {
      // Later releases of RDKit put hydrogen on anions that have no room for it, such as PF6-.
      return molecule.copy();
    }
  });
}

bool is_surely_normal(const Molecule& molecule) {
  const RWMol& graph = molecule.rdkit();
  return !any_atom(graph, [&](const Atom& atom) { return !is_surely_normal_atom(graph, atom); });
}

bool is_surely_uncharged(const Molecule& molecule) {
  const RWMol& graph = molecule.rdkit();
  return !any_atom(graph, [&](const Atom& atom) {
    const int charge = atom.getFormalCharge();
    if (charge == 0) {
      return false;
    }
    bool is_paired = false;
    for (const auto* neighbour : graph.atomNeighbors(&atom)) {
      is_paired = is_paired || neighbour->getFormalCharge() == -charge;
    }
    return !is_paired || atom.getTotalNumHs() > 0;
  });
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
  RDKit::MolOps::RemoveHsParameters parameters;
  parameters.removeDefiningBondStereo = true;  // [2H]/N=C/C is CC=N without its label
  at_boundary([&] { RDKit::MolOps::removeHs(*graph, parameters); });
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
