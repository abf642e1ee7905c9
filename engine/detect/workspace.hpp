#pragma once
// What one thread needs while it checks a molecule: RDKit's helper objects and pattern copies are
// dear to make and must not be shared, so each call of Detector::check borrows a set and gives it
// back.

#include <memory>
#include <mutex>
#include <vector>

#include "chem/pattern.hpp"
#include "chem/standardize.hpp"
#include "chem/tautomer.hpp"
#include "congener/fingerprints/generator.hpp"
#include "congener/reference_set.hpp"
#include "rules/family_matcher.hpp"

namespace congener::detect {

struct Workspace {
  explicit Workspace(const ReferenceSet& set);

  chem::Standardizer standardizer;
  chem::TautomerRules tautomers;
  fingerprints::Generator generator;
  std::vector<rules::FamilyMatcher> families;  ///< as ReferenceSet::families
  std::unique_ptr<chem::Pattern>
      similarity_gate;  ///< SimilarityRules::required_smarts; may be null
};

/// Hands out workspaces, making a new one only when none is free. Thread-safe.
class WorkspacePool {
 public:
  /// The set must outlive the pool.
  explicit WorkspacePool(const ReferenceSet& set) : set_(set) {}

  /// A workspace that goes back to its pool when it goes out of scope.
  class Lease {
   public:
    Lease(WorkspacePool& pool, std::unique_ptr<Workspace> workspace);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Workspace& operator*() { return *workspace_; }

   private:
    WorkspacePool& pool_;
    std::unique_ptr<Workspace> workspace_;
  };

  Lease borrow();

 private:
  void give_back(std::unique_ptr<Workspace> workspace);

  const ReferenceSet& set_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

}  // namespace congener::detect
