#include "chem/deprotect.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "chem/rdkit_boundary.hpp"
#include "chem/smiles_syntax.hpp"

#include <GraphMol/Deprotect/Deprotect.h>

namespace congener::chem {
namespace {

using RDKit::RWMol;
using RDKit::Deprotect::DeprotectData;

constexpr const char* kPlaceBefore = "congener_place_before";
constexpr const char* kGroupNames = "DEPROTECTIONS";  // RDKit's property

[[noreturn]] void refuse(const ProtectingGroup& group, const std::string& problem) {
  throw std::invalid_argument("protecting group '" + group.name + "': " + problem + ": " +
                              group.smarts);
}

/// For each label of the pattern, ascending, the element that it stands at.
std::vector<std::pair<int, int>> labelled_elements(const ProtectingGroup& group) {
  std::unique_ptr<RWMol> query;
  try {
    query = owned(RDKit::SmartsToMol(group.smarts));
  } catch (const std::exception&) {
    query = nullptr;
  }
  if (!query || !is_word_of_ascii(group.smarts) ||
      group.smarts.find_first_of(".>") != std::string::npos) {
    refuse(group, "not a SMARTS of one part");
  }
  std::vector<std::pair<int, int>> elements;
  for (const auto* atom : query->atoms()) {
    if (atom->getAtomMapNum() != 0) {
      const bool is_one_element = atom->getQuery()->getDescription() != "AtomOr";
      elements.emplace_back(atom->getAtomMapNum(), is_one_element ? atom->getAtomicNum() : 0);
    }
  }
  std::sort(elements.begin(), elements.end());
  return elements;
}

/// RDKit takes the element from here, too, so that it must be told.
std::string what_stays(const ProtectingGroup& group) {
  std::string result;
  int next_label = 1;
  for (const auto& [label, element] : labelled_elements(group)) {
    if (label != next_label || label > 2 || element == 0) {
      refuse(group, "labels must be 1, or 1 and 2, once each, at atoms of one element");
    }
    result +=
        (label == 2 ? "=[#" : "[#") + std::to_string(element) + ":" + std::to_string(label) + "]";
    ++next_label;
  }
  return result;
}

DeprotectData rule_of(const ProtectingGroup& group) {
  if (group.name.empty()) {
    refuse(group, "no name");
  }
  const std::string rest = what_stays(group);
  if (rest.empty()) {
    refuse(group, "no atom has label 1");
  }
  DeprotectData rule("", group.smarts + ">>" + rest, group.name, group.name);
  if (!rule.isValid()) {
    refuse(group, "RDKit cannot use it");
  }
  return rule;
}

/// Frees atoms whose hydrogens the record spells out ([N] with three bonds) to take up one more
/// where a group was. Others that could not say how many they have stay as they are.
void let_hydrogens_follow(RWMol& molecule) {
  for (auto* atom : molecule.atoms()) {
    if (!atom->getNoImplicit() || atom->getNumRadicalElectrons() != 0 || atom->getIsAromatic()) {
      continue;
    }
    const unsigned int hydrogens = atom->getTotalNumHs();
    const unsigned int spelled_out = atom->getNumExplicitHs();
    atom->setNoImplicit(false);
    atom->setNumExplicitHs(0);
    atom->updatePropertyCache(false);
    if (atom->getTotalNumHs() != hydrogens) {
      atom->setNoImplicit(true);
      atom->setNumExplicitHs(spelled_out);
      atom->updatePropertyCache(false);
    }
  }
}

bool has_several_components(const RWMol& molecule) {
  std::vector<int> component_of;
  return RDKit::MolOps::getMolFrags(molecule, component_of) > 1;
}

bool is_sensible(RWMol& molecule) {
  try {
    RDKit::MolOps::sanitizeMol(molecule);
    RDKit::MolOps::assignStereochemistry(molecule, true, true);  // of what is left
  } catch (const RDKit::MolSanitizeException&) {
    return false;
  }
  return molecule.getNumAtoms() > 0;
}

/// The record's numbers of what is left; RDKit works in place, so atoms keep their marks.
std::vector<int> numbers_left(RWMol& graph, const std::vector<int>& numbers_before) {
  std::vector<int> numbers;
  for (auto* atom : graph.atoms()) {
    numbers.push_back(
        numbers_before.at(static_cast<std::size_t>(atom->getProp<int>(kPlaceBefore))));
    atom->clearProp(kPlaceBefore);
  }
  return numbers;
}

std::vector<int> removed_numbers(const Molecule& before, const Molecule& after) {
  const std::vector<int> all = before.all_record_atoms();
  const std::vector<int> left = after.all_record_atoms();
  std::vector<int> removed;
  std::set_difference(all.begin(), all.end(), left.begin(), left.end(),
                      std::back_inserter(removed));
  return removed;
}

}  // namespace

struct Deprotector::Rules {
  /// Whether the molecule has any of the groups. Most have none, and Deprotect takes far longer to
  /// say so.
  bool may_be_in(const Molecule& molecule) const {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Pattern& group) { return group.is_in(molecule); });
  }

  std::vector<Pattern> groups;
  std::vector<DeprotectData> data;
};

Deprotector::Deprotector(const std::vector<ProtectingGroup>& groups)
    : rules_(std::make_unique<Rules>()) {
  for (const ProtectingGroup& group : groups) {
    rules_->data.push_back(rule_of(group));
    rules_->groups.emplace_back(group.smarts);
  }
}
Deprotector::~Deprotector() = default;
Deprotector::Deprotector(Deprotector&&) noexcept = default;
Deprotector& Deprotector::operator=(Deprotector&&) noexcept = default;

std::optional<Deprotected> Deprotector::deprotected(const Molecule& molecule) const {
  if (!rules_->may_be_in(molecule) || has_several_components(molecule.rdkit())) {
    return std::nullopt;
  }
  auto graph = std::make_unique<RWMol>(molecule.rdkit());
  for (auto* atom : graph->atoms()) {
    atom->setProp(kPlaceBefore, static_cast<int>(atom->getIdx()));
  }
  let_hydrogens_follow(*graph);
  RDKit::Deprotect::deprotectInPlace(*graph, rules_->data);
  if (!is_sensible(*graph)) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  graph->getPropIfPresent(kGroupNames, names);
  if (names.empty()) {
    return std::nullopt;
  }
  std::sort(names.begin(), names.end());
  std::vector<int> numbers = numbers_left(*graph, molecule.record_atoms());
  Molecule rest(std::move(graph), std::move(numbers));
  std::vector<int> removed = removed_numbers(molecule, rest);
  return Deprotected{std::move(rest), std::move(names), std::move(removed)};
}

}  // namespace congener::chem
