#pragma once
// What search_bench measures against: the best known row-by-row engine, as in chemfp and FPSim2.
// Fingerprints of 2,048 bits as rows, sorted by number of set bits; bounds on that number
// (Swamidass and Baldi 2007); bit counting by AVX2 with a Harley-Seal tree (Mula, Kurz, Lemire
// 2018); thresholds compared as integers. Tanimoto only.

#include <cstdint>
#include <vector>

namespace bench {

constexpr std::size_t kRowWords = 32;

/// Can this processor run it?
bool row_engine_supported();

struct RowHit {
  std::uint64_t position = 0;
  std::uint32_t common = 0;
  std::uint32_t either = 1;  ///< bits set in one or both
};

class RowEngine {
 public:
  /// rows: `count` fingerprints of kRowWords words.
  RowEngine(const std::uint64_t* rows, std::size_t count);

  /// All with common / either >= over / under, best first, ties by position.
  std::vector<RowHit> threshold(const std::uint64_t* query, std::uint64_t over,
                                std::uint64_t under) const;

  /// The k best, ties by position.
  std::vector<RowHit> nearest(const std::uint64_t* query, std::size_t k) const;

 private:
  std::vector<std::uint64_t> first_places_;  // by number of set bits
  std::vector<std::uint64_t> positions_;
  std::vector<std::uint64_t> words_;
};

}  // namespace bench
