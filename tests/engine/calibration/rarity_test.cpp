// What counted scores say of how rare a score is.

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "catch.hpp"
#include "congener/calibration.hpp"

using namespace congener;

namespace {

/// Grid 0.20, 0.21 ... of a million molecules, with these counts.
ScoreTail tail_with(std::vector<std::uint64_t> at_least) {
  ScoreTail tail;
  tail.molecules = 1000000;
  tail.first_score = 0.2;
  tail.step = 0.01;
  tail.at_least = std::move(at_least);
  return tail;
}

/// Scores that fall by this factor from one grid score to the next, down to single molecules
/// or the score 1.
ScoreTail exponential_tail(double factor) {
  std::vector<std::uint64_t> at_least;
  for (double left = 1000000; left >= 1.0 && at_least.size() < 81; left *= factor) {
    at_least.push_back(static_cast<std::uint64_t>(left));
  }
  return tail_with(at_least);
}

bool is_close(double value, double expected, double relative) {
  return std::abs(value - expected) <= relative * expected;
}

}  // namespace

TEST_CASE("while ten molecules reach a score its rate is counted", "[unit]") {
  const ScoreTail tail = tail_with({500000, 4000, 10, 9});
  const Rarity rarity = rarity_of(tail, 0.21);
  CHECK(rarity.rate == 4001.0 / 1000001.0);
  CHECK_FALSE(rarity.is_fitted);
  CHECK(rarity.molecules == 1000000);
  CHECK(rarity_of(tail, 0.22).rate == 11.0 / 1000001.0);
  CHECK_FALSE(rarity_of(tail, 0.22).is_fitted);
  CHECK(rarity_of(tail, 0.23).is_fitted);
}

TEST_CASE("a few hundred molecules tell of nothing rarer than one of them", "[unit]") {
  ScoreTail tail = tail_with({900, 100, 12, 5, 1});
  tail.molecules = 999;
  for (double score = 0.2; score <= 1.0; score += 0.01) {
    CAPTURE(score);
    const Rarity rarity = rarity_of(tail, score);
    CHECK(rarity.rate >= 1.0 / 1000.0);
    CHECK_FALSE(rarity.is_fitted);
  }
  CHECK(rarity_of(tail, 0.23).rate == 6.0 / 1000.0);
  CHECK(rarity_of(tail, 0.9).rate == 1.0 / 1000.0);
  tail.molecules = 1000;
  CHECK(rarity_of(tail, 0.9).rate < 1.0 / 1000.0);
  CHECK(rarity_of(tail, 0.9).is_fitted);
}

TEST_CASE("between two scores of the grid the lower one decides", "[unit]") {
  const ScoreTail tail = tail_with({500000, 4000, 100});
  CHECK(rarity_of(tail, 0.2199).rate == rarity_of(tail, 0.21).rate);
  CHECK(rarity_of(tail, 22.0 / 100.0).rate == 101.0 / 1000001.0);
}

TEST_CASE("below the grid every molecule may reach the score", "[unit]") {
  const ScoreTail tail = tail_with({500000, 4000, 100});
  CHECK(rarity_of(tail, 0.19).rate == 1.0);
  CHECK(rarity_of(tail, -1).rate == 1.0);
  CHECK(rarity_of(tail, std::numeric_limits<double>::quiet_NaN()).rate == 1.0);
  CHECK(rarity_of(ScoreTail(), 0.5).rate == 1.0);
  ScoreTail no_step = tail;
  no_step.step = 0;
  CHECK(rarity_of(no_step, 0.5).rate == 1.0);
}

TEST_CASE("the fitted tail has the slope of the scores that were counted", "[unit]") {
  const double factor = GENERATE(0.5, 0.7, 0.8);
  const ScoreTail tail = exponential_tail(factor);
  // Five grid scores beyond the last counted one, where only the fit speaks.
  const double beyond = 0.2 + 0.01 * (static_cast<double>(tail.at_least.size()) + 4.0);
  const Rarity here = rarity_of(tail, beyond);
  const Rarity next = rarity_of(tail, beyond + 0.01);
  REQUIRE(here.is_fitted);
  CHECK(is_close(next.rate / here.rate, factor, 0.02));
  const double true_rate = std::pow(factor, static_cast<double>(tail.at_least.size()) + 4.0);
  CHECK(is_close(here.rate, true_rate, 0.35));
}

TEST_CASE("rates never rise with the score and stay within their limits", "[unit]") {
  const std::vector<ScoreTail> tails = {
      exponential_tail(0.3),
      exponential_tail(0.97),
      tail_with({1000000}),
      tail_with({1000000, 1000000, 0}),
      tail_with({5, 3, 1}),
      tail_with({900000, 50, 9, 9, 9, 9, 9, 9, 1}),
      tail_with({400000, 400000, 12, 12, 12, 0, 0}),
      tail_with(std::vector<std::uint64_t>(81, 20)),
  };
  for (const ScoreTail& tail : tails) {
    double before = 1.0;
    for (int score = 0; score <= 1010; ++score) {
      const double rate = rarity_of(tail, score / 1000.0).rate;
      CHECK(rate <= before);
      CHECK(rate >= 1e-12);
      before = rate;
    }
  }
}

