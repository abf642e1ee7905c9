#include "congener/fingerprints/metric.hpp"

#include <catch.hpp>

#include "congener/error.hpp"

namespace fp = congener::fingerprints;
using Catch::Matchers::WithinAbs;

TEST_CASE("thresholds are read exactly", "[unit]") {
  const auto reads = [](const char* text, std::uint32_t over, std::uint32_t under) {
    const fp::Threshold threshold = fp::parse_threshold(text);
    INFO(text);
    CHECK(std::uint64_t{threshold.numerator} * under ==
          std::uint64_t{threshold.denominator} * over);
  };
  reads("0.7", 7, 10);
  reads(".25", 1, 4);
  reads("1", 1, 1);
  reads("1.", 1, 1);
  reads("1.000000000", 1, 1);
  reads("0", 0, 1);
  reads("0.333333333", 333333333, 1000000000);
  reads("2/3", 2, 3);
}

TEST_CASE("what is no threshold is refused", "[unit]") {
  for (const char* text : {"", ".", "70%", "-0.5", "1.1", "2", "0.1234567890", "1/0", "3/2", "/2",
                           "1/", "0,7", "1e-1", " 0.7", "nan", "9999999999"}) {
    INFO(text);
    CHECK_THROWS_AS(fp::parse_threshold(text), congener::OptionError);
  }
}

TEST_CASE("metrics are what their definitions say", "[unit]") {
  const auto score = [](fp::Metric metric) { return fp::metric_score(metric, 9, 4, 3); };
  CHECK_THAT(score({fp::MetricKind::Tanimoto, 1, 1, 1}), WithinAbs(3.0 / 10, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Dice, 1, 1, 1}), WithinAbs(6.0 / 13, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Cosine, 1, 1, 1}), WithinAbs(0.5, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Tversky, 1, 0, 1}), WithinAbs(3.0 / 9, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Tversky, 0, 1, 1}), WithinAbs(3.0 / 4, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Tversky, 1, 1, 1}), WithinAbs(3.0 / 10, 1e-15));
  CHECK_THAT(score({fp::MetricKind::Tversky, 1, 1, 2}), WithinAbs(6.0 / 13, 1e-15));
}

TEST_CASE("without a common bit every score is 0", "[unit]") {
  for (const auto kind : {fp::MetricKind::Tanimoto, fp::MetricKind::Dice, fp::MetricKind::Cosine,
                          fp::MetricKind::Tversky}) {
    CHECK(fp::metric_score({kind, 0, 0, 1}, 0, 0, 0) == 0.0);
    CHECK(fp::metric_score({kind, 0, 0, 1}, 5, 0, 0) == 0.0);
    CHECK(fp::metric_score({kind, 0, 0, 1}, 0, 5, 0) == 0.0);
    CHECK(fp::metric_score({kind, 1, 1, 1}, 5, 7, 0) == 0.0);
  }
}

TEST_CASE("metric names lead back to their metrics", "[unit]") {
  for (const auto kind : {fp::MetricKind::Tanimoto, fp::MetricKind::Dice, fp::MetricKind::Cosine,
                          fp::MetricKind::Tversky}) {
    CHECK(fp::metric_kind_from(fp::to_string(kind)) == kind);
  }
  CHECK_THROWS_AS(fp::metric_kind_from("euclid"), congener::OptionError);
}

TEST_CASE("metrics are read with their weights", "[unit]") {
  CHECK(fp::parse_metric("cosine").kind == fp::MetricKind::Cosine);
  const fp::Metric plain = fp::parse_metric("tversky");
  CHECK(plain.kind == fp::MetricKind::Tversky);
  CHECK(fp::metric_score(plain, 9, 4, 3) == fp::metric_score({}, 9, 4, 3));
  const fp::Metric weighted = fp::parse_metric("tversky:0.9,0.1");
  CHECK_THAT(fp::metric_score(weighted, 9, 4, 3), WithinAbs(3.0 / 8.5, 1e-15));
  CHECK_THAT(fp::metric_score(fp::parse_metric("tversky:1,0"), 9, 4, 3), WithinAbs(3.0 / 9, 1e-15));
  CHECK(fp::parse_metric("tversky:999.999999,0").query_weight == 999999999);
}

TEST_CASE("what is no metric is refused", "[unit]") {
  for (const char* text :
       {"", "Tanimoto", "euclid", "tanimoto:1,1", "tversky:", "tversky:1", "tversky:1,",
        "tversky:,1", "tversky:1,1,1", "tversky:-1,1", "tversky:1e1,1", "tversky:1000,1",
        "tversky:0.1234567,1", "tversky:.5,1", "tversky:1.,1"}) {
    INFO(text);
    CHECK_THROWS_AS(fp::parse_metric(text), congener::OptionError);
  }
}
