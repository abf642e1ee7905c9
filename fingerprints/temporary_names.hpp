#pragma once
// The names of the temporary files of this process, so that they can be removed when a signal ends
// it. The state is global because a signal handler has nothing else.

#include <string>

namespace congener::fingerprints {

/// Thread-safe. A name that finds no place (more than 16 files at once, or a path of more than 4095
/// bytes) is not remembered: a signal then leaves that file behind.
void remember_temporary(const std::string& name) noexcept;
void forget_temporary(const std::string& name) noexcept;

}  // namespace congener::fingerprints
