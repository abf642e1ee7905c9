#include "chem/tautomer.hpp"

#include "chem/rdkit_boundary.hpp"

namespace congener::chem {

struct TautomerRules::State {
  RDKit::MolStandardize::TautomerEnumerator enumerator;
};

TautomerRules::TautomerRules() : state_(std::make_unique<State>()) {
  // Entries have a handful of tautomers; without limits one molecule can take a second.
  constexpr unsigned int kMaxTautomers = 100;
  state_->enumerator.setMaxTautomers(kMaxTautomers);
  state_->enumerator.setMaxTransforms(kMaxTautomers);
}
TautomerRules::~TautomerRules() = default;

std::string TautomerRules::canonical_tautomer(const Molecule& molecule) {
  try {
    return at_boundary([&] {
      const auto tautomer = owned(state_->enumerator.canonicalize(molecule.rdkit()));
      RDKit::RWMol flat(*tautomer);
      RDKit::MolOps::removeStereochemistry(flat);
      return RDKit::MolToSmiles(flat);
    });
  } catch (const StructureError&) {
    return canonical_smiles(molecule);  // no tautomer could be made: the molecule stands for itself
  }
}

std::vector<Molecule> TautomerRules::tautomers(const Molecule& molecule) {
  const auto enumerate = [&] {
    std::vector<Molecule> tautomers;
    for (const auto& tautomer : state_->enumerator.enumerate(molecule.rdkit())) {
      auto flat = std::make_unique<RDKit::RWMol>(*tautomer);
      RDKit::MolOps::removeStereochemistry(*flat);
      if (!flat->getRingInfo()->isInitialized()) {
        RDKit::MolOps::symmetrizeSSSR(*flat);
      }
      tautomers.emplace_back(std::move(flat), molecule.record_atoms());
    }
    return tautomers;
  };
  try {
    return at_boundary(enumerate);
  } catch (const StructureError&) {
    return {};  // none could be made: the molecule stands for itself
  }
}

const std::vector<Molecule>& Tautomers::all() {
  if (!all_) {
    all_ = rules_.tautomers(molecule_);
  }
  return *all_;
}

}  // namespace congener::chem
