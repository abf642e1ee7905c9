#pragma once
// The gate turns nearly all molecules away by their bare graph, most of them before RDKit has read
// them, so that an ordinary molecule costs next to nothing.

#include <functional>
#include <vector>

#include "congener/finding.hpp"
#include "evidence/gate_record.hpp"

namespace congener::evidence {

/// A cheap question about the bare graph of one component. A tier gives one for each way in which
/// it finds something: "no" proves that the tier would find nothing that way. So it asks of the
/// graph as it is drawn only for what neither charges nor other drawings of the same groups change,
/// and of the form that the tier would compare (GateRecord::compared) for all the rest.
struct Screen {
  GateScreen name = GateScreen::None;
  std::function<bool(GateRecord&)> may_find;  ///< called by many threads at once
};

/// Standardising such a record changes neither its elements nor its connections: it has no isotope
/// labels, hydrogen atoms or bonded metals.
bool is_plain_record(const graph::MoleculeGraph& record);

/// Const and safe to share between threads.
class Gate {
 public:
  /// The screens are asked in this order, so the cheap ones should come first.
  explicit Gate(std::vector<Screen> screens) : screens_(std::move(screens)) {}

  /// The first screen that cannot rule some component of the record out. None is a proof that no
  /// entry, class, family or likeness of the set could be found in it. Records with isotope labels,
  /// hydrogen atoms and bonded metals are always let through, by GateScreen::Record. record may be
  /// space.record.
  GateScreen let_through_by(const graph::MoleculeGraph& record, GateSpace& space) const;

 private:
  GateScreen let_component_through_by(const graph::MoleculeGraph& component,
                                      GateSpace& space) const;

  std::vector<Screen> screens_;
};

}  // namespace congener::evidence
