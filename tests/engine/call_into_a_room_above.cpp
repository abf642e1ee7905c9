// What no room may do: it stands for a file of the room support and calls the room chem. The test
// that links it holds when the linker refuses.

#include "congener/version.hpp"

namespace congener::support {

std::string version_of_chemistry() {
  return rdkit_version();
}

}  // namespace congener::support
