#include "congener/version.hpp"

#include <boost/version.hpp>

#include "chem/rdkit_boundary.hpp"

namespace congener {

std::string program_version() {
  return CONGENER_VERSION;
}

// The constant of the library, not the macro of the header: Debian 12's header is an unexpanded
// template.
std::string rdkit_version() {
  return RDKit::rdkitVersion;
}

std::string boost_version() {
  return std::to_string(BOOST_VERSION / 100000) + "." + std::to_string(BOOST_VERSION / 100 % 1000) +
         "." + std::to_string(BOOST_VERSION % 100);
}

}  // namespace congener
