#pragma once
// What one thread needs while it checks a molecule: RDKit's helper objects and pattern copies are
// dear to make and must not be shared, so each call of Detector::check borrows a set and gives it
// back.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chem/pattern.hpp"
#include "chem/standardize.hpp"
#include "chem/tautomer.hpp"
#include "congener/fingerprints/generator.hpp"
#include "congener/reference_set.hpp"
#include "rules/class_matcher.hpp"
#include "rules/family_matcher.hpp"
#include "rules/group_matcher.hpp"

namespace congener::detect {

struct Workspace {
  /// readings: as DetectorOptions::readings.
  Workspace(const ReferenceSet& set, const std::map<std::string, bool>& readings);
  // The classes refer to the groups.
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// A closed class and its place in ReferenceSet::classes.
  struct ClassRule {
    std::size_t index = 0;
    rules::ClassMatcher matcher;
  };

  chem::Standardizer standardizer;
  chem::TautomerRules tautomers;
  fingerprints::Generator generator;
  std::vector<rules::FamilyMatcher> families;  ///< as ReferenceSet::families
  rules::GroupMatcher groups;
  std::vector<ClassRule> classes;
  std::unique_ptr<chem::Pattern>
      similarity_gate;  ///< SimilarityRules::required_smarts; may be null
};

/// Hands out workspaces, making a new one only when none is free. Thread-safe.
class WorkspacePool {
 public:
  /// Set and readings must outlive the pool.
  WorkspacePool(const ReferenceSet& set, const std::map<std::string, bool>& readings)
      : set_(set), readings_(readings) {}

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
  const std::map<std::string, bool>& readings_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;
};

}  // namespace congener::detect
