#include "rules/site_changes.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include "support/sort_unique.hpp"

namespace congener::rules {
namespace {

using Substituent = SiteContents::Substituent;
using Substituents = std::vector<Substituent>;

constexpr int kUnlabelled = 0;
constexpr int kLastOrder = std::numeric_limits<int>::max();
const char* const kNotThere = "not there";

bool is_before(const Substituent& a, const Substituent& b) {
  return std::tie(a.key, a.atoms) < std::tie(b.key, b.atoms);
}

/// Those that the other list has not; what is there twice counts twice.
Substituents only_in(const Substituents& own, const Substituents& other) {
  Substituents result;
  std::set_difference(own.begin(), own.end(), other.begin(), other.end(),
                      std::back_inserter(result),
                      [](const Substituent& a, const Substituent& b) { return a.key < b.key; });
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : " and ") + part;
  }
  return text;
}

std::string text_of(const Substituents& substituents, bool bears_hydrogen) {
  if (substituents.empty()) {
    return bears_hydrogen ? "hydrogen" : "nothing";
  }
  std::map<std::string, int> counts;
  for (const Substituent& substituent : substituents) {
    ++counts[substituent.name];
  }
  std::vector<std::string> parts;
  for (const auto& [name, count] : counts) {
    parts.push_back(count == 1 ? name : std::to_string(count) + " x " + name);
  }
  return joined(parts);
}

std::string keys_of(const Substituents& substituents) {
  std::string keys;
  for (const Substituent& substituent : substituents) {
    keys += substituent.key + "\n";
  }
  return keys;
}

/// Of the substituents; of the site itself where there are none.
std::vector<int> atoms_of(const Substituents& substituents, int site_atom) {
  std::vector<int> atoms;
  for (const Substituent& substituent : substituents) {
    atoms.insert(atoms.end(), substituent.atoms.begin(), substituent.atoms.end());
  }
  if (atoms.empty() && site_atom >= 0) {
    atoms.push_back(site_atom);
  }
  std::sort(atoms.begin(), atoms.end());
  return atoms;
}

int size_of(const Substituents& substituents) {
  std::size_t atoms = 0;
  for (const Substituent& substituent : substituents) {
    atoms += substituent.atoms.size();
  }
  return static_cast<int>(atoms);
}

void add_atoms(std::vector<int>& atoms, const std::vector<int>& more) {
  atoms.insert(atoms.end(), more.begin(), more.end());
  support::sort_unique(atoms);
}

const SiteContents::Site* find_site(const SiteContents& contents, int label) {
  const auto found = contents.sites.find(label);
  return found == contents.sites.end() ? nullptr : &found->second;
}

std::set<int> labels_of(const SiteContents& a, const SiteContents& b) {
  std::set<int> labels;
  for (const SiteContents* contents : {&a, &b}) {
    for (const auto& [label, site] : contents->sites) {
      labels.insert(label);
    }
  }
  return labels;
}

}  // namespace

struct SiteComparer::Difference {
  int order = 0;
  SiteChange change;
  std::string from_key;
  std::string to_key;

  /// By text first: keys may differ between RDKit releases.
  auto rank() const {
    return std::tie(order, change.site, change.from, change.to, from_key, to_key);
  }
  bool operator<(const Difference& other) const { return rank() < other.rank(); }
};

SiteComparer::SiteComparer(const Family& family, const SubstituentNamer& names) : names_(names) {
  for (std::size_t index = 0; index < family.sites.size(); ++index) {
    const FamilySite& site = family.sites[index];
    for (const int label : site.labels) {
      sites_[label] = {site.name, static_cast<int>(index), site.whole};
    }
  }
}

std::string SiteComparer::name_of(int label) const {
  const auto found = sites_.find(label);
  if (found != sites_.end()) {
    return found->second.name;
  }
  return label == kUnlabelled ? "elsewhere on the core" : "site " + std::to_string(label);
}

int SiteComparer::order_of(int label) const {
  const auto found = sites_.find(label);
  if (found != sites_.end()) {
    return found->second.order;
  }
  return label == kUnlabelled ? kLastOrder : static_cast<int>(sites_.size()) + label;
}

bool SiteComparer::is_whole(int label) const {
  const auto found = sites_.find(label);
  return found != sites_.end() && found->second.whole;
}

