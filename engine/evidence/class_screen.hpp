#pragma once
// The gate's question whether a record may be inside a class definition. It is made of the
// definitions' own cores and groups.

#include <bitset>
#include <map>
#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "evidence/gate_pattern.hpp"
#include "evidence/gate_record.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class ClassScreen {
 public:
  /// near_misses: the question is whether a definition may be met or nearly met.
  ClassScreen(const ReferenceSet& set, bool near_misses);

  /// False is a proof that rules::ClassMatcher finds the record, or any tautomer of it, in no class
  /// definition that is asked of all records (with near_misses: does not find its core).
  bool may_find(GateRecord& record) const;

 private:
  /// Elements with and without aromaticity: what an atom beside the core may be.
  using AtomKinds = std::bitset<256>;
  struct Site {
    bool bears_something = false;
    AtomKinds kinds;  ///< of the first atoms of all groups that the site may bear
  };
  struct Core {
    GatePattern any_drawing;
    GatePattern as_compared;
    std::vector<int> degrees;       ///< of the drawing
    std::vector<int> site_of_atom;  ///< place in the sites of its class; -1: bears hydrogen only
  };
  struct Class {
    bool is_asked_of_all = false;  ///< not of flagged records only
    std::vector<Site> sites;
    std::vector<Core> cores;
  };

  Class made_of(const StructureClass& definition) const;
  Site site_of(const ClassSite& data) const;
  static AtomKinds first_atoms(const SubstituentGroup& group);
  static bool may_bear(const Class& definition, const Core& core, std::size_t atom,
                       const graph::GraphView& molecule, graph::MatchedAtoms place);
  static bool may_be_inside(const Class& definition, const AskedGraph& molecule);

  std::map<std::string, const SubstituentGroup*> groups_;
  std::vector<Class> classes_;  ///< as ReferenceSet::classes; empty those that are not closed
  bool near_misses_;
};

}  // namespace congener::evidence
