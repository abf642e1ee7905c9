// Gate on = gate off for the molecules of the sample and of the classes, also as their ions and
// hydrates. Without families and classes only the screens of composition and likeness let them
// through. tests/differential does the same over files.

#include <GraphMol/GraphMol.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <exception>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "chem/parse.hpp"
#include "differential/gate_comparison.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr int kMostHeavyAtoms = 22;  // nearest in size to the entries, and quick to compare

using Graph = RDKit::RWMol;

/// The molecule changed by a function of its graph; empty when the result is no molecule.
template <typename Change>
std::string changed(const RDKit::ROMol& molecule, Change change) {
  Graph graph(molecule);
  change(graph);
  try {
    RDKit::MolOps::sanitizeMol(graph);
  } catch (const std::exception&) {
    return "";
  }
  return RDKit::MolToSmiles(graph);
}

bool is_amine(const RDKit::Atom& atom) {
  return atom.getAtomicNum() == 7 && atom.getFormalCharge() == 0 && atom.getTotalValence() == 3 &&
         atom.getHybridization() == RDKit::Atom::SP3;
}

/// Its ions with a proton on one amine, and its ketones as gem-diols.
std::vector<std::string> other_drawings(const std::string& smiles) {
  const chem::Molecule molecule = chem::parse_smiles(smiles);
  std::vector<std::string> drawings;
  for (const auto* atom : molecule.rdkit().atoms()) {
    const unsigned int index = atom->getIdx();
    if (is_amine(*atom)) {
      drawings.push_back(changed(molecule.rdkit(), [&](Graph& graph) {
        graph.getAtomWithIdx(index)->setFormalCharge(1);
        graph.getAtomWithIdx(index)->setNumExplicitHs(atom->getTotalNumHs() + 1);
        graph.getAtomWithIdx(index)->setNoImplicit(true);
      }));
    }
    if (atom->getAtomicNum() == 8 && atom->getDegree() == 1 && atom->getTotalNumHs() == 0) {
      const auto carbon = static_cast<unsigned int>(*molecule.rdkit().getAtomNeighbors(atom).first);
      drawings.push_back(changed(molecule.rdkit(), [&](Graph& graph) {
        graph.getBondBetweenAtoms(index, carbon)->setBondType(RDKit::Bond::SINGLE);
        graph.addBond(carbon, graph.addAtom(new RDKit::Atom(8), false, true), RDKit::Bond::SINGLE);
      }));
    }
  }
  return drawings;
}

/// Of the sample and of the classes, those that are one molecule and not large.
std::vector<std::string> known_molecules() {
  std::set<std::string> molecules;
  for (const std::string& smiles : class_structures()) {
    const auto parsed = chem::parse_structure(smiles, StructureFormat::Smiles, kMostHeavyAtoms);
    if (parsed.molecule && smiles.find('.') == std::string::npos) {
      molecules.insert(smiles);
    }
  }
  return {molecules.begin(), molecules.end()};
}

ReferenceSet without_families_and_classes() {
  ReferenceSet set = *shipped_set();
  set.families.clear();
  set.classes.clear();
  return set;
}

std::set<std::string> redrawn_molecules() {
  std::set<std::string> molecules;
  for (const std::string& smiles : known_molecules()) {
    for (const std::string& drawing : other_drawings(smiles)) {
      molecules.insert(drawing);
    }
  }
  molecules.erase("");
  return molecules;
}

}  // namespace

TEST_CASE("the gate changes no finding of known molecules, at any cut", "[unit]") {
  const ReferenceSet likeness_only = without_families_and_classes();
  int stopped = 0;
  int by_overlap_alone = 0;
  for (const ReferenceSet* set : {shipped_set().get(), &likeness_only}) {
    for (const double cut : {1e-4, 1e-3, 1e-2}) {
      const GatePair pair(*set, cut, true);
      for (const std::string& smiles : known_molecules()) {
        CAPTURE(cut, smiles);
        const GateComparison comparison = compared(pair, smiles);
        CHECK(comparison.with_gate == comparison.without_gate);
        stopped += comparison.is_stopped ? 1 : 0;
        by_overlap_alone += comparison.is_similar_only ? 1 : 0;
      }
    }
  }
  CHECK(stopped > 100);
  CHECK(by_overlap_alone > 4);
}

TEST_CASE("the gate changes no finding of what is redrawn before it is compared", "[unit]") {
  const ReferenceSet set = without_families_and_classes();
  int by_overlap_alone = 0;
  for (const double cut : {1e-4, 1e-3, 1e-2}) {
    const GatePair pair(set, cut);
    for (const std::string& drawing : redrawn_molecules()) {
      CAPTURE(cut, drawing);
      const GateComparison comparison = compared(pair, drawing);
      CHECK(comparison.with_gate == comparison.without_gate);
      by_overlap_alone += comparison.is_similar_only ? 1 : 0;
    }
  }
  CHECK(by_overlap_alone > 30);
}
