#include "reference/check_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference/check_control.hpp"
#include "support/text.hpp"

namespace congener::reference {
namespace {

const char* const kHydrogen = "hydrogen";

using Ids = std::set<std::string>;

/// Atom-map numbers of a SMILES or SMARTS, found by their form alone (":12]"): whether the text is
/// a structure at all is for the matcher to say.
std::set<int> labels_in(const std::string& text) {
  std::set<int> labels;
  for (std::size_t colon = text.find(':'); colon != std::string::npos;
       colon = text.find(':', colon + 1)) {
    std::size_t end = colon + 1;
    int label = 0;
    while (end < text.size() && end < colon + 5 && text[end] >= '0' && text[end] <= '9') {
      label = 10 * label + (text[end++] - '0');
    }
    if (end > colon + 1 && end < text.size() && text[end] == ']') {
      labels.insert(label);
    }
  }
  return labels;
}

std::set<int> labels_in(const std::vector<std::string>& texts) {
  std::set<int> labels;
  for (const std::string& text : texts) {
    labels.merge(labels_in(text));
  }
  return labels;
}

Ids ids_of_groups(const ReferenceSet& set) {
  Ids ids = {kHydrogen};
  for (const SubstituentGroup& group : set.groups) {
    ids.insert(group.id);
  }
  return ids;
}

/// Names that nothing has.
void check_known(const std::string& where, const std::string& what,
                 const std::vector<std::string>& names, const Ids& known, Problems& problems) {
  for (const std::string& name : names) {
    if (known.count(name) == 0) {
      problems.add(where, fmt::format("{}: there is no {}", what, name));
    }
  }
}

// ---- groups

void check_rest(const SubstituentGroup& group, const Ids& groups, Problems& problems) {
  const std::set<int> labels = labels_in(group.start);
  for (const GroupRest& rest : group.rest) {
    for (const int label : rest.labels) {
      if (labels.count(label) == 0) {
        problems.add(group.where, fmt::format("rest: no atom of start has label {}", label));
      }
    }
    check_known(group.where, "rest: groups", rest.groups, groups, problems);
  }
  if ((!group.rest.empty() || group.any_rest) && group.start.empty()) {
    problems.add(group.where, "rest and any_rest need a start");
  }
  if (!group.rest.empty() && group.any_rest) {
    problems.add(group.where, "rest and any_rest exclude each other");
  }
}

void check_group(const SubstituentGroup& group, const Ids& groups, Problems& problems) {
  if (group.id == kHydrogen) {
    problems.add(group.where, "group hydrogen is built in; choose another id");
  }
  if (group.attachments != 1 && group.attachments != 2) {
    problems.add(group.where, "attachments must be 1 or 2");
  }
  if (group.bond_order < 1 || group.bond_order > 3) {
    problems.add(group.where, "bond_order must be 1, 2 or 3");
  }
  if (group.matches.empty() || group.misses.empty()) {
    problems.add(group.where, "a group needs [[group.match]] and [[group.miss]]");
  }
  check_rest(group, groups, problems);
}

/// Finds groups that name each other in a circle, each circle once.
class CircleFinder {
 public:
  CircleFinder(const ReferenceSet& set, Problems& problems) : problems_(problems) {
    for (const SubstituentGroup& group : set.groups) {
      groups_.emplace(group.id, &group);
    }
    for (const SubstituentGroup& group : set.groups) {
      visit(group.id);
    }
  }

 private:
  void visit(const std::string& id) {
    const auto group = groups_.find(id);
    const auto on_path = std::find(path_.begin(), path_.end(), id);
    if (group != groups_.end() && on_path != path_.end()) {
      const std::vector<std::string> circle(on_path, path_.end());
      problems_.add(group->second->where, fmt::format("groups name each other in a circle: {}, {}",
                                                      support::join(circle, ", "), id));
      return;
    }
    if (group == groups_.end() || !done_.insert(id).second) {
      return;
    }
    path_.push_back(id);
    for (const GroupRest& rest : group->second->rest) {
      for (const std::string& next : rest.groups) {
        visit(next);
      }
    }
    path_.pop_back();
  }

