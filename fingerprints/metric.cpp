#include "congener/fingerprints/metric.hpp"

#include "congener/error.hpp"
#include "score.hpp"

namespace congener::fingerprints {
namespace {

constexpr std::uint32_t kMostDenominator = 1'000'000'000;
constexpr std::size_t kMostDigits = 9;

constexpr const char* kNames[] = {"tanimoto", "dice", "cosine", "tversky"};

[[noreturn]] void refuse_threshold(std::string_view text) {
  throw OptionError("threshold '" + std::string(text) +
                    "' is not a number from 0 to 1; write 0.7 (at most nine decimals) or 2/3");
}

std::uint32_t whole_number(std::string_view digits, std::string_view text) {
  if (digits.size() > kMostDigits) {
    refuse_threshold(text);
  }
  std::uint32_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') {
      refuse_threshold(text);
    }
    number = 10 * number + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

Threshold fraction_from(std::string_view text, std::size_t slash) {
  const std::string_view over = text.substr(0, slash);
  const std::string_view under = text.substr(slash + 1);
  if (over.empty() || under.empty()) {
    refuse_threshold(text);
  }
  return {whole_number(over, text), whole_number(under, text)};
}

Threshold decimal_from(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view before = text.substr(0, point);
  const std::string_view after = point < text.size() ? text.substr(point + 1) : std::string_view{};
  if (before.empty() && after.empty()) {
    refuse_threshold(text);
  }
  Threshold threshold;
  for (std::size_t digit = 0; digit < after.size() && digit < kMostDigits; ++digit) {
    threshold.denominator *= 10;
  }
  const std::uint32_t whole = whole_number(before, text);
  threshold.numerator = whole_number(after, text);
  if (whole > 1) {
    refuse_threshold(text);
  }
  threshold.numerator += whole * threshold.denominator;
  return threshold;
}

constexpr std::uint32_t kWeightDenominator = 1'000'000;

[[noreturn]] void refuse_metric(const std::string& text) {
  throw OptionError("metric '" + text +
                    "' cannot be read; write tversky:ALPHA,BETA with numbers from 0 to 999 (at "
                    "most six decimals)");
}

/// Millionths.
std::uint32_t weight_from(std::string_view digits, const std::string& text) {
  constexpr std::size_t kMostWholeDigits = 3;
  constexpr std::size_t kDecimals = 6;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string all(digits.substr(0, point));
  const std::string_view after = digits.substr(std::min(point + 1, digits.size()));
  const bool is_number = !all.empty() && all.size() <= kMostWholeDigits &&
                         after.size() <= kDecimals && (point == digits.size() || !after.empty());
  all.append(after).append(kDecimals - std::min(after.size(), kDecimals), '0');
  if (!is_number || all.find_first_not_of("0123456789") != std::string::npos) {
    refuse_metric(text);
  }
  std::uint32_t weight = 0;
  for (const char digit : all) {
    weight = 10 * weight + static_cast<std::uint32_t>(digit - '0');
  }
  return weight;
}

}  // namespace

Threshold parse_threshold(std::string_view text) {
  const std::size_t slash = text.find('/');
  const Threshold threshold =
      slash != std::string_view::npos ? fraction_from(text, slash) : decimal_from(text);
  if (threshold.denominator == 0 || threshold.numerator > threshold.denominator) {
    refuse_threshold(text);
  }
  return threshold;
}

std::string to_string(MetricKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

MetricKind metric_kind_from(const std::string& name) {
  for (std::size_t index = 0; index < std::size(kNames); ++index) {
    if (name == kNames[index]) {
      return static_cast<MetricKind>(index);
    }
  }
  throw OptionError("unknown metric '" + name + "'; known are tanimoto, dice, cosine, tversky");
}

Metric parse_metric(const std::string& text) {
  const std::size_t colon = text.find(':');
  Metric metric;
  metric.kind = metric_kind_from(text.substr(0, colon));
  if (colon == std::string::npos) {
    return metric;
  }
  const std::size_t comma = text.find(',', colon);
  if (metric.kind != MetricKind::Tversky || comma == std::string::npos) {
    refuse_metric(text);
  }
  metric.query_weight = weight_from({text.data() + colon + 1, comma - colon - 1}, text);
  metric.library_weight = weight_from(std::string_view(text).substr(comma + 1), text);
  metric.weight_denominator = kWeightDenominator;
  return metric;
}

double metric_score(const Metric& metric, std::uint32_t query_bits, std::uint32_t library_bits,
                    std::uint32_t common_bits) {
  const Scorer scorer(metric, query_bits);
  return scorer.value(scorer.score(library_bits, common_bits));
}

Scorer::Scorer(const Metric& metric, std::uint32_t query_bits)
    : metric_(metric), query_bits_(query_bits) {
  if (metric.weight_denominator == 0 || metric.weight_denominator > kMostDenominator ||
      metric.query_weight > kMostDenominator || metric.library_weight > kMostDenominator) {
    throw OptionError(
        "a Tversky weight is out of range; the denominator is 1 to 1000000000, the weights 0 to "
        "1000000000");
  }
}

}  // namespace congener::fingerprints
