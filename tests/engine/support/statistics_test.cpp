#include "support/statistics.hpp"

#include <cmath>
#include <cstdint>
#include <stdexcept>

#include "catch.hpp"

namespace congener::support {
namespace {

bool is_near(double value, double expected) {
  return std::abs(value - expected) < 5e-6;
}

/// Chance of at least `least` hits in `of` draws, summed term by term.
double chance_of_at_least(std::uint64_t least, std::uint64_t of, double share) {
  double sum = 0;
  for (std::uint64_t hits = least; hits <= of; ++hits) {
    const auto n = static_cast<double>(of);
    const auto k = static_cast<double>(hits);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                    k * std::log(share) + (n - k) * std::log1p(-share));
  }
  return sum;
}

TEST_CASE("exact bounds have the published values", "[unit]") {
  // 0 of n and n of n have closed forms: 1 - 0.025^(1/n) and 0.025^(1/n).
  CHECK(clopper_pearson(0, 10).low == 0.0);
  CHECK(is_near(clopper_pearson(0, 10).high, 0.308497));
  CHECK(is_near(clopper_pearson(10, 10).low, 0.691503));
  CHECK(clopper_pearson(10, 10).high == 1.0);
  CHECK(is_near(clopper_pearson(47, 47).low, std::pow(0.025, 1.0 / 47.0)));
  CHECK(is_near(clopper_pearson(5, 20).low, 0.086571));
  CHECK(is_near(clopper_pearson(5, 20).high, 0.491046));
  CHECK(is_near(clopper_pearson(1, 100).low, 0.000253));
  CHECK(is_near(clopper_pearson(1, 100).high, 0.054459));
}

TEST_CASE("59 of 59 shows 95 percent at one-sided 95 percent confidence", "[unit]") {
  CHECK(clopper_pearson(59, 59, 0.90).low >= 0.95);
  CHECK(clopper_pearson(58, 58, 0.90).low < 0.95);
}

TEST_CASE("at the bounds the measured count has just the chance that the confidence leaves",
          "[unit]") {
  const std::uint64_t of = GENERATE(7U, 49U, 300U);
  for (std::uint64_t count = 1; count < of; count += of / 6) {
    const Bounds bounds = clopper_pearson(count, of);
    INFO(count << " of " << of);
    CHECK(is_near(chance_of_at_least(count, of, bounds.low), 0.025));
    CHECK(is_near(1.0 - chance_of_at_least(count + 1, of, bounds.high), 0.025));
  }
}

TEST_CASE("bounds of a share in a large library are narrow and hold it", "[unit]") {
  const Bounds bounds = clopper_pearson(100, 1000000);
  CHECK(bounds.low < 1e-4);
  CHECK(bounds.low > 8e-5);
  CHECK(bounds.high > 1e-4);
  CHECK(bounds.high < 1.3e-4);
}

TEST_CASE("nothing measured bounds nothing", "[unit]") {
  CHECK(clopper_pearson(0, 0).low == 0.0);
  CHECK(clopper_pearson(0, 0).high == 1.0);
}

TEST_CASE("an impossible share is refused", "[unit]") {
  CHECK_THROWS_AS(clopper_pearson(2, 1), std::invalid_argument);
  CHECK_THROWS_AS(clopper_pearson(1, 2, 0.0), std::invalid_argument);
  CHECK_THROWS_AS(clopper_pearson(1, 2, 1.0), std::invalid_argument);
}

}  // namespace
}  // namespace congener::support
