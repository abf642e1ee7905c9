#pragma once
// By what, with which reference set and for which question a finding was made.

#include <memory>

#include "congener/options.hpp"
#include "congener/provenance.hpp"
#include "congener/reference_set.hpp"

namespace congener {

/// All findings of one detector share one, so that a report of a single finding needs nothing else.
/// Const, hence safe to share between threads.
struct FindingContext {
  Provenance made_by;
  DetectorOptions options;  ///< with the jurisdictions filled in
  std::shared_ptr<const ReferenceSet> set;
};

}  // namespace congener
