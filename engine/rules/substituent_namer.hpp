#pragma once
// Ordinary names for what hangs on a core: those of the reference set, and those of its groups with
// named substituents on a benzene ring ("2-(4-fluorophenyl)ethyl").

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chem/fragment.hpp"
#include "chem/molecule.hpp"
#include "congener/reference_set.hpp"

namespace congener::rules {

/// A key that is equal for all spellings of one group: chem::fragment_smiles of what hangs on the
/// '*'.
/// Throws std::invalid_argument when it is no SMILES of one part with one '*' on one bond.
std::string substituent_key(const std::string& smiles);

/// Const and safe to share between threads; the molecules are not.
class SubstituentNamer {
 public:
  /// Throws std::invalid_argument as substituent_key does.
  explicit SubstituentNamer(const std::vector<SubstituentName>& names);

  /// The fragment has one attachment; key: its chem::fragment_smiles. Stereo and isotopes are not
  /// looked at. A group without a name is its Hill formula ("C9H10NO group").
  std::string name_of(const chem::Molecule& molecule, const chem::Fragment& fragment,
                      const std::string& key) const;

 private:
  std::optional<std::string> name_in_words(const chem::Molecule& molecule,
                                           const chem::Fragment& fragment, const std::string& key,
                                           int depth) const;
  std::optional<std::string> name_by_ring(const chem::Molecule& molecule,
                                          const chem::Fragment& fragment,
                                          const std::vector<int>& ring, int depth) const;

  std::map<std::string, std::string> names_;  ///< by substituent_key
};

}  // namespace congener::rules
