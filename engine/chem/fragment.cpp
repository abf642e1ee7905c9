#include "chem/fragment.hpp"

#include <algorithm>
#include <map>

#include "chem/bonds.hpp"
#include "chem/rdkit_boundary.hpp"

#include <GraphMol/GenericGroups/GenericGroups.h>

#include <boost/dynamic_bitset.hpp>

namespace congener::chem {
namespace {

enum class Place : char { Outside, Fixed, Free, Taken };

bool is_heavy(const RDKit::Atom& atom) {
  return atom.getAtomicNum() != 1;  // a dummy atom counts: it is something
}

const RDKit::Atom& atom_at(const RDKit::RWMol& graph, int atom) {
  return *graph.getAtomWithIdx(static_cast<unsigned int>(atom));
}

std::vector<Place> places_of(const RDKit::RWMol& graph, const std::vector<int>& fixed,
                             const Fragment* within) {
  std::vector<Place> places(graph.getNumAtoms(), within ? Place::Outside : Place::Free);
  if (within != nullptr) {
    for (const int atom : within->atoms) {
      places[static_cast<std::size_t>(atom)] = Place::Free;
    }
  }
  for (const int atom : fixed) {
    places[static_cast<std::size_t>(atom)] = Place::Fixed;
  }
  return places;
}

Fragment grow(const RDKit::RWMol& graph, int first, std::vector<Place>& places) {
  Fragment fragment;
  std::vector<int> open{first};
  places[static_cast<std::size_t>(first)] = Place::Taken;
  while (!open.empty()) {
    const int atom = open.back();
    open.pop_back();
    fragment.atoms.push_back(atom);
    for (const auto* bond : graph.atomBonds(&atom_at(graph, atom))) {
      const auto other = static_cast<int>(bond->getOtherAtomIdx(static_cast<unsigned int>(atom)));
      Place& place = places[static_cast<std::size_t>(other)];
      if (place == Place::Fixed) {
        fragment.attachments.push_back({other, atom, order_of(*bond)});
      } else if (place == Place::Free && is_heavy(atom_at(graph, other))) {
        place = Place::Taken;
        open.push_back(other);
      }
    }
  }
  std::sort(fragment.atoms.begin(), fragment.atoms.end());
  std::sort(fragment.attachments.begin(), fragment.attachments.end(),
            [](const Attachment& a, const Attachment& b) {
              return a.fixed_atom != b.fixed_atom ? a.fixed_atom < b.fixed_atom
                                                  : a.fragment_atom < b.fragment_atom;
            });
  return fragment;
}

}  // namespace

std::vector<Fragment> fragments_outside(const Molecule& molecule, const std::vector<int>& fixed,
                                        const Fragment* within) {
  const RDKit::RWMol& graph = molecule.rdkit();
  std::vector<Place> places = places_of(graph, fixed, within);
  std::vector<Fragment> fragments;
  for (std::size_t atom = 0; atom < places.size(); ++atom) {
    if (places[atom] == Place::Free && is_heavy(atom_at(graph, static_cast<int>(atom)))) {
      fragments.push_back(grow(graph, static_cast<int>(atom), places));
    }
  }
  return fragments;
}

std::string hill_formula(const Molecule& molecule, const std::vector<int>& atoms) {
  std::map<std::string, unsigned int> counts;
  for (const int index : atoms) {
    const RDKit::Atom& atom = atom_at(molecule.rdkit(), index);
    ++counts[atom.getSymbol()];
    if (const unsigned int hydrogens = atom.getTotalNumHs(true); hydrogens > 0) {
      counts["H"] += hydrogens;
    }
  }
  std::string formula;
  const auto write = [&](const std::string& symbol) {
    if (const auto found = counts.find(symbol); found != counts.end()) {
      formula += symbol + (found->second > 1 ? std::to_string(found->second) : "");
      counts.erase(found);
    }
  };
  if (counts.count("C") != 0) {  // Hill: carbon, hydrogen, then the alphabet; else the alphabet
    write("C");
    write("H");
  }
  while (!counts.empty()) {
    write(std::string(counts.begin()->first));
  }
  return formula;
}

namespace {

/// The fragment as a molecule of its own; atoms have the hydrogens that they have in the molecule.
class FragmentCopy {
 public:
  FragmentCopy(const RDKit::RWMol& source, const Fragment& fragment)
      : source_(source), fragment_(fragment) {
    for (const int atom : fragment.atoms) {
      const RDKit::Atom& original = atom_at(source, atom);
      new_index_[atom] = add_atom(original.getAtomicNum());
      RDKit::Atom& copy = *copy_.getAtomWithIdx(new_index_[atom]);
      copy.setFormalCharge(original.getFormalCharge());
      copy.setIsAromatic(original.getIsAromatic());
      copy.setNumRadicalElectrons(original.getNumRadicalElectrons());
      copy.setNumExplicitHs(original.getTotalNumHs(true));
    }
  }

  std::string smiles(const std::vector<int>& numbers) {
    copy_bonds();
    for (std::size_t index = 0; index < fragment_.attachments.size(); ++index) {
      const Attachment& attachment = fragment_.attachments[index];
      const unsigned int star = add_atom(0);
      copy_.getAtomWithIdx(star)->setIsotope(
          numbers.empty() ? 0 : static_cast<unsigned int>(numbers[index]));
      copy_bond(*bond_of(attachment), new_index_.at(attachment.fragment_atom), star);
    }
    copy_.updatePropertyCache(false);
    RDKit::MolOps::symmetrizeSSSR(copy_);
    return RDKit::MolToSmiles(copy_);
  }

