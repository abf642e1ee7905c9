#pragma once
// The versions that stand in every report.

#include <string>

#include "congener/export.hpp"

/// The version of these headers, for the preprocessor. program_version() is that of the library
/// that is loaded, which may be a later one.
#define CONGENER_VERSION_MAJOR 0
#define CONGENER_VERSION_MINOR 1
#define CONGENER_VERSION_PATCH 0
#define CONGENER_VERSION "0.1.0"

namespace congener {

CONGENER_EXPORT std::string program_version();  ///< semantic version of this library
CONGENER_EXPORT std::string rdkit_version();    ///< of the RDKit found at run time
CONGENER_EXPORT std::string boost_version();    ///< of the Boost headers used at build time

}  // namespace congener
