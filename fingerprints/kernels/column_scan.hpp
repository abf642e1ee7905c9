#pragma once
// Counting common bits in a block of columns: the part that is the same for every instruction set.
//
// Columns are added up like the digits of binary numbers, one number per lane: "ones" holds bit 0
// of every lane's count, "twos" bit 1, and so on. Eight columns go through a tree of seven full
// adders (carry-save; Harley and Seal, in Warren, Hacker's Delight, 2nd ed., section 5-1); the
// carry of weight eight ripples into the planes above. After each group of eight, a vector of lanes
// is dropped when none of them can reach the wanted count with the columns that are left.
//
// Everything here is in an unnamed namespace on purpose: each kernel file gets its own copy,
// compiled for its own instruction set, and none can end up in another's place.
//
// A Vector type offers: Type; kWords; load, zero, all_ones, and_, or_, xor_, store; any (is a bit
// set?); and add, a full adder: sum and carry of three.

#include <cstddef>
#include <cstdint>

#include "kernels/kernel.hpp"

namespace congener::fingerprints::kernels {
namespace {

constexpr std::uint32_t kGroup = 8;      // columns that go through the tree together
constexpr std::size_t kLowPlanes = 3;    // ones, twos, fours
constexpr std::size_t kMostPlanes = 16;  // 3 + 13: counts to 65,535

/// The planes of one vector of lanes.
template <typename Vector, std::size_t kHigh>
struct Planes {
  using Type = typename Vector::Type;
  Type ones = Vector::zero();
  Type twos = Vector::zero();
  Type fours = Vector::zero();
  Type high[kHigh];  // weights 8, 16, ...

  Planes() {
    for (std::size_t plane = 0; plane < kHigh; ++plane) {
      high[plane] = Vector::zero();
    }
  }

  template <typename Load>
  inline __attribute__((always_inline)) void add_group(const Load& load) {
    Type twos_a;
    Type twos_b;
    Type fours_a;
    Type fours_b;
    Type carry;
    Vector::add(ones, load(0), load(1), ones, twos_a);
    Vector::add(ones, load(2), load(3), ones, twos_b);
    Vector::add(twos, twos_a, twos_b, twos, fours_a);
    Vector::add(ones, load(4), load(5), ones, twos_a);
    Vector::add(ones, load(6), load(7), ones, twos_b);
    Vector::add(twos, twos_a, twos_b, twos, fours_b);
    Vector::add(fours, fours_a, fours_b, fours, carry);
    for (std::size_t plane = 0; plane < kHigh; ++plane) {
      const Type next = Vector::and_(high[plane], carry);
      high[plane] = Vector::xor_(high[plane], carry);
      carry = next;
    }
  }

  /// The lanes whose count is at least this: a comparison digit by digit, lowest first.
  inline __attribute__((always_inline)) Type at_least(std::uint32_t count) const {
    Type reached = Vector::all_ones();
    const auto digit = [&](const Type& plane, std::size_t weight) {
      reached = ((count >> weight) & 1U) != 0 ? Vector::and_(plane, reached)
                                              : Vector::or_(plane, reached);
    };
    digit(ones, 0);
    digit(twos, 1);
    digit(fours, 2);
    for (std::size_t plane = 0; plane < kHigh; ++plane) {
      digit(high[plane], kLowPlanes + plane);
    }
    return reached;
  }

  void store(std::uint64_t words[][Vector::kWords]) const {
    Vector::store(words[0], ones);
    Vector::store(words[1], twos);
    Vector::store(words[2], fours);
    for (std::size_t plane = 0; plane < kHigh; ++plane) {
      Vector::store(words[kLowPlanes + plane], high[plane]);
    }
  }
};

/// Writes the lanes of one vector that reached the count, and their counts.
template <typename Vector, std::size_t kHigh>
std::size_t write_found(const Planes<Vector, kHigh>& planes, const typename Vector::Type& reached,
                        std::size_t first_word, LaneCount* found) {
  std::uint64_t digits[kMostPlanes][Vector::kWords];
  std::uint64_t lanes[Vector::kWords];
  planes.store(digits);
  Vector::store(lanes, reached);
  std::size_t count = 0;
  for (std::size_t word = 0; word < Vector::kWords; ++word) {
    for (std::uint64_t left = lanes[word]; left != 0; left &= left - 1) {
      const auto lane = static_cast<unsigned>(__builtin_ctzll(left));
      std::uint32_t common = 0;
      for (std::size_t plane = 0; plane < kLowPlanes + kHigh; ++plane) {
        common |= static_cast<std::uint32_t>((digits[plane][word] >> lane) & 1U) << plane;
      }
      found[count++] = {static_cast<std::uint32_t>(64 * (first_word + word)) + lane, common};
    }
  }
  return count;
}

/// kHigh planes above the lowest three: enough for column_count / 8 carries.
template <typename Vector, std::size_t kHigh>
Scanned scan_with(const ColumnScan& scan, LaneCount* found) {
  const std::uint32_t whole = scan.column_count / kGroup * kGroup;
  // The first point at which a lane can have too few: before, there is nothing to test.
  const std::uint32_t spare =
      scan.column_count > scan.least_common ? scan.column_count - scan.least_common : 0;
  Scanned scanned;
  for (std::size_t word = 0; word < kColumnWords; word += Vector::kWords) {
    const std::uint64_t* const base = scan.block + word;
    Planes<Vector, kHigh> planes;
    bool dropped = false;
    std::uint32_t done = 0;
    while (done < whole) {
      const std::uint32_t* const columns = scan.columns + done;
      planes.add_group(
          [&](std::size_t index) { return Vector::load(base + columns[index] * kColumnWords); });
      done += kGroup;
      if (done > spare && !Vector::any(planes.at_least(done - spare))) {
        dropped = true;
        break;
      }
    }
    if (dropped) {
      scanned.columns_read = done > scanned.columns_read ? done : scanned.columns_read;
      continue;
    }
    scanned.columns_read = scan.column_count;
    if (done < scan.column_count) {
      const std::uint32_t rest = scan.column_count - done;
      planes.add_group([&](std::size_t index) {
        return index < rest ? Vector::load(base + scan.columns[done + index] * kColumnWords)
                            : Vector::zero();
      });
    }
    const typename Vector::Type reached = planes.at_least(scan.least_common);
    if (Vector::any(reached)) {
      scanned.found += write_found<Vector, kHigh>(planes, reached, word, found + scanned.found);
    }
  }
  return scanned;
}

template <typename Vector>
Scanned scan_columns(const ColumnScan& scan, LaneCount* found) {
  if (scan.least_common > scan.column_count) {
    return {};
  }
  const std::uint32_t groups = (scan.column_count + kGroup - 1) / kGroup;
  // A plane more than needed costs time, and counts never wrap.
  if (groups < 4) {
    return scan_with<Vector, 2>(scan, found);
  }
  if (groups < 8) {
    return scan_with<Vector, 3>(scan, found);
  }
  if (groups < 16) {
    return scan_with<Vector, 4>(scan, found);
  }
  if (groups < 64) {
    return scan_with<Vector, 6>(scan, found);
  }
  return scan_with<Vector, kMostPlanes - kLowPlanes>(scan, found);
}

}  // namespace
}  // namespace congener::fingerprints::kernels
