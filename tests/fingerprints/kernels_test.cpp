#include "congener/fingerprints/kernels.hpp"

#include <catch.hpp>
#include <cstdint>
#include <random>
#include <vector>

namespace fp = congener::fingerprints;

namespace {

std::uint32_t count_bit_by_bit(const std::vector<std::uint64_t>& a,
                               const std::vector<std::uint64_t>& b) {
  std::uint32_t count = 0;
  for (std::size_t bit = 0; bit < 64 * a.size(); ++bit) {
    count += static_cast<std::uint32_t>(a[bit / 64] >> (bit % 64) & b[bit / 64] >> (bit % 64) & 1U);
  }
  return count;
}

/// Puts the kernel that was in use back when the test ends.
struct KernelRestorer {
  std::string name = fp::active_kernel();
  ~KernelRestorer() { fp::force_kernel(name); }
};

}  // namespace

TEST_CASE("every kernel counts the same common bits as counting one by one", "[unit][per_kernel]") {
  const KernelRestorer restorer;
  std::mt19937_64 random(20261121);
  for (const std::string& name : fp::kernel_names()) {
    REQUIRE(fp::force_kernel(name));
    CHECK(fp::active_kernel() == name);
    for (const std::size_t words :
         {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{32}}) {
      std::vector<std::uint64_t> a(words);
      std::vector<std::uint64_t> b(words);
      for (std::size_t word = 0; word < words; ++word) {
        a[word] = random();
        b[word] = random();
      }
      const std::vector<std::uint64_t> full(words, ~std::uint64_t{0});
      CHECK(fp::and_count(a.data(), b.data(), words) == count_bit_by_bit(a, b));
      CHECK(fp::and_count(full.data(), full.data(), words) == 64 * words);
    }
  }
}

TEST_CASE("scalar is always there and an unknown kernel changes nothing", "[unit]") {
  REQUIRE_FALSE(fp::kernel_names().empty());
  CHECK(fp::kernel_names().back() == "scalar");
  const std::string before = fp::active_kernel();
  CHECK_FALSE(fp::force_kernel("abacus"));
  CHECK(fp::active_kernel() == before);
}