/// What a bridge is called at this label, given all labels that it joins.
std::string SiteComparer::bridge_name(const std::string& formula, int label,
                                      const std::vector<int>& labels) const {
  std::set<std::pair<int, std::string>> others;
  for (const int other : labels) {
    if (name_of(other) != name_of(label)) {
      others.emplace(order_of(other), name_of(other));
    }
  }
  if (others.empty()) {
    return formula + " bridge" + (label == kUnlabelled ? "" : " across " + name_of(label));
  }
  std::vector<std::string> names;
  for (const auto& [order, name] : others) {
    names.push_back(name);
  }
  return formula + " bridge to " + joined(names);
}

/// Labels at which a fragment is told: where it hangs, a bridge between two places of one site
/// once; or the whole site that it is.
std::set<int> SiteComparer::labels_to_tell(const chem::Fragment& fragment, const FamilyPlace& place,
                                           const std::vector<int>& attached) const {
  for (const auto& [label, atom] : place.labelled) {
    if (is_whole(label) && std::binary_search(fragment.atoms.begin(), fragment.atoms.end(), atom)) {
      return {label};
    }
  }
  std::set<int> labels;
  std::set<std::string> names;
  for (const int label : std::set<int>(attached.begin(), attached.end())) {
    if (names.insert(name_of(label)).second) {
      labels.insert(label);
    }
  }
  return labels;
}

void SiteComparer::add_fragment(const chem::Molecule& molecule, const chem::Fragment& fragment,
                                const FamilyPlace& place, FragmentTexts& texts,
                                SiteContents& contents) const {
  std::vector<int> attached;
  std::set<int> fixed_atoms;
  for (const chem::Attachment& attachment : fragment.attachments) {
    const auto found = std::find_if(
        place.labelled.begin(), place.labelled.end(),
        [&](const auto& labelled) { return labelled.second == attachment.fixed_atom; });
    attached.push_back(found == place.labelled.end() ? kUnlabelled : found->first);
    fixed_atoms.insert(attachment.fixed_atom);
  }
  const bool is_bridge = fixed_atoms.size() > 1;
  Substituent substituent;
  substituent.atoms = fragment.atoms;
  substituent.key =
      is_bridge ? chem::fragment_smiles(molecule, fragment, attached) : texts.of(fragment).key;
  const std::string formula = chem::hill_formula(molecule, fragment.atoms);
  for (const int label : labels_to_tell(fragment, place, attached)) {
    if (is_bridge) {
      substituent.name = bridge_name(formula, label, attached);
    } else if (fragment.attachments.size() > 1) {
      substituent.name = "ring with " + formula;
    } else {
      substituent.name = texts.of(fragment).name;
    }
    contents.sites[label].substituents.push_back(substituent);
  }
}

SiteContents SiteComparer::contents_of(const chem::Molecule& molecule, const FamilyPlace& place,
                                       FragmentTexts& texts) const {
  SiteContents contents;
  contents.sites[kUnlabelled] = {};
  std::vector<int> fixed = place.core;
  for (const auto& [label, atom] : place.labelled) {
    SiteContents::Site& site = contents.sites[label];
    site.bears_hydrogen = chem::hydrogen_count(molecule, atom) > 0;
    if (!is_whole(label)) {
      site.atom = atom;
      site.element = chem::element_symbol(molecule, atom);
      fixed.push_back(atom);
    }
  }
  for (const chem::Fragment& fragment : chem::fragments_outside(molecule, fixed)) {
    if (!fragment.attachments.empty()) {  // another component
      add_fragment(molecule, fragment, place, texts, contents);
    }
  }
  for (auto& [label, site] : contents.sites) {
    std::sort(site.substituents.begin(), site.substituents.end(), is_before);
  }
  for (auto first = contents.sites.begin(); first != contents.sites.end(); ++first) {
    for (auto second = std::next(first); second != contents.sites.end(); ++second) {
      if (first->second.atom >= 0 && second->second.atom >= 0) {
        contents.bonds[{first->first, second->first}] =
            chem::bond_between(molecule, first->second.atom, second->second.atom);
      }
    }
  }
  return contents;
}

std::vector<SiteContents> SiteComparer::contents(const chem::Molecule& molecule,
                                                 const std::vector<FamilyPlace>& places) const {
  std::vector<SiteContents> result;
  if (places.size() > kMaxPlaces) {
    return result;
  }
  result.reserve(places.size());
  FragmentTexts texts(names_, molecule);
  for (const FamilyPlace& place : places) {
    result.push_back(contents_of(molecule, place, texts));
  }
  return result;
}

