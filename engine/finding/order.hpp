#pragma once
// Which of two statements of a finding comes first.

#include "congener/finding.hpp"

namespace congener::finding {

/// True when a is the closer resemblance: grade, relation, then scores, then entry id.
bool is_closer(const Resemblance& a, const Resemblance& b);

}  // namespace congener::finding
