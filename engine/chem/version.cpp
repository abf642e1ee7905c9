#include "congener/version.hpp"

#include <boost/version.hpp>
#include <string_view>

#include "chem/rdkit_boundary.hpp"

namespace congener {

// The version of the project stands in CMakeLists.txt; the header repeats it for the preprocessor.
static_assert(std::string_view(CONGENER_VERSION) == CONGENER_PROJECT_VERSION &&
                  CONGENER_VERSION_MAJOR == CONGENER_PROJECT_VERSION_MAJOR &&
                  CONGENER_VERSION_MINOR == CONGENER_PROJECT_VERSION_MINOR &&
                  CONGENER_VERSION_PATCH == CONGENER_PROJECT_VERSION_PATCH,
              "congener/version.hpp and project(VERSION) in CMakeLists.txt differ");

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
