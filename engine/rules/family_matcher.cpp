#include "rules/family_matcher.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include "support/sort_unique.hpp"

namespace congener::rules {
namespace {

void check_once(const std::vector<int>& labels, const std::string& what) {
  std::set<int> seen;
  for (const int label : labels) {
    if (label != 0 && !seen.insert(label).second) {
      throw std::invalid_argument(what + ": label " + std::to_string(label) + " stands twice");
    }
  }
}

/// Each site has labels that are there and are its own.
void check_sites(const std::vector<FamilySite>& sites, const std::set<int>& core,
                 const std::set<int>& groups) {
  std::set<int> named;
  std::set<std::string> names;
  for (const FamilySite& site : sites) {
    if (!names.insert(site.name).second) {
      throw std::invalid_argument("site \"" + site.name +
                                  "\" stands twice; give it all its labels");
    }
    for (const int label : site.labels) {
      const std::string what = "site \"" + site.name + "\": label " + std::to_string(label);
      if (core.count(label) == 0 && groups.count(label) == 0) {
        throw std::invalid_argument(what + " is neither in the core nor in a required group");
      }
      if (site.whole && core.count(label) != 0) {
        throw std::invalid_argument(what + " is in the core, so it cannot be a whole substituent");
      }
      if (!named.insert(label).second) {
        throw std::invalid_argument(what + " has a name already");
      }
    }
  }
}

/// Adds the labels of a match; the first atom's is the core's.
void add_labels(const chem::Pattern& pattern, const std::vector<int>& match, FamilyPlace& place) {
  const std::vector<int> labels = pattern.labels();
  for (std::size_t atom = 1; atom < labels.size(); ++atom) {
    if (labels[atom] != 0) {
      place.labelled[labels[atom]] = match[atom];
    }
  }
}

/// Drops places that differ from earlier ones only in the order of unlabelled core atoms.
void keep_different(std::vector<FamilyPlace>& places) {
  std::set<std::vector<int>> seen;
  const auto is_known = [&](const FamilyPlace& place) {
    std::vector<int> key = place.core;
    std::sort(key.begin(), key.end());
    for (const auto& [label, atom] : place.labelled) {
      key.push_back(label);
      key.push_back(atom);
    }
    return !seen.insert(std::move(key)).second;
  };
  places.erase(std::remove_if(places.begin(), places.end(), is_known), places.end());
}

}  // namespace

Family with_variant(const Family& family, const FamilyVariant& variant) {
  Family changed = family;
  changed.core = variant.core;
  changed.precheck = variant.precheck;
  if (!variant.required.empty()) {
    changed.required = variant.required;
  }
  changed.sites.clear();  // named by the family; a changed core may lack some of the places
  changed.variants.clear();
  changed.matches = variant.matches;
  changed.misses = variant.misses;
  changed.where = variant.where;
  return changed;
}

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
  check_labels(family);
}

void FamilyMatcher::check_labels(const Family& family) const {
  const std::vector<int> core_labels = core_.labels();
  check_once(core_labels, "core");
  const std::set<int> core(core_labels.begin(), core_labels.end());
  std::set<int> in_groups;
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    const std::string what = "required group \"" + family.required[group].name + "\"";
    std::set<int> own;
    for (const chem::Pattern& pattern : groups_[group].patterns) {
      std::vector<int> labels = pattern.labels();
      labels.front() = 0;  // stands on the core's own labelled site
      check_once(labels, what);
      own.insert(labels.begin(), labels.end());
    }
    own.erase(0);
    for (const int label : own) {
      if (core.count(label) != 0 || !in_groups.insert(label).second) {
        throw std::invalid_argument(what + ": label " + std::to_string(label) +
                                    " is in the core or in another required group");
      }
    }
  }
  check_sites(family.sites, core, in_groups);
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
    support::sort_unique(atoms);
    if (complete && (!best || atoms.size() > best->size())) {
      best = std::move(atoms);
    }
  }
  return best;
}

std::vector<FamilyPlace> FamilyMatcher::with_group(const Group& group,
                                                   const chem::Molecule& molecule,
                                                   const std::vector<FamilyPlace>& places) const {
  std::vector<FamilyPlace> result;
  for (const FamilyPlace& place : places) {
    const int site = place.core[static_cast<std::size_t>(group.core_position)];
    for (const chem::Pattern& pattern : group.patterns) {
      const auto matches = pattern.matches_from(molecule, site);
      for (const std::vector<int>& match : matches) {
        result.push_back(place);
        add_labels(pattern, match, result.back());
      }
      if (!matches.empty()) {
        break;  // the first pattern that fits counts, as in match()
      }
    }
  }
  return result;
}

std::vector<FamilyPlace> FamilyMatcher::places(const chem::Molecule& molecule) const {
  std::vector<FamilyPlace> places;
  const std::vector<int> labels = core_.labels();
  for (const std::vector<int>& core : core_.matches(molecule)) {
    FamilyPlace place;
    place.core = core;
    for (std::size_t atom = 0; atom < core.size(); ++atom) {
      if (labels[atom] != 0) {
        place.labelled[labels[atom]] = core[atom];
      }
    }
    places.push_back(std::move(place));
  }
  keep_different(places);
  for (const Group& group : groups_) {
    places = with_group(group, molecule, places);
    keep_different(places);
  }
  return places;
}

}  // namespace congener::rules
