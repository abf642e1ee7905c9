#pragma once
// Bringing memory into the cache.

#include <cstddef>

namespace congener::fingerprints {

/// Reads a byte of every cache line, in order. `first` begins one.
inline void touch(const void* first, std::size_t bytes) {
  constexpr std::size_t kLineBytes = 64;
  const auto* const lines = static_cast<const volatile char*>(first);
  for (std::size_t line = 0; line < bytes; line += kLineBytes) {
    static_cast<void>(lines[line]);
  }
}

}  // namespace congener::fingerprints
