#pragma once
// The components of one submitted record, as the later stages look at them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chem/molecule.hpp"
#include "chem/standardize.hpp"
#include "congener/finding.hpp"
#include "congener/reference_set.hpp"

namespace congener::evidence {

/// One part of a salt or mixture.
struct Component {
  chem::Molecule molecule;  ///< normalised; charges, isotopes and stereo as given
  std::string
      counter_name;  ///< "hydrochloride", "water" ...; empty: not a known counter-ion or solvent
  int heavy_atoms = 0;
  std::optional<chem::Molecule> changed;  ///< without charges and isotope labels; if it had any
  std::optional<chem::Molecule> ketone;   ///< plain(), gem-diols as their ketones; if it has any

  /// What rules about structure look at: uncharged where it can be, without isotope labels.
  const chem::Molecule& plain() const { return changed ? *changed : molecule; }
};

/// The molecule uncharged and without isotope labels. Nothing if it is so already, as nearly all
/// molecules are, because a copy costs as much as a fingerprint.
std::optional<chem::Molecule> plain_form(const chem::Molecule& molecule,
                                         chem::Standardizer& standardizer);

/// Knows the counter-ions and solvents of a reference set. Safe to share between threads.
class CounterComponents {
 public:
  explicit CounterComponents(const ReferenceSet& set);

  /// The name of this component, or nothing when it is unknown.
  std::string name_of(const chem::Molecule& component, chem::Standardizer& standardizer) const;

 private:
  struct Known {
    std::string structure;  ///< canonical SMILES of the uncharged molecule
    std::string flat;       ///< the same without stereo
    std::string metal;      ///< element of a lone metal atom, whatever its charge; else empty
    std::string name;
  };
  std::vector<Known> known_;
  int max_heavy_atoms_ = 0;
};

/// Cuts a normalised record into its components, in record order.
std::vector<Component> components_of(chem::Molecule&& record, const CounterComponents& counters,
                                     chem::Standardizer& standardizer);

/// The forms in which a record holds one substance, sorted, each once. own: the forms in which the
/// component `self` differs from the substance looked for. is_same: for each component, whether it
/// is that substance, too (a hemisulfate holds it twice). The other components add salt or solvate,
/// or mixture. A charge that counter-ions balance counts as a salt.
std::vector<Form> forms_in_record(std::vector<Form> own, std::size_t self,
                                  const std::vector<Component>& components,
                                  const std::vector<bool>& is_same);

/// For each component, whether it is the same substance as the component `self`, whatever its
/// charge, stereo and isotopes.
std::vector<bool> components_like(std::size_t self, const std::vector<Component>& components);

}  // namespace congener::evidence