 private:
  unsigned int add_atom(int atomic_number) {
    auto atom = std::make_unique<RDKit::Atom>(atomic_number);
    atom->setNoImplicit(true);
    return copy_.addAtom(atom.release(), false, true);  // takes it over
  }

  const RDKit::Bond* bond_of(const Attachment& attachment) const {
    return source_.getBondBetweenAtoms(static_cast<unsigned int>(attachment.fixed_atom),
                                       static_cast<unsigned int>(attachment.fragment_atom));
  }

  void copy_bond(const RDKit::Bond& bond, unsigned int begin, unsigned int end) {
    copy_.addBond(begin, end, bond.getBondType());
    copy_.getBondBetweenAtoms(begin, end)->setIsAromatic(bond.getIsAromatic());
  }

  bool is_attachment(const RDKit::Bond& bond) const {
    return std::any_of(fragment_.attachments.begin(), fragment_.attachments.end(),
                       [&](const Attachment& attachment) { return bond_of(attachment) == &bond; });
  }

  /// Bonds within the fragment; those that are cut become hydrogens.
  void copy_bonds() {
    for (const auto& [atom, copied] : new_index_) {
      for (const auto* bond : source_.atomBonds(&atom_at(source_, atom))) {
        const auto other = static_cast<int>(bond->getOtherAtomIdx(static_cast<unsigned int>(atom)));
        const auto found = new_index_.find(other);
        if (found == new_index_.end()) {
          if (is_heavy(atom_at(source_, other)) && !is_attachment(*bond)) {
            RDKit::Atom& end = *copy_.getAtomWithIdx(copied);
            const int hydrogens = std::max(order_of(*bond), 1);
            end.setNumExplicitHs(end.getNumExplicitHs() + static_cast<unsigned int>(hydrogens));
          }
        } else if (atom < other) {
          copy_bond(*bond, copied, found->second);
        }
      }
    }
  }

  const RDKit::RWMol& source_;
  const Fragment& fragment_;
  RDKit::RWMol copy_;
  std::map<int, unsigned int> new_index_;
};

}  // namespace

std::string fragment_smiles(const Molecule& molecule, const Fragment& fragment,
                            const std::vector<int>& numbers) {
  return FragmentCopy(molecule.rdkit(), fragment).smiles(numbers);
}

std::vector<std::vector<int>> lone_benzene_rings(const Molecule& molecule,
                                                 const Fragment& fragment) {
  const auto* info = molecule.rdkit().getRingInfo();
  std::vector<std::vector<int>> rings;
  for (const std::vector<int>& ring : info->atomRings()) {
    const bool is_benzene =
        ring.size() == 6 && std::all_of(ring.begin(), ring.end(), [&](int index) {
          const RDKit::Atom& atom = atom_at(molecule.rdkit(), index);
          return atom.getAtomicNum() == 6 && atom.getIsAromatic() &&
                 info->numAtomRings(static_cast<unsigned int>(index)) == 1 &&
                 std::binary_search(fragment.atoms.begin(), fragment.atoms.end(), index);
        });
    if (is_benzene) {
      rings.push_back(ring);
    }
  }
  return rings;
}

bool has_movable_bonds(const Molecule& molecule, const Fragment& fragment) {
  const RDKit::RWMol& graph = molecule.rdkit();
  bool has_aromatic_hetero_atom = false;
  bool has_hydrogen_on_hetero_atom = false;
  for (const int index : fragment.atoms) {
    const RDKit::Atom& atom = atom_at(graph, index);
    if (any_bond_of(graph, atom, [](const auto& bond) { return order_of(bond) > 1; })) {
      return true;
    }
    const bool is_carbon = atom.getAtomicNum() == 6;
    has_aromatic_hetero_atom = has_aromatic_hetero_atom || (atom.getIsAromatic() && !is_carbon);
    has_hydrogen_on_hetero_atom =
        has_hydrogen_on_hetero_atom || (!is_carbon && atom.getTotalNumHs(true) > 0);
  }
  return has_aromatic_hetero_atom && has_hydrogen_on_hetero_atom;
}

int carbon_atom_count(const Molecule& molecule, const std::vector<int>& atoms) {
  return static_cast<int>(std::count_if(atoms.begin(), atoms.end(), [&](int atom) {
    return atom_at(molecule.rdkit(), atom).getAtomicNum() == 6;
  }));
}

int chain_atom_count(const Molecule& molecule, const std::vector<int>& atoms) {
  const auto* rings = molecule.rdkit().getRingInfo();
  return static_cast<int>(std::count_if(atoms.begin(), atoms.end(), [&](int atom) {
    return rings->numAtomRings(static_cast<unsigned int>(atom)) == 0;
  }));
}

bool is_generic_group(const std::string& name) {
  return RDKit::GenericGroups::genericMatchers.count(name) != 0;
}

bool is_generic(const std::string& name, const Molecule& molecule, const Fragment& fragment) {
  const RDKit::RWMol& graph = molecule.rdkit();
  boost::dynamic_bitset<> ignored(graph.getNumAtoms());
  ignored.set();
  for (const int atom : fragment.atoms) {
    ignored.reset(static_cast<std::size_t>(atom));
  }
  const RDKit::Atom& first = atom_at(graph, fragment.attachments.front().fragment_atom);
  return RDKit::GenericGroups::genericMatchers.at(name)(graph, first, ignored);
}

}  // namespace congener::chem
