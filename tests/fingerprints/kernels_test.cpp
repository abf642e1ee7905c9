#include "congener/fingerprints/kernels.hpp"

#include <algorithm>
#include <catch.hpp>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "kernels/kernel.hpp"

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

TEST_CASE("every kernel finds the same lanes and counts in a block as scalar",
          "[unit][per_kernel]") {
  namespace kernels = fp::kernels;
  const KernelRestorer restorer;
  std::mt19937_64 random(7);
  constexpr std::uint32_t kColumns = 300;
  std::vector<std::uint64_t> block(kColumns * kernels::kColumnWords);
  for (std::uint64_t& word : block) {
    word = random() & random();
  }
  for (const std::uint32_t count : {0U, 1U, 7U, 8U, 9U, 24U, 25U, 63U, 64U, 127U, 300U}) {
    std::vector<std::uint32_t> columns(count);
    for (std::uint32_t index = 0; index < count; ++index) {
      columns[index] = (7 * index) % kColumns;
    }
    for (const std::uint32_t least : {0U, 1U, count / 4, count / 3, count / 2, count, count + 1}) {
      const kernels::ColumnScan scan{block.data(), columns.data(), count, least};
      std::vector<kernels::LaneCount> expected(kernels::kBlockLanes);
      expected.resize(kernels::scan_columns_scalar(scan, expected.data()).found);
      for (const std::string& name : fp::kernel_names()) {
        REQUIRE(fp::force_kernel(name));
        std::vector<kernels::LaneCount> found(kernels::kBlockLanes);
        found.resize(kernels::current_kernel().scan_columns(scan, found.data()).found);
        INFO(name << ", " << count << " columns, at least " << least);
        CHECK(std::equal(
            found.begin(), found.end(), expected.begin(), expected.end(),
            [](const auto& a, const auto& b) { return a.lane == b.lane && a.common == b.common; }));
      }
      std::size_t lanes = 0;
      for (std::size_t lane = 0; lane < kernels::kBlockLanes; ++lane) {
        std::uint32_t common = 0;
        for (const std::uint32_t column : columns) {
          const std::uint64_t word = block[column * kernels::kColumnWords + lane / 64];
          common += (word >> (lane % 64) & 1U) != 0 ? 1 : 0;
        }
        lanes += common >= least ? 1 : 0;
      }
      CHECK(expected.size() == lanes);
    }
  }
}

TEST_CASE("columns that a scan does not say it read do not matter", "[unit][per_kernel]") {
  namespace kernels = fp::kernels;
  const KernelRestorer restorer;
  std::mt19937_64 random(8);
  constexpr std::uint32_t kColumns = 64;
  std::vector<std::uint64_t> block(kColumns * kernels::kColumnWords);
  for (std::uint64_t& word : block) {
    word = random() & random() & random();
  }
  std::vector<std::uint32_t> columns(kColumns);
  std::iota(columns.begin(), columns.end(), 0);
  for (const std::string& name : fp::kernel_names()) {
    REQUIRE(fp::force_kernel(name));
    std::size_t left_out = 0;
    for (std::uint32_t least = 0; least <= kColumns + 1; ++least) {
      kernels::ColumnScan scan{block.data(), columns.data(), kColumns, least};
      std::vector<kernels::LaneCount> found(kernels::kBlockLanes);
      const auto scanned = kernels::current_kernel().scan_columns(scan, found.data());
      REQUIRE(scanned.columns_read <= kColumns);
      std::vector<std::uint64_t> changed = block;
      std::fill(changed.begin() + scanned.columns_read * std::ptrdiff_t{kernels::kColumnWords},
                changed.end(), random());
      scan.block = changed.data();
      INFO(name << ", at least " << least);
      CHECK(kernels::current_kernel().scan_columns(scan, found.data()).found == scanned.found);
      left_out += kColumns - scanned.columns_read;
    }
    CHECK(left_out > 500);
  }
}

TEST_CASE("every kernel counts rows of any length like scalar", "[unit][per_kernel]") {
  namespace kernels = fp::kernels;
  const KernelRestorer restorer;
  std::mt19937_64 random(8);
  for (const std::size_t words : {1U, 2U, 3U, 4U, 5U, 8U, 9U, 31U, 32U, 512U}) {
    constexpr std::size_t kRows = 21;
    std::vector<std::uint64_t> numbers((kRows + 1) * words);
    for (std::uint64_t& number : numbers) {
      number = random();
    }
    std::vector<std::uint32_t> expected(kRows);
    const std::uint64_t* const rows = numbers.data() + words;
    kernels::and_counts_scalar(numbers.data(), rows, words, kRows, expected.data());
    for (const std::string& name : fp::kernel_names()) {
      REQUIRE(fp::force_kernel(name));
      std::vector<std::uint32_t> counts(kRows);
      kernels::current_kernel().and_counts(numbers.data(), rows, words, kRows, counts.data());
      INFO(name << ", " << words << " words");
      CHECK(counts == expected);
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
