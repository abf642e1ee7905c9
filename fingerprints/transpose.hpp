#pragma once
// Turning 64 rows of 64 bits into columns, and back.

#include <cstdint>

namespace congener::fingerprints {

/// Transposes in place: bit j of word i becomes bit i of word j (Warren, Hacker's Delight, 2nd ed.,
/// section 7-3, for 64 bits with the lowest bit first).
inline void transpose_64(std::uint64_t* words) {
  std::uint64_t mask = 0x00000000FFFFFFFFULL;
  for (unsigned width = 32; width != 0; width /= 2, mask ^= mask << width) {
    for (unsigned row = 0; row < 64; row = ((row | width) + 1) & ~width) {
      const std::uint64_t swapped = ((words[row] >> width) ^ words[row | width]) & mask;
      words[row | width] ^= swapped;
      words[row] ^= swapped << width;
    }
  }
}

}  // namespace congener::fingerprints
