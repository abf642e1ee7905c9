#pragma once
// Which of two statements of a finding comes first, and what one says in short.

#include "congener/finding.hpp"

namespace congener::finding {

/// True when a is the closer resemblance: grade, relation, then scores, then entry id.
bool is_closer(const Resemblance& a, const Resemblance& b);

/// What a resemblance says of the kind of likeness.
Likeness likeness_of(const Resemblance& resemblance);

}  // namespace congener::finding
