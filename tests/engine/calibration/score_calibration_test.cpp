// Whose counts tell how rare a score is, and what a cut costs over all entries.

#include "calibration/score_calibration.hpp"

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

/// How many molecules are as like to any entry.
ScoreTail likeness_tail() {
  ScoreTail tail = tail_of("", ScoreKind::Likeness, kMolecules);
  tail.first_score = 0;
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

TEST_CASE("rates are put on a scale of twelve decades", "[unit]") {
  CHECK(calibration::score_of_rate(1) == 0.0);
  CHECK_THAT(calibration::score_of_rate(1e-6), WithinRel(0.5, 1e-9));
  CHECK_THAT(calibration::score_of_rate(1e-12), WithinRel(1.0, 1e-9));
  CHECK(calibration::score_of_rate(1e-30) == 1.0);
  CHECK(calibration::score_of_rate(0) == 1.0);
}

TEST_CASE("without a calibration nothing is rare and no cut can be met", "[unit]") {
  const ReferenceSet set = set_with({});
  const calibration::ScoreCalibration calibration(set, kSizes);
  CHECK(calibration.bands().empty());
  CHECK(calibration.band_of(kInside) == 0);
  CHECK(calibration.source_of(0).empty());
  CHECK(calibration.rarity_of_likeness(1, 0, false).rate == 1.0);
  const calibration::RarityTable none(nullptr);
  for (const double score : {0.0, 0.5, 1.0}) {
    CHECK(none.rarity(score).rate == 1.0);
    CHECK(none.part(score) == 0.0);
  }
  CHECK(none.most() == 0.0);
  CHECK(none.least_score(0) == 0.0);
  CHECK(std::isinf(none.least_score(1e-6)));
}

TEST_CASE("a table tells the same rarities as the tail, over the whole grid", "[unit]") {
  const ScoreTail tail = tail_of("a", ScoreKind::Overlap, 500000);
  const calibration::RarityTable table(&tail);
  for (double score = 0; score <= 1.0; score += 0.01) {
    CAPTURE(score);
    const Rarity expected = rarity_of(tail, score);
    CHECK(table.rarity(score).rate == expected.rate);
    CHECK(table.rarity(score).is_fitted == expected.is_fitted);
    CHECK(table.rarity(score).molecules == kMolecules);
    CHECK(table.part(score) == calibration::score_of_rate(expected.rate));
    CHECK(table.part(score) <= table.most());
  }
}

TEST_CASE("the least score has the part asked for and the step below has not", "[unit]") {
  const ScoreTail tail = tail_of("a", ScoreKind::Overlap, 500000);
  const calibration::RarityTable table(&tail);
  for (double part = 0.05; part < table.most(); part += 0.03) {
    CAPTURE(part);
    const double least = table.least_score(part);
    REQUIRE(least <= 1.0);
    CHECK(table.part(least) >= part);
    CHECK(table.part(least - 0.05) < part);
  }
  CHECK(table.least_score(0) == 0.0);
  CHECK(std::isinf(table.least_score(table.most() + 1e-6)));
}

TEST_CASE("an entry is judged by its own counts, for its own sizes", "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const calibration::ScoreCalibration calibration(set, kSizes);
  REQUIRE(calibration.bands().size() == 1);
  CHECK(calibration.band_of(kInside) == 0);
  CHECK(calibration.band_of(kOutside) == 1);
  CHECK(calibration.source_of(0) == "a");
  const calibration::RarityTables tables = calibration.tables(0, 0);
  CHECK_THAT(tables.overlap.rarity(0.36).rate, WithinRel(125001.0 / 1000001, 1e-9));
  CHECK_THAT(tables.morgan.rarity(0.36).rate, WithinRel(25001.0 / 1000001, 1e-9));
  CHECK(tables.atom_pair.rarity(0.36).rate == 1.0);  // never counted
  CHECK_FALSE(tables.overlap.rarity(0.36).is_fitted);
  CHECK_THAT(calibration.tables(2, 0).overlap.rarity(0.36).rate,
             WithinRel(12501.0 / 1000001, 1e-9));
}

TEST_CASE("an entry without counts takes those of the entry nearest in size, and says so",
          "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const calibration::ScoreCalibration near_a(set, {7, 8, 20});
  CHECK(near_a.source_of(1) == "a");
  CHECK(near_a.tables(1, 0).overlap.rarity(0.36).rate ==
        near_a.tables(0, 0).overlap.rarity(0.36).rate);
  CHECK(calibration::ScoreCalibration(set, {7, 16, 20}).source_of(1) == "c");
  CHECK(calibration::ScoreCalibration(set, {7, 9, 11}).source_of(1) ==
        "a");  // the first of two as near
}

TEST_CASE("a likeness is the mean of what is rare in the three scores", "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const calibration::RarityTables tables = calibration::ScoreCalibration(set, kSizes).tables(0, 0);
  const Scores scores{0.5, 0.6, 0.7, 0};
  const double sum = tables.overlap.part(0.5) + tables.morgan.part(0.6) + 0.0;  // no atom pairs
  CHECK_THAT(tables.likeness(scores), WithinRel(sum / 3, 1e-12));
  CHECK(tables.likeness({0, 0, 0, 0}) == 0.0);
  CHECK(tables.likeness({0.6, 0.6, 0.7, 0}) > tables.likeness(scores));
}

TEST_CASE("the least likeness meets the cut and the step below does not", "[unit]") {
  std::vector<ScoreTail> tails = own_tails();
  tails.push_back(likeness_tail());
  const ReferenceSet set = set_with(tails);
  const calibration::ScoreCalibration calibration(set, kSizes);
  double before = std::numeric_limits<double>::infinity();
  for (const double cut : {1e-6, 1e-4, 1e-2, 0.3}) {
    CAPTURE(cut);
    const double least = calibration.least_likeness(0, cut);
    REQUIRE(least <= 1.0);
    CHECK(calibration.rarity_of_likeness(least, 0, false).rate <= cut);
    CHECK(calibration.rarity_of_likeness(least - 0.05, 0, false).rate > cut);
    CHECK(least < before);
    before = least;
  }
  CHECK(std::isinf(calibration.least_likeness(0, 0)));
  CHECK(calibration.rarity_of_likeness(1, 1, false).rate == 1.0);  // a size that was not counted
}

TEST_CASE("without counts of the likeness no cut can be met", "[unit]") {
  const ReferenceSet set = set_with(own_tails());
  const calibration::ScoreCalibration calibration(set, kSizes);
  CHECK(std::isinf(calibration.least_likeness(0, 0.5)));
  CHECK(calibration.rarity_of_likeness(1, 0, false).rate == 1.0);
}
