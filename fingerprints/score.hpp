#pragma once
// Scores as exact fractions: what is compared, and how many common bits a score needs.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "congener/fingerprints/metric.hpp"

namespace congener::fingerprints {

__extension__ using Wide = unsigned __int128;

/// A number from 0 to 1. For cosine it is the square of the score, which has the same order.
struct Fraction {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
};

// At most 2^60 times 2^63: no product overflows 128 bits (metric.hpp has the ranges).
inline bool operator<(const Fraction& a, const Fraction& b) {
  return Wide{a.numerator} * b.denominator < Wide{b.numerator} * a.denominator;
}
inline bool operator==(const Fraction& a, const Fraction& b) {
  return Wide{a.numerator} * b.denominator == Wide{b.numerator} * a.denominator;
}

/// The scores of one query.
class Scorer {
 public:
  /// Throws congener::OptionError when a weight is out of range.
  Scorer(const Metric& metric, std::uint32_t query_bits);

  Fraction score(std::uint32_t library_bits, std::uint32_t common) const {
    if (common == 0) {
      return {};
    }
    const std::uint64_t a = query_bits_;
    const std::uint64_t b = library_bits;
    const std::uint64_t c = common;
    switch (metric_.kind) {
      case MetricKind::Tanimoto:
        return {c, a + b - c};
      case MetricKind::Dice:
        return {2 * c, a + b};
      case MetricKind::Cosine:
        return {c * c, a * b};
      case MetricKind::Tversky:
        break;
    }
    const std::uint64_t scaled = metric_.weight_denominator * c;
    return {scaled, scaled + metric_.query_weight * (a - c) + metric_.library_weight * (b - c)};
  }

  /// The best score that a molecule with so many bits can have.
  Fraction best_score(std::uint32_t library_bits) const {
    return score(library_bits, std::min(query_bits_, library_bits));
  }

  /// The fewest common bits with which a molecule of so many bits scores at least `floor`; more
  /// than it can have when it cannot. Never falls when library_bits grows. The search begins at
  /// `start`, which must not be above the answer.
  std::uint32_t least_common(std::uint32_t library_bits, const Fraction& floor,
                             std::uint32_t start = 0) const {
    std::uint32_t low = start;
    std::uint32_t high = std::min(query_bits_, library_bits) + 1;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (score(library_bits, middle) < floor) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The score as users see it: one rounding at the end.
  double value(const Fraction& score) const {
    const double ratio =
        static_cast<double>(score.numerator) / static_cast<double>(score.denominator);
    return metric_.kind == MetricKind::Cosine ? std::sqrt(ratio) : ratio;
  }

  /// A threshold on the scale of score().
  Fraction floor_of(const Threshold& threshold) const {
    const std::uint64_t p = threshold.numerator;
    const std::uint64_t q = threshold.denominator;
    return metric_.kind == MetricKind::Cosine ? Fraction{p * p, q * q} : Fraction{p, q};
  }

  std::uint32_t query_bits() const { return query_bits_; }

 private:
  Metric metric_;
  std::uint32_t query_bits_;
};

}  // namespace congener::fingerprints