TEST_CASE("the fitted tail begins at the counted rate", "[unit]") {
  ScoreTail tail = exponential_tail(0.6);
  std::size_t joint = 0;
  while (tail.at_least[joint + 1] >= 10) {
    ++joint;
  }
  tail.at_least.resize(joint + 1);  // nothing is counted beyond
  const double at = 0.2 + 0.01 * static_cast<double>(joint);
  const Rarity counted = rarity_of(tail, at);
  const Rarity fitted = rarity_of(tail, at + 0.01);
  CHECK_FALSE(counted.is_fitted);
  REQUIRE(fitted.is_fitted);
  CHECK(is_close(fitted.rate / counted.rate, 0.6, 0.02));
}

TEST_CASE("a few molecules far beyond the fit keep their score from being called rare", "[unit]") {
  std::vector<std::uint64_t> with_strays = {500000, 5000, 50, 5};
  with_strays.resize(40, 5);
  // The exact lower bound of 5 in a million is 1.62e-6.
  CHECK(is_close(rarity_of(tail_with(with_strays), 0.59).rate, 1.62e-6, 0.01));
  const double where_none_is = rarity_of(tail_with({500000, 5000, 50, 5}), 0.59).rate;
  CHECK(where_none_is < 1e-10);
}

TEST_CASE("scores cut off at 1 are not taken for scores that fell there", "[unit]") {
  // Half of what exceeds the threshold has the score 1: nothing says where it would have ended.
  std::vector<std::uint64_t> counts(81, 100);
  counts.front() = 1000000;
  const ScoreTail at_the_end = tail_with(counts);
  CHECK(rarity_of(at_the_end, 1.0).rate == 101.0 / 1000001.0);
  CHECK_FALSE(rarity_of(at_the_end, 1.0).is_fitted);
  CHECK(rarity_of(at_the_end, 2.0).rate == rarity_of(at_the_end, 1.0).rate);
}

TEST_CASE("the score at a rate is the lowest of the grid that is rare enough", "[unit]") {
  const ScoreTail tail = exponential_tail(0.7);
  for (const double rate : {0.3, 1e-3, 1e-4, 1e-7, 1e-10}) {
    const double score = score_at_rate(tail, rate);
    INFO("rate " << rate << " score " << score);
    CHECK(rarity_of(tail, score).rate <= rate);
    CHECK(rarity_of(tail, score - 0.01).rate > rate);
  }
}

TEST_CASE("a score at a rate equals the score written in decimals", "[unit]") {
  std::vector<std::uint64_t> counts(38, 500000);
  counts.back() = 20;
  CHECK(score_at_rate(tail_with(counts), 1e-4) == 0.57);
}

TEST_CASE("a rate that no score reaches has no cut-off", "[unit]") {
  CHECK(std::isinf(score_at_rate(tail_with(std::vector<std::uint64_t>(81, 500000)), 1e-3)));
  CHECK(std::isinf(score_at_rate(ScoreTail(), 0.5)));
}

TEST_CASE("the tail for an entry, a score and a size is found", "[unit]") {
  Calibration calibration;
  ScoreTail tail = tail_with({10});
  tail.entry = "4-piperidone";
  tail.heavy_atoms_min = 1;
  tail.heavy_atoms_max = 9;
  calibration.tails.push_back(tail);
  tail.heavy_atoms_min = 10;
  tail.heavy_atoms_max = 0;
  calibration.tails.push_back(tail);
  tail.entry = "";
  tail.score = ScoreKind::Overlap;
  calibration.tails.push_back(tail);
  const auto found = [&](const std::string& entry, ScoreKind kind, int heavy_atoms) {
    const ScoreTail* const result = find_tail(calibration, entry, kind, heavy_atoms);
    return result == nullptr ? -1 : static_cast<int>(result - calibration.tails.data());
  };
  CHECK(found("4-piperidone", ScoreKind::Morgan, 9) == 0);
  CHECK(found("4-piperidone", ScoreKind::Morgan, 10) == 1);
  CHECK(found("4-piperidone", ScoreKind::Morgan, 400) == 1);
  CHECK(found("4-piperidone", ScoreKind::Morgan, 0) == -1);
  CHECK(found("4-piperidone", ScoreKind::AtomPair, 9) == -1);
  CHECK(found("", ScoreKind::Overlap, 12) == 2);
  CHECK(found("npp", ScoreKind::Morgan, 9) == -1);
}

TEST_CASE("a score that is just as rare as asked for is rare enough", "[unit]") {
  ScoreTail tail;
  tail.molecules = 999;
  tail.first_score = 0.5;
  tail.step = 0.25;
  tail.at_least = {999, 499, 99};
  CHECK(score_at_rate(tail, 0.5) == 0.75);
  CHECK(score_at_rate(tail, 0.49) == 1.0);
  CHECK(score_at_rate(tail, 0.1) == 1.0);
}
