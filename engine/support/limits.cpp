#include "support/limits.hpp"

#include <fmt/format.h>

#include "congener/error.hpp"
#include "congener/structure.hpp"

namespace congener::support {

void check_heavy_atom_limit(int max_heavy_atoms) {
  if (max_heavy_atoms < 1 || max_heavy_atoms > kMostHeavyAtoms) {
    throw OptionError(fmt::format("max_heavy_atoms must be 1 to {}", kMostHeavyAtoms));
  }
}

}  // namespace congener::support