void SiteComparer::add_site_difference(int label, const SiteContents& entry,
                                       const SiteContents& submitted,
                                       std::vector<Difference>& result) const {
  const SiteContents::Site* from = find_site(entry, label);
  const SiteContents::Site* to = find_site(submitted, label);
  Difference difference;
  difference.order = order_of(label);
  difference.change.site = name_of(label);
  SiteChange& change = difference.change;
  if (from != nullptr && to != nullptr && from->element != to->element) {
    Difference element = difference;
    element.change.from = from->element + " atom";
    element.change.to = to->element + " atom";
    element.change.from_atoms = {from->atom};
    element.change.to_atoms = {to->atom};
    element.change.missing_atoms = 1;
    element.change.added_atoms = 1;
    result.push_back(std::move(element));
  }
  const Substituents none;
  const Substituents& all_from = from != nullptr ? from->substituents : none;
  const Substituents& all_to = to != nullptr ? to->substituents : none;
  const Substituents lost = only_in(all_from, all_to);
  const Substituents gained = only_in(all_to, all_from);
  if (from != nullptr && to != nullptr && lost.empty() && gained.empty()) {
    return;
  }
  change.from = from != nullptr ? text_of(lost, from->bears_hydrogen) : kNotThere;
  change.to = to != nullptr ? text_of(gained, to->bears_hydrogen) : kNotThere;
  change.from_atoms = atoms_of(lost, from != nullptr ? from->atom : -1);
  change.to_atoms = atoms_of(gained, to != nullptr ? to->atom : -1);
  change.missing_atoms = size_of(lost);
  change.added_atoms = size_of(gained);
  difference.from_key = keys_of(lost);
  difference.to_key = keys_of(gained);
  result.push_back(std::move(difference));
}

void SiteComparer::add_bond_differences(const SiteContents& entry, const SiteContents& submitted,
                                        std::vector<Difference>& result) const {
  for (const auto& [labels, bond] : entry.bonds) {
    const auto other = submitted.bonds.find(labels);
    if (other == submitted.bonds.end() || other->second == bond) {
      continue;
    }
    auto [first, second] = labels;
    if (std::pair(order_of(second), second) < std::pair(order_of(first), first)) {
      std::swap(first, second);
    }
    Difference difference;
    difference.order = kLastOrder - 1;
    difference.change.site = "bond " + name_of(first) + " to " + name_of(second);
    difference.change.from = bond;
    difference.change.to = other->second;
    add_atoms(difference.change.from_atoms,
              {entry.sites.at(first).atom, entry.sites.at(second).atom});
    add_atoms(difference.change.to_atoms,
              {submitted.sites.at(first).atom, submitted.sites.at(second).atom});
    result.push_back(std::move(difference));
  }
}

std::vector<SiteComparer::Difference> SiteComparer::differences(
    const SiteContents& entry, const SiteContents& submitted) const {
  std::vector<Difference> result;
  for (const int label : labels_of(entry, submitted)) {
    add_site_difference(label, entry, submitted, result);
  }
  add_bond_differences(entry, submitted, result);
  std::sort(result.begin(), result.end());
  return result;
}

/// Equal differences at equal places are told once.
std::vector<SiteChange> SiteComparer::told_once(const std::vector<Difference>& differences) {
  std::vector<SiteChange> changes;
  for (std::size_t index = 0; index < differences.size();) {
    SiteChange change = differences[index].change;
    int places = 0;
    for (; index < differences.size(); ++index, ++places) {
      const SiteChange& next = differences[index].change;
      if (std::tie(next.site, next.from, next.to) !=
          std::tie(change.site, change.from, change.to)) {
        break;
      }
      add_atoms(change.from_atoms, next.from_atoms);
      add_atoms(change.to_atoms, next.to_atoms);
      change.missing_atoms += places > 0 ? next.missing_atoms : 0;
      change.added_atoms += places > 0 ? next.added_atoms : 0;
    }
    if (change.from == change.to) {
      change.to += " (another structure)";
    }
    if (places > 1) {
      change.to += places == 2 ? " (at both)" : " (at " + std::to_string(places) + " places)";
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<SiteChange> SiteComparer::changes(const std::vector<SiteContents>& entry,
                                              const std::vector<SiteContents>& submitted) const {
  std::optional<std::vector<Difference>> best;
  for (const SiteContents& from : entry) {
    for (const SiteContents& to : submitted) {
      std::vector<Difference> candidate = differences(from, to);
      if (!best || candidate.size() < best->size() ||
          (candidate.size() == best->size() && candidate < *best)) {
        best = std::move(candidate);
      }
    }
  }
  return best ? told_once(*best) : std::vector<SiteChange>();
}

}  // namespace congener::rules
