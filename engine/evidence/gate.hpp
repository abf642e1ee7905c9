#pragma once
// The gate turns nearly all molecules away by their bare graph, before they are standardised, so
// that an ordinary molecule costs little more than its parsing.

#include <functional>
#include <vector>

#include "congener/finding.hpp"
#include "evidence/features.hpp"

namespace congener::evidence {

/// A cheap question about the bare graph of a record of one component. A tier gives one for each
/// way in which it finds something: "no" proves that the tier would find nothing that way. So it
/// asks only for what neither charges nor other drawings of the same groups change, or looks at the
/// form of the molecule that the tier would compare (compared_form).
struct Screen {
  GateScreen name = GateScreen::None;
  std::function<bool(Features&)> may_find;  ///< called by many threads at once
};

/// Const and safe to share between threads.
class Gate {
 public:
  /// The screens are asked in this order, so the cheap ones should come first.
  explicit Gate(std::vector<Screen> screens) : screens_(std::move(screens)) {}

  /// The first screen that cannot rule the record out. None is a proof that no entry, class, family
  /// or likeness of the set could be found in it. Mixtures, labelled molecules and metal compounds
  /// are always let through, by GateScreen::Record.
  GateScreen let_through_by(Features& record) const;

 private:
  std::vector<Screen> screens_;
};

}  // namespace congener::evidence
