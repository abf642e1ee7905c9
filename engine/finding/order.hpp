#pragma once
// The order of resemblances in a finding, and the kind of one in short.

#include "congener/finding.hpp"

namespace congener::finding {

/// True when a is the closer resemblance: grade, relation, then scores, then entry id.
bool is_closer(const Resemblance& a, const Resemblance& b);

/// The kind of a resemblance, in short.
Likeness likeness_of(const Resemblance& resemblance);

}  // namespace congener::finding
