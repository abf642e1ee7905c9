#pragma once
// The checksums of the index file. Both find accidents, not attacks.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kernels/kernel.hpp"

namespace congener::fingerprints {

/// XXH64 with seed 0 (Collet, xxHash specification 0.1.1), the same as `xxhsum -H1`.
std::uint64_t checksum_of(const void* data, std::size_t bytes);

/// A search checks what it reads in pieces of this size: one column of a block.
constexpr std::size_t kPieceBytes = 512;
constexpr std::size_t kPieceWords = kPieceBytes / 8;

/// The sum of a piece (FORMAT.md), filled up with zeros when it is shorter: several times as fast
/// as XXH64 on so few bytes.
std::uint32_t piece_sum_of(std::string_view piece);

/// The same for many whole pieces at aligned places, with the kernel in use when this was made.
class PieceSummer {
 public:
  PieceSummer();
  std::uint32_t operator()(const std::uint64_t* piece) const {
    return finished(keyed_sum_(piece, keys_));
  }

 private:
  static std::uint32_t finished(std::uint64_t sum) {
    constexpr std::uint64_t kFactor = 0x9E3779B185EBCA87ULL;
    return static_cast<std::uint32_t>(((sum ^ (sum >> 32)) * kFactor) >> 32);
  }

  kernels::KeyedSum keyed_sum_;
  const std::uint64_t* keys_;
};

}  // namespace congener::fingerprints
