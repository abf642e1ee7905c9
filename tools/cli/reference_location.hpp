#pragma once
// Where the program finds its reference set.

#include <string>

namespace congener::cli {

/// The set that ships with the program: ../share/congener/reference_sets/fentanyl_precursors beside
/// the folder of the executable, which holds for the install tree and for the build tree.
std::string shipped_reference_set();

/// The sample that ships beside it.
std::string shipped_sample();

}  // namespace congener::cli
