#pragma once
// The gate's question whether a record may be a member of a family, in the form that is compared or
// under protecting groups. It is made of the families' own patterns.

#include <string>
#include <vector>

#include "congener/reference_set.hpp"
#include "evidence/gate_pattern.hpp"
#include "evidence/gate_record.hpp"

namespace congener::evidence {

/// Const and safe to share between threads.
class FamilyScreen {
 public:
  explicit FamilyScreen(const ReferenceSet& set);

  /// False is a proof that rules::FamilyMatcher finds no family's own core with its required groups
  /// in any form of the record that is compared.
  bool may_find(GateRecord& record) const;

  /// False is a proof that the tiers compare an enol of the record as it is drawn: its ketone
  /// matters only where a family's core may be.
  bool may_compare_ketone(GateRecord& record) const;

  /// Patterns of the set that the bare graph cannot be asked for, so that they rule nothing out.
  const std::vector<std::string>& unreadable() const { return unreadable_; }

 private:
  /// A core with its required groups.
  struct Shape {
    struct Group {
      int core_place = -1;
      std::vector<GatePattern> starts;
    };
    GatePattern core;
    std::vector<Group> groups;

    bool may_be_in(const AskedGraph& molecule) const;
  };
  struct Rule {
    GatePattern precheck;
    Shape exact;     ///< in the form that is compared
    Shape unmasked;  ///< in that form, under protecting groups
    Shape any_drawing;
  };
  struct Mask {
    GatePattern pattern;
    bool makes_double_bond = false;  ///< where it goes, a ketone stays
  };
  enum class Masks { None, KeepBonds, ChangeBonds };

  template <typename Make>
  static Shape shape_of(const Family& family, Make make);
  void note_unreadable(const Rule& rule, const Family& family);
  bool may_find(const Rule& rule, GateRecord& record) const;
  Masks masks_of(const AskedGraph& molecule) const;

  std::vector<Rule> rules_;
  std::vector<Mask> masks_;
  std::vector<GatePattern> prechecks_;  ///< of families and their variants
  std::vector<std::string> unreadable_;
};

}  // namespace congener::evidence
