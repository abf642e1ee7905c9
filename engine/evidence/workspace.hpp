#pragma once
// What one thread needs while it checks a molecule. RDKit's helper objects and copies of patterns
// are costly to make and must not be shared between threads, so each call of Detector::check
// borrows a workspace and gives it back.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chem/deprotect.hpp"
#include "chem/pattern.hpp"
#include "chem/standardize.hpp"
#include "chem/tautomer.hpp"
#include "congener/fingerprints/generator.hpp"
#include "congener/reference_set.hpp"
#include "evidence/gate_record.hpp"
#include "rules/class_matcher.hpp"
#include "rules/family_matcher.hpp"
#include "rules/group_matcher.hpp"

namespace congener::evidence {

struct Workspace {
  /// readings: as DetectorOptions::readings.
  Workspace(const ReferenceSet& set, const std::map<std::string, bool>& readings);
  // The classes refer to the groups.
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// A closed class and its place in ReferenceSet::classes.
  struct ClassRule {
    std::size_t index = 0;
    bool only_flagged = false;
    rules::ClassMatcher matcher;
  };

  struct FamilyRule {
    rules::FamilyMatcher own;
    std::vector<rules::FamilyMatcher> variants;  ///< as Family::variants
  };

  /// Whether the molecule has the precheck of a family or of a changed core.
  bool may_be_in_a_family(const chem::Molecule& molecule) const;

  GateSpace gate;
  chem::Standardizer standardizer;
  chem::TautomerRules tautomers;
  chem::Deprotector deprotector;
  fingerprints::Generator generator;
  std::vector<FamilyRule> families;             ///< as ReferenceSet::families
  std::vector<chem::Pattern> family_prechecks;  ///< of families and their variants, each once
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

}  // namespace congener::evidence
