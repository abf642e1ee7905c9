#pragma once
// The versions that stand in every report.

#include <string>

namespace congener {

std::string program_version();  ///< semantic version of this library
std::string rdkit_version();    ///< of the RDKit found at run time
std::string boost_version();    ///< of the Boost headers used at build time

}  // namespace congener
