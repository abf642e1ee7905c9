#pragma once
// What a report of a fault needs to know of this build and this machine.

#include <string>

namespace congener::cli {

/// Compiler, C++ library, system, processors, and the shipped reference set; one line each, without
/// a line end after the last. Says so where the set cannot be read.
std::string build_text();

/// The system's name, release and kind of machine.
std::string system_text();

}  // namespace congener::cli
