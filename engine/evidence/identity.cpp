#include "evidence/identity.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "chem/ketone_forms.hpp"
#include "chem/parse.hpp"
#include "chem/skeleton.hpp"
#include "graph/skeleton.hpp"
#include "support/sort_unique.hpp"

namespace congener::evidence {
namespace {

constexpr unsigned int kDropCharge = 1;
constexpr unsigned int kDropStereo = 2;
constexpr unsigned int kDropIsotopes = 4;
constexpr unsigned int kDropAll = kDropCharge | kDropStereo | kDropIsotopes;

chem::Molecule relaxed(const chem::Molecule& molecule, unsigned int relaxations,
                       chem::Standardizer& standardizer) {
  chem::Molecule result = molecule.copy();
  if ((relaxations & kDropIsotopes) != 0) {
    result = chem::without_isotopes(result);
  }
  if ((relaxations & kDropCharge) != 0) {
    result = standardizer.uncharged(result);
  }
  if ((relaxations & kDropStereo) != 0) {
    result = chem::without_stereo(result);
  }
  return result;
}

std::vector<Form> forms_of(unsigned int relaxations) {
  std::vector<Form> forms;
  if ((relaxations & kDropCharge) != 0) {
    forms.push_back(Form::Charge);
  }
  if ((relaxations & kDropStereo) != 0) {
    forms.push_back(Form::Stereo);
  }
  if ((relaxations & kDropIsotopes) != 0) {
    forms.push_back(Form::Isotope);
  }
  return forms;
}

}  // namespace

/// The relaxed keys of one component, each made at most once: most components need the first only.
class IdentityMatcher::ComponentKeys {
 public:
  ComponentKeys(const chem::Molecule& molecule, chem::Standardizer& standardizer)
      : molecule_(molecule), standardizer_(standardizer) {}

  const std::string& operator[](unsigned int relaxations) {
    std::string& key = keys_.at(relaxations);
    if (key.empty()) {
      key = chem::canonical_smiles(relaxed(molecule_, relaxations, standardizer_));
    }
    return key;
  }

  /// Relaxations that change this component at all.
  unsigned int effective_relaxations() {
    unsigned int result = 0;
    for (const unsigned int bit : {kDropCharge, kDropStereo, kDropIsotopes}) {
      result |= (*this)[bit] != (*this)[0] ? bit : 0;
    }
    return result;
  }

