#pragma once
// Random and adversarial fingerprints, and brute force to compare searches with.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "congener/fingerprints/kernels.hpp"
#include "congener/fingerprints/search.hpp"

namespace congener::test {

namespace fp = congener::fingerprints;

inline fp::Fingerprint with_count(fp::Fingerprint fingerprint) {
  fingerprint.on_bits = 0;
  for (const std::uint64_t word : fingerprint.words) {
    fingerprint.on_bits += static_cast<std::uint32_t>(__builtin_popcountll(word));
  }
  return fingerprint;
}

/// About `set` bits, the low ones far more often: as in molecules, some features are common.
inline fp::Fingerprint random_fingerprint(std::mt19937_64& random, std::uint32_t bits,
                                          std::uint32_t set) {
  fp::Fingerprint fingerprint;
  fingerprint.words.assign(bits / 64, 0);
  for (std::uint32_t index = 0; index < set; ++index) {
    const double part = static_cast<double>(random() >> 11) / 9007199254740992.0;
    const auto bit = static_cast<std::uint32_t>(part * part * part * bits);
    fingerprint.words[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return with_count(fingerprint);
}

inline fp::Fingerprint empty_fingerprint(std::uint32_t bits) {
  return {std::vector<std::uint64_t>(bits / 64, 0), 0};
}

inline fp::Fingerprint full_fingerprint(std::uint32_t bits) {
  return {std::vector<std::uint64_t>(bits / 64, ~std::uint64_t{0}), bits};
}

/// A library with everything that could go wrong: empty and full ones, duplicates, one bit only,
/// numbers of set bits from few to many.
inline std::vector<fp::Fingerprint> mixed_library(std::uint64_t seed, std::size_t size,
                                                  std::uint32_t bits, std::uint32_t set) {
  std::mt19937_64 random(seed);
  std::vector<fp::Fingerprint> library;
  while (library.size() < size) {
    const auto choice = random() % 100;
    if (choice == 0) {
      library.push_back(empty_fingerprint(bits));
    } else if (choice == 1) {
      library.push_back(full_fingerprint(bits));
    } else if (choice < 12 && !library.empty()) {
      library.push_back(library[random() % library.size()]);
    } else if (choice == 12) {
      library.push_back(random_fingerprint(random, bits, 1));
    } else {
      const auto most = static_cast<std::uint32_t>(set / 2 + random() % (set + 1));
      library.push_back(random_fingerprint(random, bits, most));
    }
  }
  return library;
}

inline fp::FingerprintStore store_of(const std::vector<fp::Fingerprint>& library,
                                     std::uint32_t bits, fp::StoreLayout layout) {
  fp::StoreOptions options;
  options.rows_from_density = layout == fp::StoreLayout::Rows ? 0.0 : 2.0;
  options.rows_from_bits = 0;
  options.rows_below_size = 0;
  fp::StoreBuilder builder(bits, options);
  for (const fp::Fingerprint& fingerprint : library) {
    builder.add(fingerprint);
  }
  return builder.build();
}

/// A score as a fraction, written out anew from the definitions; the square for cosine.
struct ExactScore {
  __extension__ using Wide = unsigned __int128;
  Wide over = 0;
  Wide under = 1;

  bool operator<(const ExactScore& other) const { return over * other.under < other.over * under; }
};

inline ExactScore exact_score(const fp::Metric& metric, std::uint64_t a, std::uint64_t b,
                              std::uint64_t c) {
  using Wide = ExactScore::Wide;
  if (c == 0) {
    return {};
  }
  switch (metric.kind) {
    case fp::MetricKind::Tanimoto:
      return {Wide{c}, Wide{a} + b - c};
    case fp::MetricKind::Dice:
      return {Wide{2} * c, Wide{a} + b};
    case fp::MetricKind::Cosine:
      return {Wide{c} * c, Wide{a} * b};
    case fp::MetricKind::Tversky:
      break;
  }
  const Wide scale = metric.weight_denominator;
  return {scale * c,
          scale * c + Wide{metric.query_weight} * (a - c) + Wide{metric.library_weight} * (b - c)};
}

struct BruteHit {
  std::uint64_t position = 0;
  std::uint32_t common = 0;
  std::uint32_t bits = 0;
  ExactScore score;
};

/// All molecules that reach the threshold, best first, ties by position: pair by pair.
inline std::vector<BruteHit> brute_force(const std::vector<fp::Fingerprint>& library,
                                         const fp::Fingerprint& query, const fp::Metric& metric,
                                         const fp::Threshold& threshold) {
  const ExactScore::Wide p = threshold.numerator;
  const ExactScore::Wide q = threshold.denominator;
  const bool squared = metric.kind == fp::MetricKind::Cosine;
  const ExactScore floor = squared ? ExactScore{p * p, q * q} : ExactScore{p, q};
  std::vector<BruteHit> hits;
  for (std::size_t position = 0; position < library.size(); ++position) {
    std::uint32_t common = 0;
    for (std::size_t word = 0; word < query.words.size(); ++word) {
      common += static_cast<std::uint32_t>(
          __builtin_popcountll(query.words[word] & library[position].words[word]));
    }
    const ExactScore score = exact_score(metric, query.on_bits, library[position].on_bits, common);
    if (!(score < floor)) {
      hits.push_back({position, common, library[position].on_bits, score});
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const BruteHit& a, const BruteHit& b) { return b.score < a.score; });
  return hits;
}

/// Empty when both agree; otherwise the first difference, in words.
inline std::string difference(const std::vector<fp::Hit>& found,
                              const std::vector<BruteHit>& expected) {
  if (found.size() != expected.size()) {
    return std::to_string(found.size()) + " hits instead of " + std::to_string(expected.size());
  }
  for (std::size_t index = 0; index < found.size(); ++index) {
    const fp::Hit& hit = found[index];
    const BruteHit& right = expected[index];
    const auto over = static_cast<double>(right.score.over);
    const auto under = static_cast<double>(right.score.under);
    const double ratio = over / under;
    if (hit.position != right.position || hit.common_bits != right.common ||
        hit.library_bits != right.bits ||
        (std::fabs(hit.score - ratio) > 1e-12 &&
         std::fabs(hit.score * hit.score - ratio) > 1e-12)) {
      return "hit " + std::to_string(index) + " is position " + std::to_string(hit.position) +
             " with " + std::to_string(hit.score) + " instead of position " +
             std::to_string(right.position) + " with " + std::to_string(ratio);
    }
  }
  return {};
}

/// Puts the kernel that was in use back when the test ends.
struct KernelRestorer {
  KernelRestorer() = default;
  KernelRestorer(const KernelRestorer&) = delete;
  KernelRestorer& operator=(const KernelRestorer&) = delete;
  ~KernelRestorer() { fp::force_kernel(name); }
  std::string name = fp::active_kernel();
};

inline std::vector<fp::Metric> all_metrics() {
  return {{fp::MetricKind::Tanimoto, 1, 1, 1}, {fp::MetricKind::Dice, 1, 1, 1},
          {fp::MetricKind::Cosine, 1, 1, 1},   {fp::MetricKind::Tversky, 1, 0, 1},
          {fp::MetricKind::Tversky, 0, 1, 1},  {fp::MetricKind::Tversky, 9, 1, 10},
          {fp::MetricKind::Tversky, 0, 0, 1},  {fp::MetricKind::Tversky, 999999937, 3, 7},
          {fp::MetricKind::Tversky, 5, 20, 2}};
}

}  // namespace congener::test
