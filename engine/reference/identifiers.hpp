#pragma once
// Forms and check digits of registry numbers.

#include <string>

namespace congener::reference {

/// 2 to 7 digits, 2 digits, check digit: 110-89-4.
bool is_cas_number(const std::string& text);

/// 14, 10 and 1 capital letters: VRJHQPZVIGNGMX-UHFFFAOYSA-N. The hash itself is not recomputed.
bool is_inchikey(const std::string& text);

}  // namespace congener::reference
