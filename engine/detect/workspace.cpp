#include "detect/workspace.hpp"

#include <utility>

namespace congener::detect {

Workspace::Workspace(const ReferenceSet& set) {
  families.reserve(set.families.size());
  for (const Family& family : set.families) {
    families.emplace_back(family);
  }
  if (!set.similarity.required_smarts.empty()) {
    similarity_gate = std::make_unique<chem::Pattern>(set.similarity.required_smarts);
  }
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
    workspace = std::make_unique<Workspace>(set_);  // outside the lock: takes milliseconds
  }
  return Lease(*this, std::move(workspace));
}

void WorkspacePool::give_back(std::unique_ptr<Workspace> workspace) {
  const std::lock_guard<std::mutex> lock(mutex_);
  free_.push_back(std::move(workspace));
}

}  // namespace congener::detect
