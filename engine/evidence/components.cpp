#include "evidence/components.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chem/ketone_forms.hpp"
#include "chem/parse.hpp"
#include "support/sort_unique.hpp"

namespace congener::evidence {

CounterComponents::CounterComponents(const ReferenceSet& set) {
  chem::Standardizer standardizer;
  for (const CounterComponent& component : set.counter_components) {
    const chem::Molecule molecule =
        standardizer.uncharged(standardizer.normalized(chem::parse_smiles(component.smiles)));
    known_.push_back({chem::canonical_smiles(molecule),
                      chem::canonical_smiles(chem::without_stereo(molecule)),
                      chem::lone_metal(molecule), component.name});
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
  const std::string metal = chem::lone_metal(uncharged);
  std::string by_flat;
  for (const Known& known : known_) {
    if (known.structure == structure || (!metal.empty() && known.metal == metal)) {
      return known.name;
    }
    if (known.flat == flat) {
      // Maleate and fumarate differ in stereo only: without it the component is one of them.
      by_flat += (by_flat.empty() ? "" : " or ") + known.name;
    }
  }
  return by_flat;
}

std::optional<chem::Molecule> plain_form(const chem::Molecule& molecule,
                                         chem::Standardizer& standardizer) {
  std::optional<chem::Molecule> plain;
  if (chem::has_isotopes(molecule)) {
    plain = chem::without_isotopes(molecule);
  }
  if (!chem::is_surely_uncharged(molecule)) {
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

std::vector<Form> forms_in_record(std::vector<Form> own, std::size_t self,
                                  const std::vector<Component>& components,
                                  const std::vector<bool>& is_same) {
  int net_charge = 0;
  bool has_others = false;
  for (std::size_t other = 0; other < components.size(); ++other) {
    net_charge += chem::net_charge(components[other].molecule);
    if (other == self || is_same[other]) {
      continue;
    }
    has_others = true;
    own.push_back(components[other].counter_name.empty() ? Form::Mixture : Form::SaltOrSolvate);
  }
  const auto charge = std::find(own.begin(), own.end(), Form::Charge);
  if (has_others && net_charge == 0 && charge != own.end()) {
    *charge = Form::SaltOrSolvate;  // a salt drawn as its ions
  }
  support::sort_unique(own);
  return own;
}

std::vector<bool> components_like(std::size_t self, const std::vector<Component>& components) {
  std::vector<bool> is_same(components.size(), false);
  is_same[self] = true;
  if (components.size() == 1) {
    return is_same;
  }
  const auto flat = [](const Component& component) {
    return chem::canonical_smiles(chem::without_stereo(component.plain()));
  };
  const std::string own = flat(components[self]);
  for (std::size_t other = 0; other < components.size(); ++other) {
    is_same[other] =
        other == self || (components[other].counter_name.empty() &&
                          components[other].heavy_atoms == components[self].heavy_atoms &&
                          flat(components[other]) == own);
  }
  return is_same;
}

}  // namespace congener::evidence
