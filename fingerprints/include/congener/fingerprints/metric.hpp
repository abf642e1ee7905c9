#pragma once
// How alike two fingerprints are: the metrics and exact thresholds of the search engine.

#include <cstdint>
#include <string>
#include <string_view>

#include "congener/export.hpp"

namespace congener::fingerprints {

/// With a bits set in the query, b in the library's molecule, c in both. Every metric is from 0 to
/// 1, and 0 when no bit is common; so the score of an empty fingerprint, even with another empty
/// one, is 0.
enum class MetricKind {
  Tanimoto,  ///< c / (a + b - c)
  Dice,      ///< 2c / (a + b)
  Cosine,    ///< c / sqrt(a b), also called Ochiai
  Tversky  ///< c / (c + alpha (a - c) + beta (b - c)): Tversky 1977, doi 10.1037/0033-295X.84.4.327
};

/// A metric with its weights. The weights of Tversky are exact: alpha = query_weight /
/// weight_denominator, beta = library_weight / weight_denominator. alpha 1, beta 0 asks which share
/// of the query's bits is found in the molecule ("contains"); 1 and 1 is Tanimoto, 1/2 and 1/2
/// Dice.
struct Metric {
  MetricKind kind = MetricKind::Tanimoto;
  std::uint32_t query_weight = 1;        ///< 0 to 1,000,000,000; only for Tversky
  std::uint32_t library_weight = 1;      ///< 0 to 1,000,000,000; only for Tversky
  std::uint32_t weight_denominator = 1;  ///< 1 to 1,000,000,000; only for Tversky
};

/// A fraction from 0 to 1, so that a score of exactly 0.7 reaches a threshold of 0.7.
struct Threshold {
  std::uint32_t numerator = 0;    ///< at most the denominator
  std::uint32_t denominator = 1;  ///< 1 to 1,000,000,000
};

/// Reads "0.7", "1", ".25" (at most nine decimals) or "2/3" exactly. Throws congener::OptionError
/// for anything else, and for what is not from 0 to 1.
CONGENER_EXPORT Threshold parse_threshold(std::string_view text);

/// "tanimoto", "dice", "cosine", "tversky".
CONGENER_EXPORT std::string to_string(MetricKind kind);

/// The metric of this name. Throws congener::OptionError, with the known names, for another.
CONGENER_EXPORT MetricKind metric_kind_from(const std::string& name);

/// Reads "tanimoto", "dice", "cosine", "tversky" (weights 1 and 1) or "tversky:ALPHA,BETA", both
/// from 0 to 999 with at most six decimals. Throws congener::OptionError for anything else.
CONGENER_EXPORT Metric parse_metric(const std::string& text);

/// The score of one pair by their counts of bits: query, library, common (at most the smaller of
/// both). Throws congener::OptionError when the weights are out of range.
CONGENER_EXPORT double metric_score(const Metric& metric, std::uint32_t query_bits,
                                    std::uint32_t library_bits, std::uint32_t common_bits);

}  // namespace congener::fingerprints