 private:
  const chem::Molecule& molecule_;
  chem::Standardizer& standardizer_;
  std::array<std::string, 8> keys_;
};

IdentityMatcher::EntryForms::EntryForms(chem::Molecule molecule)
    : molecule_(std::move(molecule)), skeleton_(chem::skeleton_key(molecule_)) {}

const IdentityMatcher::EntryKeys& IdentityMatcher::EntryForms::keys(Workspace& workspace) const {
  std::call_once(are_made_, [&] { make_keys(workspace); });
  return keys_;
}

void IdentityMatcher::EntryForms::make_keys(Workspace& workspace) const {
  for (unsigned int relaxations = 0; relaxations <= kDropAll; ++relaxations) {
    keys_.keys.at(relaxations) =
        chem::canonical_smiles(relaxed(molecule_, relaxations, workspace.standardizer));
  }
  const chem::Molecule flat = relaxed(molecule_, kDropAll, workspace.standardizer);
  keys_.formula = chem::hill_formula(flat);
  keys_.tautomer = workspace.tautomers.canonical_tautomer(flat);
}

IdentityMatcher::IdentityMatcher(const ReferenceSet& set) : set_(set) {
  chem::Standardizer standardizer;
  for (const Entry& entry : set.entries) {
    chem::Molecule molecule = standardizer.normalized(chem::parse_smiles(entry.smiles));
    by_composition_.emplace(chem::composition_key(molecule), entries_.size());
    entries_.emplace_back(std::move(molecule));
  }
}

std::optional<std::vector<Form>> IdentityMatcher::forms_between(const chem::Molecule& component,
                                                                ComponentKeys& keys,
                                                                const EntryKeys& entry,
                                                                Workspace& workspace) {
  for (unsigned int relaxations = 0; relaxations <= kDropAll; ++relaxations) {
    if (keys[relaxations] == entry.keys.at(relaxations)) {
      return forms_of(relaxations);
    }
  }
  const chem::Molecule flat = relaxed(component, kDropAll, workspace.standardizer);
  if (chem::hill_formula(flat) != entry.formula ||
      workspace.tautomers.canonical_tautomer(flat) != entry.tautomer) {
    return std::nullopt;
  }
  std::vector<Form> forms = forms_of(keys.effective_relaxations());
  forms.push_back(Form::Tautomer);
  return forms;
}

std::vector<IdentityMatcher::Hit> IdentityMatcher::match_graph(const chem::Molecule& component,
                                                               Workspace& workspace) const {
  std::vector<Hit> hits;
  const auto [first, last] = by_composition_.equal_range(chem::composition_key(component));
  if (first == last) {
    return hits;
  }
  const std::uint64_t skeleton = chem::skeleton_key(component);
  ComponentKeys keys(component, workspace.standardizer);
  for (auto candidate = first; candidate != last; ++candidate) {
    const EntryForms& entry = entries_[candidate->second];
    if (entry.skeleton() != skeleton) {
      continue;
    }
    auto forms = forms_between(component, keys, entry.keys(workspace), workspace);
    if (forms) {
      hits.push_back({candidate->second, std::move(*forms)});
    }
  }
  return hits;
}

std::vector<IdentityMatcher::Hit> IdentityMatcher::match_component(const chem::Molecule& component,
                                                                   Workspace& workspace) const {
  std::vector<Hit> hits = match_graph(component, workspace);
  if (hits.empty()) {
    if (const auto ketone = chem::dehydrated(component)) {
      hits = match_graph(*ketone, workspace);
      for (Hit& hit : hits) {
        hit.forms.push_back(Form::CovalentHydrate);
        support::sort_unique(hit.forms);
      }
    }
  }
  return hits;
}

std::vector<std::size_t> IdentityMatcher::entries_equal_to(const chem::Molecule& molecule,
                                                           Workspace& workspace) const {
  std::vector<std::size_t> entries;
  for (const Hit& hit : match_component(molecule, workspace)) {
    entries.push_back(hit.entry);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

bool IdentityMatcher::may_be_an_entry(GateRecord& record) const {
  constexpr int kOxygen = 8;
  const graph::GraphView molecule = record.drawn().view();
  std::uint64_t key = graph::composition_key(molecule);
  const auto [first, last] = by_composition_.equal_range(key);
  if (first != last) {
    const std::uint64_t skeleton = graph::skeleton_key(molecule);
    for (auto entry = first; entry != last; ++entry) {
      if (entries_[entry->second].skeleton() == skeleton) {
        return true;
      }
    }
  }
  // A gem-diol has an oxygen more than its ketone.
  for (int atom = 0; atom < molecule.atom_count; ++atom) {
    if (graph::element_of(molecule.atoms[atom]) == kOxygen) {
      key -= graph::oxygen_key();
      if (by_composition_.find(key) != by_composition_.end() && record.compared() == nullptr) {
        return true;
      }
    }
  }
  return false;
}

Screen IdentityMatcher::screen() const {
  return {GateScreen::Composition, [this](GateRecord& record) { return may_be_an_entry(record); }};
}

Identity IdentityMatcher::assemble(std::size_t entry, const std::vector<ComponentHit>& hits,
                                   const std::vector<Component>& components) const {
  std::vector<bool> is_same_entry(components.size(), false);
  for (const ComponentHit& hit : hits) {
    is_same_entry[hit.component] = true;
  }
  Identity identity;
  identity.entry = set_.entries[entry].id;
  identity.entry_name = set_.entries[entry].name;
  for (const ComponentHit& hit : hits) {
    const auto forms = forms_in_record(hit.forms, hit.component, components, is_same_entry);
    identity.forms.insert(identity.forms.end(), forms.begin(), forms.end());
    const auto atoms = components[hit.component].molecule.all_record_atoms();
    identity.atoms.insert(identity.atoms.end(), atoms.begin(), atoms.end());
  }
  support::sort_unique(identity.forms);
  std::sort(identity.atoms.begin(), identity.atoms.end());
  for (std::size_t index = 0; index < components.size(); ++index) {
    if (!is_same_entry[index]) {
      const Component& other = components[index];
      identity.other_components.push_back(
          other.counter_name.empty() ? chem::hill_formula(other.molecule) : other.counter_name);
    }
  }
  return identity;
}

std::vector<Identity> IdentityMatcher::match(const std::vector<Component>& components,
                                             Workspace& workspace) const {
  std::map<std::size_t, std::vector<ComponentHit>> found;  // by entry, in entry order
  for (std::size_t index = 0; index < components.size(); ++index) {
    for (Hit& hit : match_component(components[index].molecule, workspace)) {
      found[hit.entry].push_back({index, std::move(hit.forms)});
    }
  }
  std::vector<Identity> identities;
  identities.reserve(found.size());
  for (const auto& [entry, hits] : found) {
    identities.push_back(assemble(entry, hits, components));
  }
  return identities;
}

}  // namespace congener::evidence
