#pragma once
// Keys and names of the fragments of one molecule. Each is made once: a symmetric core has the same
// fragments at several places, and to write the SMILES of one costs more than all else that is done
// with it.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "rules/substituent_namer.hpp"

namespace congener::rules {

/// For one thread.
class FragmentTexts {
 public:
  struct Texts {
    std::string key;   ///< chem::fragment_smiles
    std::string name;  ///< of a fragment that hangs on one bond; else empty
  };

  /// Both must outlive it.
  FragmentTexts(const SubstituentNamer& names, const chem::Molecule& molecule)
      : names_(names), molecule_(molecule) {}

  /// The fragment is of the molecule. The texts stay where they are.
  const Texts& of(const chem::Fragment& fragment);

 private:
  /// Atom of the fragment, and order; a bond without an order stands for itself.
  using Bonds = std::vector<std::pair<int, int>>;

  const SubstituentNamer& names_;
  const chem::Molecule& molecule_;
  std::map<std::pair<std::vector<int>, Bonds>, Texts> known_;
};

}  // namespace congener::rules
