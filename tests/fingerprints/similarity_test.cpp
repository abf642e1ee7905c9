#include "congener/fingerprints/similarity.hpp"

#include <catch.hpp>
#include <stdexcept>

namespace fp = congener::fingerprints;
using Catch::Matchers::WithinAbs;

namespace {

fp::Fingerprint with_words(std::vector<std::uint64_t> words) {
  fp::Fingerprint result;
  for (const std::uint64_t word : words) {
    for (int bit = 0; bit < 64; ++bit) {
      result.on_bits += static_cast<std::uint32_t>(word >> bit & 1U);
    }
  }
  result.words = std::move(words);
  return result;
}

}  // namespace

TEST_CASE("Tanimoto is common bits over bits set in either", "[unit]") {
  const auto a = with_words({0b1111, 0});
  const auto b = with_words({0b0011, 0b1});
  CHECK_THAT(fp::tanimoto(a, b), WithinAbs(2.0 / 5.0, 1e-15));
  CHECK_THAT(fp::tanimoto(a, a), WithinAbs(1.0, 1e-15));
}

TEST_CASE("two empty fingerprints have similarity 0, as in RDKit", "[unit]") {
  const auto empty = with_words({0, 0});
  CHECK(fp::tanimoto(empty, empty) == 0.0);
}

TEST_CASE("fingerprints of different lengths are refused", "[unit]") {
  CHECK_THROWS_AS(fp::tanimoto(with_words({1}), with_words({1, 2})), std::invalid_argument);
}

TEST_CASE("no pair is more similar than its bound", "[unit][property]") {
  const auto a = with_words({0b11111111});
  for (std::uint64_t bits = 0; bits < 1024; ++bits) {
    const auto b = with_words({bits});
    CHECK(fp::tanimoto(a, b) <= fp::tanimoto_bound(a.on_bits, b.on_bits));
  }
}
