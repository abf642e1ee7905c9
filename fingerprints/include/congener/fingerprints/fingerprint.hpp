#pragma once
// A binary fingerprint: a row of bits that says which features a molecule has.

#include <cstdint>
#include <vector>

namespace congener::fingerprints {

/// Bits in 64-bit words, bit i in word i/64 at position i%64. The number of bits is a multiple
/// of 64.
struct Fingerprint {
  std::vector<std::uint64_t> words;
  std::uint32_t on_bits = 0;  ///< how many bits are set
};

}  // namespace congener::fingerprints
