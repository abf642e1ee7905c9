#include "chem/drawn_bonds.hpp"

#include <fmt/format.h>

#include <vector>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"

namespace congener::chem {
namespace {

using RDKit::Atom;
using RDKit::Bond;
using RDKit::RWMol;

constexpr int kHydrogen = 1;
constexpr int kNitrogen = 7;

bool is_halogen(const Atom& atom) {
  const int element = atom.getAtomicNum();
  return element == 9 || element == 17 || element == 35 || element == 53;
}

/// Bonds and hydrogens as drawn; hydrogens that a drawing leaves to be filled in do not count.
double drawn_valence(const RWMol& molecule, const Atom& atom) {
  double valence = atom.getNumExplicitHs();
  for (const auto* bond : molecule.atomBonds(&atom)) {
    valence += bond->getValenceContrib(&atom);
  }
  return valence;
}

/// Bonds that an anion of this element can still have; -1: not said here.
int most_bonds_of_anion(const Atom& anion) {
  if (anion.getFormalCharge() != -1) {
    return -1;
  }
  if (is_halogen(anion)) {
    return 0;
  }
  switch (anion.getAtomicNum()) {
    case 8:
    case 16:
    case 34:
      return 1;
    case kNitrogen:
      return 2;
    case 6:
      return 3;
    default:
      return -1;
  }
}

bool has_too_many_bonds(const RWMol& molecule, const Atom& anion) {
  const int most = most_bonds_of_anion(anion);
  return most >= 0 && drawn_valence(molecule, anion) > most;
}

/// A nitrogen bonds to four atoms at most: a fifth bond is drawn to what lies beside it.
constexpr double kMostBondsOfAmmonium = 4;
constexpr double kMostBondsOfAmine = 3;

bool is_overcharged_ammonium(const RWMol& molecule, const Atom& atom) {
  return atom.getAtomicNum() == kNitrogen && atom.getFormalCharge() == 1 &&
         drawn_valence(molecule, atom) > kMostBondsOfAmmonium;
}

void set_hydrogens(Atom& atom, unsigned int hydrogens) {
  atom.setNoImplicit(true);
  atom.setNumExplicitHs(hydrogens);
  atom.setNumRadicalElectrons(0);
}

/// Looks at a molecule once, and changes it only where it must: nearly all need nothing.
class Mending {
 public:
  explicit Mending(RWMol& molecule) : molecule_(molecule) {}

  MendedDrawing run() {
    const Needs needs = look();
    if (needs.map_numbers) {
      drop_map_numbers();
    }
    if (needs.other_bonds) {
      cut_where([](const Bond& bond) {
        return bond.getBondType() == Bond::HYDROGEN || bond.getBondType() == Bond::ZERO;
      });
      replace_dative_bonds();
    }
    if (needs.halides_or_anions) {
      free_halides();
      cut_where([this](const Bond& bond) { return is_drawn_between_ions(bond); });
      complete_lone_halides();
    }
    return std::move(result_);
  }

 private:
  struct Needs {
    bool map_numbers = false;
    bool other_bonds = false;  ///< hydrogen bonds, order zero, dative
    bool halides_or_anions = false;
  };

  Needs look() const {
    Needs needs;
    for (const auto* atom : molecule_.atoms()) {
      needs.map_numbers = needs.map_numbers || atom->getAtomMapNum() != 0;
      needs.halides_or_anions =
          needs.halides_or_anions || atom->getFormalCharge() < 0 || is_halogen(*atom);
    }
    for (const auto* bond : molecule_.bonds()) {
      const Bond::BondType type = bond->getBondType();
      needs.other_bonds =
          needs.other_bonds || type == Bond::HYDROGEN || type == Bond::ZERO || type == Bond::DATIVE;
    }
    return needs;
  }

  void drop_map_numbers() {
    for (auto* atom : molecule_.atoms()) {
      atom->setAtomMapNum(0);
    }
    result_.changed = true;
  }

  template <typename Condition>
  void cut_where(Condition condition) {
    std::vector<const Bond*> cut;
    for (const auto* bond : molecule_.bonds()) {
      if (condition(*bond)) {
        cut.push_back(bond);
      }
    }
    // Removing a bond renumbers those after it, but leaves the objects where they are.
    for (const Bond* bond : cut) {
      remove(*bond);
    }
  }

  void remove(const Bond& bond) {
    for (const Atom* atom : {bond.getBeginAtom(), bond.getEndAtom()}) {
      if (atom->getChiralTag() != Atom::CHI_UNSPECIFIED) {
        result_.problem = fmt::format(
            "atom {} is a stereo centre with a bond that is not covalent (hydrogen bond, order "
            "zero or between ions); draw the parts without that bond",
            atom->getIdx() + 1);
      }
    }
    molecule_.removeBond(bond.getBeginAtomIdx(), bond.getEndAtomIdx());
    result_.changed = true;
  }

