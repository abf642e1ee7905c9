#include "evidence/description.hpp"

#include <algorithm>
#include <utility>

#include "chem/inchi.hpp"

namespace congener::evidence {
namespace {

SubstanceDescription substance(const chem::Molecule& molecule) {
  SubstanceDescription description;
  description.canonical_smiles = chem::canonical_smiles(molecule);
  description.formula = chem::hill_formula(molecule);
  description.average_mass_u = chem::average_mass_u(molecule);
  description.exact_mass_u = chem::exact_mass_u(molecule);
  chem::InchiResult inchi = chem::standard_inchi(molecule);
  description.inchi_problem = std::move(inchi.problem);
  if (!inchi.inchi.empty()) {
    description.inchikey = chem::inchikey_of(inchi.inchi);
  }
  return description;
}

bool holds(const std::vector<int>& atoms, int atom) {
  return std::find(atoms.begin(), atoms.end(), atom) != atoms.end();
}

}  // namespace

StructureDescription described(const chem::Molecule& record, const std::vector<int>& deciding_atoms,
                               chem::Standardizer& standardizer) {
  StructureDescription description;
  description.record = substance(record);
  if (deciding_atoms.empty()) {
    return description;
  }
  const std::vector<chem::Molecule> parts =
      chem::split_components(standardizer.normalized(record.copy()));
  for (const chem::Molecule& part : parts) {
    std::vector<int> atoms = part.all_record_atoms();
    if (parts.size() > 1 && holds(atoms, deciding_atoms.front())) {
      description.component = substance(standardizer.uncharged(part));
      description.component_atoms = std::move(atoms);
      break;
    }
  }
  return description;
}

}  // namespace congener::evidence
