// Reads rates from counted scores.

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/score_grid.hpp"
#include "congener/calibration.hpp"
#include "support/statistics.hpp"

namespace congener {
namespace {

using calibration::kGridTolerance;

constexpr std::uint64_t kEnoughMolecules = 10;
constexpr std::uint64_t kEnoughForTail = 1000;
constexpr double kTailShare = 0.01;  // the tail is fitted above the 99th percentile
constexpr double kSmallestRate = 1e-12;

double counted_rate(const ScoreTail& tail, std::size_t bin) {
  return (static_cast<double>(tail.at_least[bin]) + 1.0) /
         (static_cast<double>(tail.molecules) + 1.0);
}

/// The last bin that enough molecules reach; the first one when none is.
std::size_t joint_of(const ScoreTail& tail) {
  std::size_t bin = 0;
  while (bin + 1 < tail.at_least.size() && tail.at_least[bin + 1] >= kEnoughMolecules) {
    ++bin;
  }
  return bin;
}

bool reaches_the_end(const ScoreTail& tail) {
  const auto beyond = static_cast<double>(tail.at_least.size());
  return tail.first_score + (beyond - kGridTolerance) * tail.step > 1.0;
}

/// The 99th percentile; where fewer molecules than that have any score above the first, the median
/// of these.
std::size_t threshold_of(const ScoreTail& tail, std::size_t joint) {
  const double share = kTailShare * static_cast<double>(tail.molecules);
  const double with_score = tail.at_least.size() > 1 ? static_cast<double>(tail.at_least[1]) : 0.0;
  const double most = std::min(share, std::max(with_score / 2, 1.0));
  std::size_t threshold = 0;
  while (threshold<joint&& static_cast<double>(tail.at_least[threshold])> most) {
    ++threshold;
  }
  return threshold;
}

/// Natural logarithm of the factor by which the tail falls from one grid score to the next.
///
/// Exceedances of a threshold that fall exponentially are geometric when counted in bins, and what
/// lies in the bin of the score 1 has been cut off there. The maximum-likelihood estimate of the
/// factor is (steps survived) / (steps survived + falls seen). One survived step is added, or a
/// background whose scores all lie in one bin would give no tail at all.
double log_fall_per_step(const ScoreTail& tail, std::size_t joint) {
  const std::size_t threshold = threshold_of(tail, joint);
  double steps = 1;
  for (std::size_t bin = threshold + 1; bin < tail.at_least.size(); ++bin) {
    steps += static_cast<double>(tail.at_least[bin]);
  }
  const std::uint64_t cut_off = reaches_the_end(tail) ? tail.at_least.back() : 0;
  const auto falls = static_cast<double>(tail.at_least[threshold] - cut_off);
  return std::log(steps / (steps + falls));
}

/// What the few molecules that do reach the bin prove, whatever was fitted.
double proven_rate(const ScoreTail& tail, std::size_t bin) {
  if (bin >= tail.at_least.size() || tail.at_least[bin] == 0) {
    return 0.0;
  }
  return support::clopper_pearson(tail.at_least[bin], tail.molecules).low;
}

Rarity rarity_in(const ScoreTail& tail, std::size_t bin) {
  Rarity rarity;
  rarity.molecules = tail.molecules;
  const std::size_t joint = joint_of(tail);
  if (bin <= joint && tail.at_least[bin] >= kEnoughMolecules) {
    rarity.rate = counted_rate(tail, bin);
    return rarity;
  }
  if (tail.molecules < kEnoughForTail) {  // nothing rarer than what was counted can be told
    rarity.rate = bin < tail.at_least.size() ? counted_rate(tail, bin)
                                             : 1.0 / (static_cast<double>(tail.molecules) + 1.0);
    return rarity;
  }
  rarity.is_fitted = true;
  const auto steps = static_cast<double>(bin - joint);
  const double fitted =
      counted_rate(tail, joint) * std::exp(log_fall_per_step(tail, joint) * steps);
  rarity.rate = std::max({fitted, proven_rate(tail, bin), kSmallestRate});
  return rarity;
}

std::size_t bin_of(const ScoreTail& tail, double score) {
  return static_cast<std::size_t>(
      std::floor((score - tail.first_score) / tail.step + kGridTolerance));
}

/// Nothing was counted there: below the grid, or there is no grid up to 1.
bool is_below_grid(const ScoreTail& tail, double score) {
  return tail.at_least.empty() || !(tail.step > 0.0) ||
         !(score >= tail.first_score - kGridTolerance * tail.step);
}

/// As a decimal number would be read, so that it equals a score written in the same digits.
double without_rounding_noise(double score) {
  constexpr double kDigits = 1e9;
  return std::round(score * kDigits) / kDigits;
}

}  // namespace

Rarity rarity_of(const ScoreTail& tail, double score) {
  const double highest = std::min(score, 1.0);
  if (is_below_grid(tail, highest)) {
    Rarity rarity;
    rarity.molecules = tail.molecules;
    return rarity;
  }
  return rarity_in(tail, bin_of(tail, std::max(highest, tail.first_score)));
}

double score_at_rate(const ScoreTail& tail, double rate) {
  if (!is_below_grid(tail, 1.0)) {
    const std::size_t last = bin_of(tail, 1.0);
    for (std::size_t bin = 0; bin <= last; ++bin) {
      if (rarity_in(tail, bin).rate <= rate) {
        return without_rounding_noise(tail.first_score + static_cast<double>(bin) * tail.step);
      }
    }
  }
  return std::numeric_limits<double>::infinity();
}

double core_rarity_of(const Calibration& calibration, const std::string& family) {
  for (const FamilyCount& count : calibration.families) {
    if (count.family == family) {
      return -std::log10((static_cast<double>(count.members) + 1) /
                         (static_cast<double>(count.molecules) + 1));
    }
  }
  return 0;
}

const ScoreTail* find_tail(const Calibration& calibration, const std::string& entry,
                           ScoreKind score, int heavy_atoms) {
  for (const ScoreTail& tail : calibration.tails) {
    if (tail.score == score && calibration::holds(calibration::size_band_of(tail), heavy_atoms) &&
        tail.entry == entry) {
      return &tail;
    }
  }
  return nullptr;
}

std::string to_string(ScoreKind kind) {
  switch (kind) {
    case ScoreKind::Overlap:
      return "overlap";
    case ScoreKind::Morgan:
      return "morgan";
    case ScoreKind::AtomPair:
      return "atom_pair";
    case ScoreKind::Likeness:
      return "likeness";
    case ScoreKind::MemberLikeness:
      return "member_likeness";
  }
  return "";
}

}  // namespace congener