  void replace_dative_bonds() {
    for (auto* bond : molecule_.bonds()) {
      Atom& donor = *bond->getBeginAtom();
      Atom& acceptor = *bond->getEndAtom();
      if (bond->getBondType() != Bond::DATIVE || is_metal(donor.getAtomicNum()) ||
          is_metal(acceptor.getAtomicNum())) {
        continue;
      }
      bond->setBondType(Bond::SINGLE);
      const bool charges_are_drawn = donor.getFormalCharge() > 0 && acceptor.getFormalCharge() < 0;
      if (!charges_are_drawn) {
        donor.setFormalCharge(donor.getFormalCharge() + 1);
        acceptor.setFormalCharge(acceptor.getFormalCharge() - 1);
      }
      result_.changed = true;
    }
  }

  bool is_drawn_between_ions(const Bond& bond) const {
    const bool begin_is_cation = bond.getBeginAtom()->getFormalCharge() > 0;
    const Atom& cation = begin_is_cation ? *bond.getBeginAtom() : *bond.getEndAtom();
    const Atom& anion = begin_is_cation ? *bond.getEndAtom() : *bond.getBeginAtom();
    if (bond.getBondType() != Bond::SINGLE || cation.getFormalCharge() <= 0 ||
        anion.getFormalCharge() >= 0) {
      return false;
    }
    return is_metal(cation.getAtomicNum()) || has_too_many_bonds(molecule_, anion) ||
           is_overcharged_ammonium(molecule_, cation);
  }

  /// Hydrogen halides drawn with a bond to the nitrogen of an amine.
  void free_halides() {
    std::vector<Atom*> nitrogens;
    for (auto* atom : molecule_.atoms()) {
      if (atom->getAtomicNum() == kNitrogen) {
        nitrogens.push_back(atom);
      }
    }
    for (Atom* nitrogen : nitrogens) {
      free_halide_of(*nitrogen);
    }
  }

  void free_halide_of(Atom& nitrogen) {
    for (auto* bond : molecule_.atomBonds(&nitrogen)) {
      Atom& neighbor = *bond->getOtherAtom(&nitrogen);
      if (bond->getBondType() != Bond::SINGLE) {
        continue;
      }
      if (is_halogen(neighbor) && neighbor.getFormalCharge() == 0) {
        if (!is_salt_of(nitrogen, neighbor)) {
          continue;
        }
        remove(*bond);
        settle_charges(nitrogen, neighbor);
        return;  // the bonds of the nitrogen are others now
      }
      if (is_shared_hydrogen(neighbor)) {
        remove(*bond);
        return;
      }
    }
  }

  /// N-chloro compounds exist: only a bond too many makes it a salt.
  bool is_salt_of(const Atom& nitrogen, const Atom& halogen) const {
    if (drawn_valence(molecule_, halogen) > 1) {
      return has_hydrogen(halogen);
    }
    const double most = nitrogen.getFormalCharge() > 0 ? kMostBondsOfAmmonium : kMostBondsOfAmine;
    return nitrogen.getFormalCharge() >= 0 && drawn_valence(molecule_, nitrogen) > most;
  }

  bool has_hydrogen(const Atom& atom) const {
    return atom.getNumExplicitHs() > 0 || any_bond_of(molecule_, atom, [&](const Bond& bond) {
             return bond.getOtherAtom(&atom)->getAtomicNum() == kHydrogen;
           });
  }

  /// A hydrogen between the nitrogen and a halogen: N-H-Cl.
  bool is_shared_hydrogen(const Atom& atom) const {
    return atom.getAtomicNum() == kHydrogen && atom.getDegree() == 2 &&
           any_bond_of(molecule_, atom,
                       [&](const Bond& bond) { return is_halogen(*bond.getOtherAtom(&atom)); });
  }

  /// After the cut: an amine and HX, or an ammonium ion and X-.
  void settle_charges(Atom& nitrogen, Atom& halogen) const {
    if (has_hydrogen(halogen)) {
      return;
    }
    const bool is_amine =
        nitrogen.getFormalCharge() == 0 && drawn_valence(molecule_, nitrogen) <= kMostBondsOfAmine;
    if (is_amine) {
      set_hydrogens(halogen, 1);
      return;
    }
    nitrogen.setFormalCharge(1);
    halogen.setFormalCharge(-1);
    set_hydrogens(halogen, 0);
  }

  void complete_lone_halides() {
    if (molecule_.getNumAtoms() < 2) {
      return;
    }
    for (auto* atom : molecule_.atoms()) {
      const bool is_lone = is_halogen(*atom) && atom->getDegree() == 0 &&
                           atom->getFormalCharge() == 0 && atom->getNoImplicit();
      if (is_lone && atom->getNumExplicitHs() != 1) {
        set_hydrogens(*atom, 1);
        result_.changed = true;
      }
    }
  }

  RWMol& molecule_;
  MendedDrawing result_;
};

}  // namespace

MendedDrawing mend_drawn_bonds(RWMol& molecule) {
  return Mending(molecule).run();
}

}  // namespace congener::chem
