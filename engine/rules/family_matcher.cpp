#include "rules/family_matcher.hpp"

#include <algorithm>
#include <stdexcept>

namespace congener::rules {

FamilyMatcher::FamilyMatcher(const Family& family) : core_(family.core) {
  for (const RequiredGroup& required : family.required) {
    Group group;
    group.core_position = core_.site(required.site);
    if (group.core_position < 0) {
      throw std::invalid_argument("required group \"" + required.name + "\": site " +
                                  std::to_string(required.site) + " is not labelled in the core");
    }
    for (const std::string& smarts : required.smarts) {
      group.patterns.emplace_back(smarts);
    }
    groups_.push_back(std::move(group));
  }
}

bool FamilyMatcher::add_group(const Group& group, const chem::Molecule& molecule,
                              const std::vector<int>& core, std::vector<int>& atoms) const {
  const int site = core[static_cast<std::size_t>(group.core_position)];
  for (const chem::Pattern& pattern : group.patterns) {
    const auto matches = pattern.matches_from(molecule, site);
    if (!matches.empty()) {
      atoms.insert(atoms.end(), matches.front().begin(), matches.front().end());
      return true;
    }
  }
  return false;
}

std::optional<std::vector<int>> FamilyMatcher::match(const chem::Molecule& molecule) const {
  std::optional<std::vector<int>> best;
  for (const std::vector<int>& core : core_.matches(molecule)) {
    std::vector<int> atoms = core;
    const bool complete = std::all_of(groups_.begin(), groups_.end(), [&](const Group& group) {
      return add_group(group, molecule, core, atoms);
    });
    std::sort(atoms.begin(), atoms.end());
    atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
    if (complete && (!best || atoms.size() > best->size())) {
      best = std::move(atoms);
    }
  }
  return best;
}

}  // namespace congener::rules
