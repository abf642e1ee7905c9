#pragma once
// The checksum of the index file: XXH64 with seed 0 (Collet, xxHash specification 0.1.1), the same
// as `xxhsum -H1`.

#include <cstddef>
#include <cstdint>

namespace congener::fingerprints {

/// Finds accidents, not attacks.
std::uint64_t checksum_of(const void* data, std::size_t bytes);

}  // namespace congener::fingerprints
