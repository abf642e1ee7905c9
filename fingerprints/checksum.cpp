#include "checksum.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace congener::fingerprints {
namespace {

static_assert(kPieceWords == kernels::kColumnWords);

constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9ULL;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63ULL;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5ULL;

std::uint64_t rotate(std::uint64_t value, unsigned by) {
  return (value << by) | (value >> (64 - by));
}

template <typename Number>
std::uint64_t read(const unsigned char* from) {
  Number number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

std::uint64_t round_of(std::uint64_t sum, std::uint64_t input) {
  return rotate(sum + input * kPrime2, 31) * kPrime1;
}

std::uint64_t merged(std::uint64_t hash, std::uint64_t lane) {
  return (hash ^ round_of(0, lane)) * kPrime1 + kPrime4;
}

/// The last 0 to 31 bytes, and the final mixing.
std::uint64_t finished(std::uint64_t hash, const unsigned char* next, const unsigned char* end) {
  for (; end - next >= 8; next += 8) {
    hash = rotate(hash ^ round_of(0, read<std::uint64_t>(next)), 27) * kPrime1 + kPrime4;
  }
  if (end - next >= 4) {
    hash = rotate(hash ^ (read<std::uint32_t>(next) * kPrime1), 23) * kPrime2 + kPrime3;
    next += 4;
  }
  for (; next != end; ++next) {
    hash = rotate(hash ^ (*next * kPrime5), 11) * kPrime1;
  }
  hash = (hash ^ (hash >> 33)) * kPrime2;
  hash = (hash ^ (hash >> 29)) * kPrime3;
  return hash ^ (hash >> 32);
}

using Keys = std::array<std::uint64_t, kPieceWords>;

/// Numbers without a pattern: the first outputs of SplitMix64 (Steele, Lea and Flood 2014) from 0.
constexpr Keys make_keys() {
  Keys keys{};
  std::uint64_t state = 0;
  for (std::uint64_t& key : keys) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    key = mixed ^ (mixed >> 31);
  }
  return keys;
}

alignas(64) constexpr Keys kKeys = make_keys();

}  // namespace

PieceSummer::PieceSummer() : keyed_sum_(kernels::current_kernel().keyed_sum), keys_(kKeys.data()) {}

std::uint32_t piece_sum_of(std::string_view piece) {
  std::uint64_t words[kPieceWords] = {};
  std::copy(piece.begin(), piece.end(), reinterpret_cast<char*>(words));
  return PieceSummer()(words);
}

std::uint64_t checksum_of(const void* data, std::size_t bytes) {
  const auto* next = static_cast<const unsigned char*>(data);
  const unsigned char* const end = next + bytes;
  std::uint64_t hash = kPrime5;
  if (bytes >= 32) {
    std::uint64_t lanes[4] = {kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1};
    for (; end - next >= 32; next += 32) {
      for (std::size_t lane = 0; lane < 4; ++lane) {
        lanes[lane] = round_of(lanes[lane], read<std::uint64_t>(next + 8 * lane));
      }
    }
    hash = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) + rotate(lanes[3], 18);
    for (const std::uint64_t lane : lanes) {
      hash = merged(hash, lane);
    }
  }
  return finished(hash + bytes, next, end);
}

}  // namespace congener::fingerprints
