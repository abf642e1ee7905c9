#include "evidence/workspace.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace congener::evidence {

namespace {

/// Those of one class, by the reading's own id.
std::map<std::string, bool> readings_of(const std::string& id,
                                        const std::map<std::string, bool>& readings) {
  std::map<std::string, bool> own;
  for (const auto& [key, value] : readings) {
    if (key.compare(0, id.size() + 1, id + ".") == 0) {
      own[key.substr(id.size() + 1)] = value;
    }
  }
  return own;
}

std::vector<chem::ProtectingGroup> protecting_groups_of(const ReferenceSet& set) {
  std::vector<chem::ProtectingGroup> groups;
  for (const ProtectingGroup& group : set.protecting_groups) {
    groups.push_back({group.name, group.smarts});
  }
  return groups;
}

}  // namespace

Workspace::Workspace(const ReferenceSet& set, const std::map<std::string, bool>& readings)
    : deprotector(protecting_groups_of(set)), groups(set.groups) {
  for (std::size_t index = 0; index < set.classes.size(); ++index) {
    const StructureClass& definition = set.classes[index];
    if (definition.kind == ClassKind::Closed) {
      classes.push_back(
          {index, definition.only_flagged,
           rules::ClassMatcher(definition, groups, readings_of(definition.id, readings))});
    }
  }
  std::set<std::string> prechecks;
  families.reserve(set.families.size());
  for (const Family& family : set.families) {
    FamilyRule rule{rules::FamilyMatcher(family), {}};
    prechecks.insert(family.precheck.empty() ? family.core : family.precheck);
    for (const FamilyVariant& variant : family.variants) {
      prechecks.insert(variant.precheck.empty() ? variant.core : variant.precheck);
      rule.variants.emplace_back(rules::with_variant(family, variant));
    }
    families.push_back(std::move(rule));
  }
  family_prechecks.reserve(prechecks.size());
  for (const std::string& smarts : prechecks) {
    family_prechecks.emplace_back(smarts);
  }
  if (!set.similarity.required_smarts.empty()) {
    similarity_gate = std::make_unique<chem::Pattern>(set.similarity.required_smarts);
  }
}

bool Workspace::may_be_in_a_family(const chem::Molecule& molecule) const {
  return std::any_of(family_prechecks.begin(), family_prechecks.end(),
                     [&](const chem::Pattern& precheck) { return precheck.is_in(molecule); });
}

WorkspacePool::Lease::Lease(WorkspacePool& pool, std::unique_ptr<Workspace> workspace)
    : pool_(pool), workspace_(std::move(workspace)) {}
WorkspacePool::Lease::~Lease() {
  pool_.give_back(std::move(workspace_));
}

WorkspacePool::Lease WorkspacePool::borrow() {
  std::unique_ptr<Workspace> workspace;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!free_.empty()) {
      workspace = std::move(free_.back());
      free_.pop_back();
    }
  }
  if (!workspace) {
    workspace =
        std::make_unique<Workspace>(set_, readings_);  // outside the lock: takes milliseconds
  }
  return Lease(*this, std::move(workspace));
}

void WorkspacePool::give_back(std::unique_ptr<Workspace> workspace) {
  const std::lock_guard<std::mutex> lock(mutex_);
  free_.push_back(std::move(workspace));
}

}  // namespace congener::evidence
