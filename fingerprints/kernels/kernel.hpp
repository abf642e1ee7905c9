#pragma once
// What a kernel file provides. Kernel files hold nothing else, so that no inline library code
// compiled for a newer instruction set can be picked by the linker for everyone.

#include <cstddef>
#include <cstdint>

namespace congener::fingerprints::kernels {

/// A block of the column store: 4,096 molecules, one column of 64 words per fingerprint bit. Bit i
/// of a column (word i/64, position i%64) belongs to the molecule in lane i.
constexpr std::size_t kColumnWords = 64;
constexpr std::size_t kBlockLanes = 64 * kColumnWords;

/// The most bits that a query may have set: what the widest counter holds.
constexpr std::uint32_t kMaxColumns = 1U << 15;

/// Which lanes of one block have at least least_common of these columns set?
struct ColumnScan {
  const std::uint64_t* block = nullptr;    ///< its first column
  const std::uint32_t* columns = nullptr;  ///< numbers of the columns, in the order to add them up
  std::uint32_t column_count = 0;          ///< at most kMaxColumns
  std::uint32_t least_common = 0;          ///< 0: every lane is found
};

/// A lane or row that was found, and the number of common bits.
struct LaneCount {
  std::uint32_t lane = 0;
  std::uint32_t common = 0;
};

/// What a scan has done.
struct Scanned {
  std::size_t found = 0;
  std::uint32_t columns_read = 0;  ///< the first so many of its columns, in some lanes or in all
};

/// Number of bits set in both arrays.
using AndCount = std::uint32_t (*)(const std::uint64_t* a, const std::uint64_t* b,
                                   std::size_t words);
/// The same for one query and many rows of `words` words each, into counts[row].
using AndCounts = void (*)(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                           std::size_t row_count, std::uint32_t* counts);
/// Writes the lanes found, ascending, to `found` (room for kBlockLanes).
using ScanColumns = Scanned (*)(const ColumnScan& scan, LaneCount* found);

/// Over a column: each word mixed with its key (xor), the product of the two halves, all added up.
using KeyedSum = std::uint64_t (*)(const std::uint64_t* column, const std::uint64_t* keys);

std::uint32_t and_count_scalar(const std::uint64_t* a, const std::uint64_t* b, std::size_t words);
void and_counts_scalar(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                       std::size_t row_count, std::uint32_t* counts);
Scanned scan_columns_scalar(const ColumnScan& scan, LaneCount* found);
std::uint64_t keyed_sum_scalar(const std::uint64_t* column, const std::uint64_t* keys);

std::uint32_t and_count_popcnt(const std::uint64_t* a, const std::uint64_t* b, std::size_t words);
void and_counts_popcnt(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                       std::size_t row_count, std::uint32_t* counts);

Scanned scan_columns_sse2(const ColumnScan& scan, LaneCount* found);
std::uint64_t keyed_sum_sse2(const std::uint64_t* column, const std::uint64_t* keys);

void and_counts_avx2(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                     std::size_t row_count, std::uint32_t* counts);
Scanned scan_columns_avx2(const ColumnScan& scan, LaneCount* found);
std::uint64_t keyed_sum_avx2(const std::uint64_t* column, const std::uint64_t* keys);

Scanned scan_columns_avx512(const ColumnScan& scan, LaneCount* found);
void and_counts_vpopcntdq(const std::uint64_t* query, const std::uint64_t* rows, std::size_t words,
                          std::size_t row_count, std::uint32_t* counts);

/// One set of functions that a processor can run.
struct Kernel {
  const char* name;
  bool (*supported)();
  AndCount and_count;
  AndCounts and_counts;
  ScanColumns scan_columns;
  KeyedSum keyed_sum;
};

/// The kernel in use (kernels.hpp: force_kernel). A search asks once and keeps the answer.
const Kernel& current_kernel();

}  // namespace congener::fingerprints::kernels
