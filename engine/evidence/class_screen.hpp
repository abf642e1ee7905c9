#pragma once
// The gate's question whether a record may be inside a class definition. It is made of the
// definitions' own cores and groups.

#include <bitset>
#include <cstddef>
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

  std::size_t class_count() const { return classes_.size(); }  ///< as ReferenceSet::classes

  /// False is a proof that neither this component nor a tautomer of it is inside the definition at
  /// this place of ReferenceSet::classes. The graph is of the form that ClassMatcher is given.
  bool may_be_inside(std::size_t index, const AskedGraph& component) const {
    return may_be_inside(classes_[index], component);
  }

 private:
  /// Elements with and without aromaticity: what an atom beside the core may be.
  using AtomKinds = std::bitset<256>;
  /// How a group begins, without its bond orders.
  struct Beginning {
    GatePattern start;
    bool any_rest = false;
    std::vector<AtomKinds> further;  ///< by atom of the start: what may hang on it beside the start
  };
  /// What some groups begin with.
  struct Beginnings {
    AtomKinds kinds;         ///< of their first atoms
    bool is_anyhow = false;  ///< some group does not say how it begins
    std::vector<Beginning> starts;
  };
  struct Site {
    bool bears_something = false;
    bool closes_rings = false;  ///< with a group that is bonded to the core twice
    Beginnings all;             ///< of the other groups that the site may bear
    Beginnings one;             ///< of those of them of which it must bear one, where it must
  };
  /// The atoms of a molecule with which groups of a site may begin.
  struct FirstAtoms {
    GateAtoms all;
    GateAtoms one;
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
  void add(const SubstituentGroup& group, Beginnings& beginnings) const;
  Beginning beginning_of(const SubstituentGroup& group, const std::string& start) const;
  static AtomKinds first_atoms(const SubstituentGroup& group);
  static bool may_be_begun(const Beginning& beginning, const graph::GraphView& molecule,
                           graph::MatchedAtoms place);
  static GateAtoms first_atoms(const Beginnings& beginnings, const AskedGraph& molecule);
  static bool may_bear(const Class& definition, const Core& core, std::size_t atom,
                       const graph::GraphView& molecule, graph::MatchedAtoms place,
                       const std::vector<FirstAtoms>& first_atoms);
  static bool may_be_inside(const Class& definition, const Core& core, const AskedGraph& molecule,
                            const std::vector<FirstAtoms>& first_atoms);
  static bool may_be_inside(const Class& definition, const AskedGraph& molecule);

  std::map<std::string, const SubstituentGroup*> groups_;
  std::vector<Class> classes_;  ///< as ReferenceSet::classes; empty those that are not closed
  bool near_misses_;
};

}  // namespace congener::evidence
