// Whose counts tell how rare a score is, and what a cut costs over all entries.

#include "detect/score_calibration.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace congener;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::uint64_t kMolecules = 1000000;

/// A tail in which each step of 0.05 above 0.3 is reached by a fourth of those before.
ScoreTail tail_of(const std::string& entry, ScoreKind score, std::uint64_t at_first) {
  ScoreTail tail;
  tail.entry = entry;
  tail.score = score;
  tail.heavy_atoms_min = 10;
  tail.heavy_atoms_max = 19;
  tail.molecules = kMolecules;
  tail.first_score = 0.3;
  tail.step = 0.05;
  for (std::uint64_t count = at_first; count > 0; count /= 4) {
    tail.at_least.push_back(count);
  }
  return tail;
}

/// How many molecules come as near to any entry as one of this rate to its own.
ScoreTail best_tail() {
  ScoreTail tail = tail_of("", ScoreKind::Overlap, kMolecules);
  tail.first_score = 0;
  tail.step = 0.05;  // 0.6 decades
  return tail;
}

/// Entries a, b and c; only a and c were counted.
ReferenceSet set_with(std::vector<ScoreTail> tails) {
  ReferenceSet set;
  for (const char* id : {"a", "b", "c"}) {
    Entry entry;
    entry.id = id;
    set.entries.push_back(entry);
  }
  set.calibration.tails = std::move(tails);
  return set;
}

std::vector<ScoreTail> own_tails() {
  return {tail_of("a", ScoreKind::Overlap, 500000), tail_of("a", ScoreKind::Morgan, 100000),
          tail_of("c", ScoreKind::Overlap, 50000), tail_of("c", ScoreKind::AtomPair, 20000)};
}

const std::vector<int> kSizes = {7, 8, 20};
constexpr int kInside = 15;   // the band that was counted
constexpr int kOutside = 25;  // no band

}  // namespace

TEST_CASE("rates are put on a scale of twelve decades and come back", "[unit]") {
  CHECK(detect::score_of_rate(1) == 0.0);
  CHECK_THAT(detect::score_of_rate(1e-6), WithinRel(0.5, 1e-9));
  CHECK_THAT(detect::score_of_rate(1e-12), WithinRel(1.0, 1e-9));
  CHECK(detect::score_of_rate(1e-30) == 1.0);
  CHECK(detect::score_of_rate(0) == 1.0);
  for (const double rate : {1.0, 0.3, 1e-3, 7.5e-9, 1e-12}) {
    CHECK_THAT(detect::rate_of_score(detect::score_of_rate(rate)), WithinRel(rate, 1e-9));
  }
}

TEST_CASE("without a calibration nothing is rare and no cut can be met", "[unit]") {
  const ReferenceSet set = set_with({});
  const detect::ScoreCalibration calibration(set, kSizes);
  const ScoreRarities rarities = calibration.rarities(0, kInside, {1.0, 1.0, 1.0, 1.0});
  CHECK(rarities.entry.empty());
  CHECK(rarities.overlap.rate == 1.0);
  CHECK(rarities.morgan.rate == 1.0);
  CHECK(rarities.atom_pair.rate == 1.0);
  CHECK(calibration.over_all_entries(1, kInside) == 1.0);
  CHECK(std::isinf(calibration.least_overlap(0, kInside, 0.5)));
  CHECK(std::isinf(calibration.least_overlap(0, kInside, 1)));
}

TEST_CASE("an entry is judged by its own counts, for its own sizes", "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const detect::ScoreCalibration calibration(set, kSizes);
  const Scores scores = {0.36, 0.36, 0.36, 0};
  const ScoreRarities rarities = calibration.rarities(0, kInside, scores);
  CHECK(rarities.entry == "a");
  CHECK_THAT(rarities.overlap.rate, WithinRel(125001.0 / 1000001, 1e-9));
  CHECK_THAT(rarities.morgan.rate, WithinRel(25001.0 / 1000001, 1e-9));
  CHECK(rarities.atom_pair.rate == 1.0);  // never counted
  CHECK(rarities.overlap.molecules == kMolecules);
  CHECK_FALSE(rarities.overlap.is_fitted);
  CHECK(calibration.rarities(0, kOutside, scores).overlap.rate == 1.0);
  CHECK_THAT(calibration.rarities(2, kInside, scores).overlap.rate,
             WithinRel(12501.0 / 1000001, 1e-9));
}

