// What the class definitions say of a molecule must not change when it is written down in another
// way, comes as a salt or is drawn as another tautomer.

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/MolStandardize/Tautomer.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "catch.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using MoleculePointer = std::unique_ptr<RDKit::RWMol>;

MoleculePointer parsed(const std::string& smiles) {
  return MoleculePointer(RDKit::SmilesToMol(smiles));
}

std::string said_of(const std::string& text, StructureFormat format = StructureFormat::Smiles) {
  return said_by_classes(detector_by_words_of_today().check(text, format));
}

/// Members only: what keeps another molecule outside is told for the drawing that came.
std::string inside_of(const std::string& smiles) {
  return said_by_classes(detector_by_words_of_today().check(smiles), true);
}

/// Without labelled hydrogens, from which the enumerator makes atoms with too many bonds.
MoleculePointer parsed_without_isotopes(const std::string& smiles) {
  MoleculePointer molecule = parsed(smiles);
  for (auto* atom : molecule->atoms()) {
    atom->setIsotope(0);
  }
  RDKit::MolOps::removeHs(*molecule);
  return molecule;
}

/// A nitrogen that a strong acid would protonate: aliphatic, three single bonds, no carbonyl or
/// ring of the aromatic kind beside it.
bool is_basic(const RDKit::Atom& atom) {
  const RDKit::ROMol& molecule = atom.getOwningMol();
  if (atom.getAtomicNum() != 7 || atom.getIsAromatic() || atom.getFormalCharge() != 0 ||
      atom.getTotalDegree() != 3) {
    return false;
  }
  for (const auto* neighbor : molecule.atomNeighbors(&atom)) {
    if (neighbor->getAtomicNum() != 6 ||
        neighbor->getHybridization() != RDKit::Atom::HybridizationType::SP3) {
      return false;
    }
  }
  return true;
}

/// The first basic nitrogen protonated, with a chloride; empty when there is none.
std::string hydrochloride_as_ions(const std::string& smiles) {
  const MoleculePointer molecule = parsed(smiles);
  for (auto* atom : molecule->atoms()) {
    if (is_basic(*atom)) {
      atom->setFormalCharge(1);
      atom->setNumExplicitHs(atom->getTotalNumHs() + 1);
      atom->setNoImplicit(true);
      RDKit::MolOps::sanitizeMol(*molecule);
      return RDKit::MolToSmiles(*molecule) + ".[Cl-]";
    }
  }
  return "";
}

}  // namespace

TEST_CASE("random spellings of a SMILES get one answer of every class", "[unit]") {
  constexpr unsigned int kSpellings = 6;
  constexpr unsigned int kSeed = 20190501;
  for (const std::string& smiles : class_structures()) {
    const std::string expected = said_of(smiles);
    const MoleculePointer molecule = parsed(smiles);
    for (const std::string& spelling : RDKit::MolToRandomSmilesVect(*molecule, kSpellings, kSeed)) {
      CAPTURE(smiles, spelling);
      CHECK(said_of(spelling) == expected);
    }
  }
}

TEST_CASE("a mol block gets the class answers of its SMILES", "[unit]") {
  for (const std::string& smiles : class_structures()) {
    CAPTURE(smiles);
    const std::string block = RDKit::MolToMolBlock(*parsed(smiles));
    CHECK(said_of(block, StructureFormat::MolBlock) == said_of(smiles));
  }
}

TEST_CASE("a counter-ion or solvent changes no class answer, on whichever side it stands",
          "[unit]") {
  const std::vector<CounterComponent>& counters = shipped_set()->counter_components;
  REQUIRE_FALSE(counters.empty());
  std::size_t next = 0;
  for (const std::string& smiles : class_structures()) {
    const std::string expected = said_of(smiles);
    // Every counter-component has its turn.
    const std::string& counter = counters[next++ % counters.size()].smiles;
    for (const std::string& record :
         {smiles + ".Cl", "Cl." + smiles, smiles + "." + counter, counter + "." + smiles}) {
      CAPTURE(record);
      CHECK(said_of(record) == expected);
    }
  }
  CHECK(next > counters.size());
}

TEST_CASE("a hydrochloride drawn as its ions gets the class answers of its base", "[unit]") {
  std::size_t salts = 0;
  for (const std::string& smiles : class_structures()) {
    const std::string salt = hydrochloride_as_ions(smiles);
    if (!salt.empty()) {
      CAPTURE(smiles, salt);
      CHECK(said_of(salt) == said_of(smiles));
      ++salts;
    }
  }
  CHECK(salts > 100);
}

TEST_CASE("every tautomer that RDKit finds is inside the same classes, by the same limbs",
          "[unit]") {
  RDKit::MolStandardize::TautomerEnumerator enumerator;
  constexpr unsigned int kMost = 60;
  enumerator.setMaxTautomers(kMost);
  enumerator.setMaxTransforms(kMost);
  std::size_t drawings = 0;
  for (const std::string& smiles : class_structures()) {
    const MoleculePointer molecule = parsed_without_isotopes(smiles);
    const std::string expected = inside_of(RDKit::MolToSmiles(*molecule));
    for (const auto& tautomer : enumerator.enumerate(*molecule)) {
      const std::string drawing = RDKit::MolToSmiles(*tautomer);
      CAPTURE(smiles, drawing);
      CHECK(inside_of(drawing) == expected);
      ++drawings;
    }
  }
  CHECK(drawings > class_structures().size());
}
