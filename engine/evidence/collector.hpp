#pragma once
// Collects the evidence on one structure: the gate, with or without parsing, then components,
// identities, resemblances and classes, in this order.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chem/parse.hpp"
#include "congener/evidence.hpp"
#include "congener/reference_set.hpp"
#include "congener/resolution.hpp"
#include "congener/structure.hpp"
#include "evidence/classes.hpp"
#include "evidence/components.hpp"
#include "evidence/gate.hpp"
#include "evidence/identity.hpp"
#include "evidence/resemblance.hpp"
#include "evidence/workspace.hpp"

namespace congener::evidence {

/// What decides how far a structure is looked at.
struct Settings {
  double max_false_flags = 0;            ///< as DetectorOptions
  int max_heavy_atoms = 1;               ///< as DetectorOptions
  std::map<std::string, bool> readings;  ///< as DetectorOptions
  bool near_misses = false;              ///< as DetectorOptions
  bool use_prefilter = true;             ///< as DetectorOptions
};

/// All members are safe to call from many threads at once.
class Collector {
 public:
  /// The set must outlive it.
  Collector(const ReferenceSet& set, Settings settings);
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  /// Throws only for a fault of the program or of the machine: a bad structure gives a problem.
  Evidence collect(std::string_view structure, StructureFormat format) const;

  /// What a structure is in the terms that chemists file; nothing for one that cannot be read.
  std::optional<StructureDescription> describe(std::string_view structure, StructureFormat format,
                                               const std::vector<int>& deciding_atoms) const;

  /// Rules of the set by which the gate rules nothing out, in words.
  std::vector<std::string> rules_without_gate() const { return resemblance_.unbounded_rules(); }

  /// Whether the bare graphs of two readings are the same, so that they may be one substance.
  bool have_same_skeleton(const Reading& a, const Reading& b) const;

 private:
  std::optional<GateScreen> let_through_unparsed(std::string_view structure, StructureFormat format,
                                                 GateSpace& space) const;
  GateScreen let_through_by(const chem::Molecule& molecule, GateSpace& space) const;
  bool is_settled_by(GateScreen screen) const;
  Evidence evidence_of(chem::ParseResult&& parsed, Workspace& workspace) const;

  Settings settings_;
  CounterComponents counters_;
  IdentityMatcher identity_;
  ResemblanceFinder resemblance_;
  ClassFinder classes_;
  Gate gate_;
  mutable WorkspacePool workspaces_;  // hands out scratch space; its lock is its own
};

}  // namespace congener::evidence