TEST_CASE("an entry without counts takes those of the entry nearest in size, and says so",
          "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const Scores scores = {0.36, 0, 0, 0};
  const detect::ScoreCalibration near_a(set, {7, 8, 20});
  CHECK(near_a.rarities(1, kInside, scores).entry == "a");
  CHECK(near_a.rarities(1, kInside, scores).overlap.rate ==
        near_a.rarities(0, kInside, scores).overlap.rate);
  const detect::ScoreCalibration near_c(set, {7, 16, 20});
  CHECK(near_c.rarities(1, kInside, scores).entry == "c");
  const detect::ScoreCalibration between(set, {7, 9, 11});
  CHECK(between.rarities(1, kInside, scores).entry == "a");  // the first of two as near
}

TEST_CASE("over all entries a likeness is never rarer than to one", "[unit]") {
  std::vector<ScoreTail> tails = own_tails();
  tails.push_back(best_tail());
  const ReferenceSet set = set_with(tails);
  const detect::ScoreCalibration calibration(set, kSizes);
  double before = 0;
  for (double rate = 1e-12; rate <= 1; rate *= 3) {
    CAPTURE(rate);
    const double over_all = calibration.over_all_entries(rate, kInside);
    CHECK(over_all >= rate);
    CHECK(over_all <= 1);
    CHECK(over_all >= before);
    before = over_all;
  }
}

TEST_CASE("without counts of the best entry, rates of the counted entries are added up", "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const detect::ScoreCalibration calibration(set, kSizes);
  CHECK_THAT(calibration.over_all_entries(0.001, kInside), WithinRel(0.002, 1e-9));
  CHECK(calibration.over_all_entries(0.9, kInside) == 1.0);
}

TEST_CASE("the least overlap meets the cut and the step below does not", "[unit]") {
  std::vector<ScoreTail> tails = own_tails();
  for (const bool has_best : {false, true}) {
    if (has_best) {
      tails.push_back(best_tail());
    }
    const ReferenceSet set = set_with(tails);
    const detect::ScoreCalibration calibration(set, kSizes);
    const auto cost = [&](std::size_t entry, double overlap) {
      const double rate = calibration.rarities(entry, kInside, {overlap, 0, 0, 0}).overlap.rate;
      return calibration.over_all_entries(rate, kInside);
    };
    for (const std::size_t entry : {0u, 1u, 2u}) {
      for (const double cut : {0.3, 1e-2, 1e-4, 1e-6}) {
        CAPTURE(has_best, entry, cut);
        const double least = calibration.least_overlap(entry, kInside, cut);
        REQUIRE(least <= 1.0);
        CHECK(cost(entry, least) <= cut);
        CHECK(cost(entry, least - 0.05) > cut);
      }
    }
    CHECK(std::isinf(calibration.least_overlap(0, kInside, 0)));
    CHECK(std::isinf(calibration.least_overlap(0, kOutside, 0.5)));
  }
}

TEST_CASE("a wider cut never asks for more overlap", "[unit]") {
  std::vector<ScoreTail> tails = own_tails();
  tails.push_back(best_tail());
  const ReferenceSet set = set_with(tails);
  const detect::ScoreCalibration calibration(set, kSizes);
  double before = std::numeric_limits<double>::infinity();
  for (double cut = 1e-12; cut <= 1; cut *= 2) {
    CAPTURE(cut);
    const double least = calibration.least_overlap(2, kInside, cut);
    CHECK(least <= before);
    before = least;
  }
  CHECK(before < 1);
}
