#pragma once
// Exact bounds of a measured share.

#include <cstdint>

namespace congener::support {

/// Bounds of an unknown share, 0 to 1.
struct Bounds {
  double low = 0;
  double high = 1;
};

/// Exact two-sided bounds of the share from which `count` of `of` were drawn (Clopper and Pearson
/// 1934, doi 10.1093/biomet/26.4.404), at a confidence in (0, 1). 0 of 0 says nothing: 0 to 1.
/// Throws std::invalid_argument when count is above of, or confidence out of range.
Bounds clopper_pearson(std::uint64_t count, std::uint64_t of, double confidence = 0.95);

}  // namespace congener::support
