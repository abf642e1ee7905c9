#pragma once
// A library of fingerprints, laid out for search, and its builder.
//
// Molecules are sorted by their number of set bits. Sparse kinds are kept as columns (bit-sliced):
// blocks of 4,096 molecules, one column of 4,096 bits per fingerprint bit, so that a query reads
// only the columns of its own bits. Dense kinds and small libraries are kept as rows.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "congener/export.hpp"
#include "congener/fingerprints/fingerprint.hpp"

namespace congener::fingerprints {

/// The most bits that a fingerprint may have.
constexpr std::uint32_t kMostBits = 32768;

/// How the bits lie in memory. The numbers are those of the index file.
enum class StoreLayout : std::uint32_t { Columns = 1, Rows = 2 };

/// Values in memory that someone else owns.
template <typename T>
struct ArrayView {
  const T* data = nullptr;
  std::size_t size = 0;

  const T& operator[](std::size_t index) const { return data[index]; }
  const T* begin() const { return data; }
  const T* end() const { return data + size; }
};

class ReadGuard;

/// What a store consists of: in memory of its own, or in a mapped file. "Place" is a molecule's
/// index in the sorted order, "position" its index in the order in which it was added.
struct StoreParts {
  std::uint32_t bits = 0;  ///< per fingerprint, a multiple of 64, 64 to kMostBits
  StoreLayout layout = StoreLayout::Columns;
  /// bits + 2 values: the first place with at least so many set bits; the last two are the size.
  ArrayView<std::uint64_t> first_places;
  /// Position of each place; ascending among molecules with the same number of set bits.
  ArrayView<std::uint64_t> positions;
  /// How many molecules have each bit set.
  ArrayView<std::uint64_t> bit_counts;
  /// Columns: per block and bit 64 words; the last block is filled up with empty molecules. Rows:
  /// per place bits/64 words.
  ArrayView<std::uint64_t> words;
  std::shared_ptr<const void> owner;  ///< keeps all of these alive
  /// Checks what is read of a file, when it is read; null: nothing is checked. IndexFile sets it.
  std::shared_ptr<const ReadGuard> guard;
};

/// Number of words that a store with so many molecules has.
CONGENER_EXPORT std::uint64_t store_words(StoreLayout layout, std::uint32_t bits,
                                          std::uint64_t molecules);

/// An immutable library. Copies share the same memory; all functions are safe from many threads.
class CONGENER_EXPORT FingerprintStore {
 public:
  FingerprintStore() = default;  ///< empty, of no bits

  /// Takes parts over. Checks their sizes and the order of first_places, not the bulk. Throws
  /// congener::FormatError with what is wrong.
  explicit FingerprintStore(StoreParts parts);

  const StoreParts& parts() const { return parts_; }
  std::uint64_t size() const { return parts_.positions.size; }
  std::uint32_t bits() const { return parts_.bits; }
  StoreLayout layout() const { return parts_.layout; }

  /// A tile is what one step of a search looks at: a block of columns, or as many rows as fit in
  /// the processor's second cache.
  std::uint64_t tile_count() const { return tile_bits_.size(); }
  std::uint64_t tile_places() const;  ///< molecules per tile (the last may have fewer)

  /// Numbers of set bits in a tile: of its first and its last molecule.
  struct BitRange {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
  };
  const BitRange& tile_bits(std::uint64_t tile) const { return tile_bits_[tile]; }

  /// Fewest and most bits set in any molecule; both 0 when the library is empty.
  BitRange bit_range() const;

  /// The fingerprint at a place, put together again. Slow for columns.
  Fingerprint fingerprint_at(std::uint64_t place) const;

  /// Number of set bits of the molecule at a place.
  std::uint32_t bits_at(std::uint64_t place) const;

  /// Checks what the constructor does not: that every molecule has as many bits set as its place
  /// says, that bit_counts hold, that positions are a permutation, and that what fills up the last
  /// block is empty. Reads everything. Throws congener::FormatError with the first fault.
  void verify() const;

 private:
  StoreParts parts_;
  std::vector<BitRange> tile_bits_;
};

/// How a store is built.
struct StoreOptions {
  /// Rows are used from this average share of set bits on (fingerprints/MEASUREMENTS.md says why)
  /// ...
  double rows_from_density = 0.3;
  /// ... if a fingerprint has at least so many bits, because short rows cost more than they save.
  std::uint32_t rows_from_bits = 512;
  /// Libraries with fewer molecules are kept as rows: a block of columns has a fixed size.
  std::uint64_t rows_below_size = 1024;
};

/// Collects fingerprints and lays them out. One thread at a time.
class CONGENER_EXPORT StoreBuilder {
 public:
  /// bits: a multiple of 64, 64 to kMostBits, else congener::OptionError.
  explicit StoreBuilder(std::uint32_t bits, const StoreOptions& options = {});

  /// Adds a fingerprint of bits/64 words; its position is the number added before.
  void add(const std::uint64_t* words);
  /// The same; congener::OptionError when the number of words is another.
  void add(const Fingerprint& fingerprint);

  std::uint64_t size() const { return bits_of_.size(); }

  /// Lays out what was added, and forgets it: the builder is empty afterwards.
  FingerprintStore build();

 private:
  std::uint32_t bits_;
  StoreOptions options_;
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> bits_of_;
};

}  // namespace congener::fingerprints
