#pragma once
// What the tests of engine/chem share: what became of each atom of a record.

#include <map>
#include <string>

#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "chem/rdkit_boundary.hpp"

namespace congener::test {

inline std::string canonical(const std::string& smiles) {
  return chem::canonical_smiles(chem::parse_smiles(smiles));
}

/// The atomic number at each number of the record. Throws std::out_of_range when the numbers and
/// the atoms of the molecule do not go together.
inline std::map<int, int> elements_of_record(const chem::Molecule& molecule) {
  std::map<int, int> elements;
  std::size_t hydrogens = 0;
  for (const auto* atom : molecule.rdkit().atoms()) {
    const int number = molecule.record_atoms().at(atom->getIdx());
    if (number >= 0) {
      elements[number] = atom->getAtomicNum();
    } else {
      ++hydrogens;
    }
  }
  if (elements.size() + hydrogens != molecule.record_atoms().size()) {
    elements[-1] = -1;  // one number for two atoms, or too many numbers: equal to no honest answer
  }
  return elements;
}

}  // namespace congener::test
