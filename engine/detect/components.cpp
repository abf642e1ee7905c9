#include "detect/components.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chem/ketone_forms.hpp"
#include "chem/parse.hpp"

namespace congener::detect {

CounterComponents::CounterComponents(const ReferenceSet& set) {
  chem::Standardizer standardizer;
  for (const CounterComponent& component : set.counter_components) {
    const chem::Molecule molecule =
        standardizer.uncharged(standardizer.normalized(chem::parse_smiles(component.smiles)));
    known_.push_back({chem::canonical_smiles(molecule),
                      chem::canonical_smiles(chem::without_stereo(molecule)), component.name});
    max_heavy_atoms_ = std::max(max_heavy_atoms_, chem::heavy_atom_count(molecule));
  }
}

std::string CounterComponents::name_of(const chem::Molecule& component,
                                       chem::Standardizer& standardizer) const {
  if (chem::heavy_atom_count(component) > max_heavy_atoms_) {
    return {};
  }
  const chem::Molecule plain = chem::without_isotopes(component);
  const chem::Molecule uncharged = standardizer.uncharged(plain);
  const std::string structure = chem::canonical_smiles(uncharged);
  const std::string flat = chem::canonical_smiles(chem::without_stereo(uncharged));
  std::string by_flat;
  int flat_matches = 0;
  for (const Known& known : known_) {
    if (known.structure == structure) {
      return known.name;
    }
    if (known.flat == flat) {
      by_flat = known.name;
      ++flat_matches;
    }
  }
  // Maleate and fumarate differ in stereo only: without it neither name is certain.
  return flat_matches == 1 ? by_flat : std::string();
}

std::optional<chem::Molecule> plain_form(const chem::Molecule& molecule,
                                         chem::Standardizer& standardizer) {
  std::optional<chem::Molecule> plain;
  if (chem::has_isotopes(molecule)) {
    plain = chem::without_isotopes(molecule);
  }
  if (chem::has_charged_atoms(molecule)) {
    plain = standardizer.uncharged(plain ? *plain : molecule);
  }
  return plain;
}

namespace {

/// Where a part begins in the record; parts without heavy atoms have no place and come last.
int first_record_atom(const Component& component) {
  const auto atoms = component.molecule.all_record_atoms();
  return atoms.empty() ? std::numeric_limits<int>::max() : atoms.front();
}

}  // namespace

std::vector<Component> components_of(chem::Molecule&& record, const CounterComponents& counters,
                                     chem::Standardizer& standardizer) {
  std::vector<chem::Molecule> parts = chem::split_components(std::move(record));
  const bool is_single = parts.size() == 1;
  std::vector<Component> components;
  components.reserve(parts.size());
  for (chem::Molecule& part : parts) {
    std::string name = is_single ? std::string() : counters.name_of(part, standardizer);
    const int heavy_atoms = chem::heavy_atom_count(part);
    // A proton drawn on its own: "[H+].[Cl-]" is a hydrochloride.
    if (heavy_atoms == 0 && !is_single) {
      name = chem::hill_formula(part);
    }
    Component component{std::move(part), std::move(name), heavy_atoms, {}, {}};
    if (component.counter_name.empty()) {
      component.changed = plain_form(component.molecule, standardizer);
      component.ketone = chem::dehydrated(component.plain());
    }
    components.push_back(std::move(component));
  }
  // Normalisation may have put the parts into another order.
  std::stable_sort(components.begin(), components.end(), [](const auto& a, const auto& b) {
    return first_record_atom(a) < first_record_atom(b);
  });
  return components;
}

}  // namespace congener::detect