  Problems& problems_;
  std::map<std::string, const SubstituentGroup*> groups_;
  std::vector<std::string> path_;
  Ids done_;
};

// ---- classes

/// What the parts of a class may name.
struct Names {
  Ids groups;
  Ids limbs;
  Ids readings;
};

/// Names and labels that the parts of a class do name.
struct Uses {
  Ids limbs;
  Ids readings;
  std::set<int> core_labels;
};

Names names_of(const StructureClass& rule, const Ids& groups, Problems& problems) {
  Names names = {groups, {}, {}};
  for (const ClassLimb& limb : rule.limbs) {
    if (!names.limbs.insert(limb.key).second) {
      problems.add(rule.where, "limb " + limb.key + " appears twice");
    }
  }
  for (const ClassReading& reading : rule.readings) {
    if (!names.readings.insert(reading.id).second) {
      problems.add(rule.where, "reading " + reading.id + " appears twice");
    }
  }
  return names;
}

void check_allowances(const StructureClass& rule, const ClassSite& site,
                      const std::vector<ClassAllowance>& allowances, const Names& names, Uses& uses,
                      Problems& problems) {
  const std::string what = fmt::format("site \"{}\"", site.name);
  for (const ClassAllowance& allowance : allowances) {
    check_known(rule.where, what + ": groups", allowance.groups, names.groups, problems);
    check_known(rule.where, what + ": limbs", allowance.limbs, names.limbs, problems);
    uses.limbs.insert(allowance.limbs.begin(), allowance.limbs.end());
    if (!allowance.reading.empty()) {
      check_known(rule.where, what + ": reading", {allowance.reading}, names.readings, problems);
      uses.readings.insert(allowance.reading);
    }
  }
}

void check_sites(const StructureClass& rule, const Names& names, Uses& uses, Problems& problems) {
  std::map<int, int> sites_by_label;
  for (const ClassSite& site : rule.sites) {
    for (const int label : site.labels) {
      ++sites_by_label[label];
      if (uses.core_labels.count(label) == 0) {
        problems.add(rule.where,
                     fmt::format("site \"{}\": no core has label {}", site.name, label));
      }
    }
    if (site.bears_one.empty() && site.may_bear.empty()) {
      problems.add(rule.where, fmt::format("site \"{}\" needs bears_one or may_bear", site.name));
    }
    check_allowances(rule, site, site.bears_one, names, uses, problems);
    check_allowances(rule, site, site.may_bear, names, uses, problems);
  }
  for (const int label : uses.core_labels) {
    if (sites_by_label[label] != 1) {
      problems.add(rule.where, fmt::format("label {} of the cores has {} sites; it needs one",
                                           label, sites_by_label[label]));
    }
  }
}

void check_parts(const StructureClass& rule, const Ids& groups, Problems& problems) {
  const Names names = names_of(rule, groups, problems);
  Uses uses;
  for (const ClassCore& core : rule.cores) {
    uses.core_labels.merge(labels_in(core.smiles));
    uses.limbs.insert(core.limbs.begin(), core.limbs.end());
    check_known(rule.where, fmt::format("core \"{}\": limbs", core.name), core.limbs, names.limbs,
                problems);
  }
  check_sites(rule, names, uses, problems);
  for (const ClassExample& match : rule.matches) {
    check_known(rule.where, "match " + match.smiles + ": limbs",
                match.limbs.value_or(std::vector<std::string>()), names.limbs, problems);
  }
  for (const ClassLimb& limb : rule.limbs) {
    if (rule.kind == ClassKind::Closed && uses.limbs.count(limb.key) == 0) {
      problems.add(rule.where, "limb " + limb.key + " is met by no core and no allowance");
    }
  }
  for (const ClassReading& reading : rule.readings) {
    if (uses.readings.count(reading.id) == 0) {
      problems.add(rule.where, "reading " + reading.id + " is used by no allowance");
    }
  }
}

/// What each kind must have, and what would silently do nothing in it.
void check_kind(const StructureClass& rule, Problems& problems) {
  const bool is_closed = rule.kind == ClassKind::Closed;
  if (is_closed && (rule.cores.empty() || rule.matches.empty() || rule.misses.empty())) {
    problems.add(rule.where, "a closed class needs [[core]], [[match]] and [[miss]]");
  }
  if (!is_closed && (!rule.cores.empty() || !rule.sites.empty() || !rule.matches.empty() ||
                     !rule.misses.empty() || rule.least_limbs > 0 || rule.max_mass_u > 0)) {
    problems.add(rule.where,
                 "only a closed class has [[core]], [[site]], [[match]], [[miss]], least_limbs and "
                 "max_mass_u");
  }
  if ((rule.kind == ClassKind::Open) == rule.families.empty()) {
    problems.add(rule.where, "an open class needs families, and no other kind has them");
  }
  if (is_closed && rule.least_limbs > static_cast<int>(rule.limbs.size())) {
    problems.add(rule.where, fmt::format("least_limbs is {}, but there are {} limbs",
                                         rule.least_limbs, rule.limbs.size()));
  }
}

void check_rows(const ReferenceSet& set, const StructureClass& rule, Problems& problems) {
  if (rule.controls.empty()) {
    problems.add(rule.where, "no [[control]] row");
  }
  for (const ControlRow& row : rule.controls) {
    check_control(set, row, problems);
    const bool is_text_not_found =
        rule.kind == ClassKind::Text && row.status == ControlStatus::NotFound;
    if (row.status != ControlStatus::Covered && !is_text_not_found) {
      problems.add(row.where, fmt::format("the status of a class is covered{}, not {}",
                                          rule.kind == ClassKind::Text ? " or not_found" : "",
                                          to_string(row.status)));
    }
  }
}

Ids ids_of_families(const ReferenceSet& set) {
  Ids ids;
  for (const Family& family : set.families) {
    ids.insert(family.id);
  }
  return ids;
}

/// "--reading CLASS.ID=yes" must name one reading only.
void check_writable(const StructureClass& rule, Problems& problems) {
  const auto is_writable = [](const std::string& id) {
    return id.find_first_of(".= \t\n") == std::string::npos;
  };
  if (!is_writable(rule.id)) {
    problems.add(rule.where, "id " + rule.id + " must not hold a dot, an equals sign or a space");
  }
  for (const ClassReading& reading : rule.readings) {
    if (!is_writable(reading.id)) {
      problems.add(rule.where, "reading " + reading.id +
                                   " must not hold a dot, an equals sign or a space in its id");
    }
  }
}

}  // namespace

void check_groups(const ReferenceSet& set, Problems& problems) {
  const Ids groups = ids_of_groups(set);
  Ids ids;
  for (const SubstituentGroup& group : set.groups) {
    if (!ids.insert(group.id).second) {
      problems.add(group.where, "group " + group.id + " appears twice");
    }
    check_group(group, groups, problems);
  }
  const CircleFinder circles(set, problems);
}

void check_classes(const ReferenceSet& set, Problems& problems) {
  const Ids groups = ids_of_groups(set);
  const Ids families = ids_of_families(set);
  Ids ids;
  for (const StructureClass& rule : set.classes) {
    if (!ids.insert(rule.id).second) {
      problems.add(rule.where, "class " + rule.id + " appears twice");
    }
    if (!rule.entry.empty() && find_entry(set, rule.entry) < 0) {
      problems.add(rule.where, "entry: there is no " + rule.entry);
    }
    check_writable(rule, problems);
    check_kind(rule, problems);
    check_known(rule.where, "families", rule.families, families, problems);
    check_parts(rule, groups, problems);
    check_rows(set, rule, problems);
  }
}

}  // namespace congener::reference
