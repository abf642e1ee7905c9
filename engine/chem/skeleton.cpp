#include "chem/skeleton.hpp"

#include <algorithm>
#include <vector>

#include "chem/rdkit_boundary.hpp"
#include "graph/mixed_hash.hpp"

namespace congener::chem {
namespace {

using graph::mixed;

bool is_heavy(const RDKit::Atom& atom) {
  return atom.getAtomicNum() != 1;
}

}  // namespace

std::uint64_t composition_key(const Molecule& molecule) {
  std::uint64_t key = 0;
  for (const auto* atom : molecule.rdkit().atoms()) {
    if (is_heavy(*atom)) {
      key += mixed(static_cast<std::uint64_t>(atom->getAtomicNum()));
    }
  }
  return key;
}

std::uint64_t skeleton_key(const Molecule& molecule) {
  // Weisfeiler-Lehman refinement; four rounds tell all entries apart that a wider view would.
  constexpr int kRounds = 4;
  const RDKit::RWMol& graph = molecule.rdkit();
  std::vector<std::uint64_t> colors(graph.getNumAtoms());
  for (const auto* atom : graph.atoms()) {
    colors[atom->getIdx()] = mixed(static_cast<std::uint64_t>(atom->getAtomicNum()));
  }
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::uint64_t> refined(colors.size());
    for (const auto* atom : graph.atoms()) {
      std::uint64_t neighbors = 0;
      for (const auto* neighbor : graph.atomNeighbors(atom)) {
        neighbors += is_heavy(*neighbor) ? mixed(colors[neighbor->getIdx()]) : 0;
      }
      refined[atom->getIdx()] = mixed(colors[atom->getIdx()] * 3 + neighbors);
    }
    colors.swap(refined);
  }
  std::uint64_t key = 0;
  for (const auto* atom : graph.atoms()) {
    key += is_heavy(*atom) ? mixed(colors[atom->getIdx()]) : 0;
  }
  return key;
}

}  // namespace congener::chem
