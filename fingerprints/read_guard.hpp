#pragma once
// Checks the bytes of an index when they are first read, so that damage ends a search instead of
// changing its answers.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "checksum.hpp"
#include "congener/fingerprints/store.hpp"
#include "index_format.hpp"

namespace congener::fingerprints {

/// Watches over one segment. A piece of 512 bytes is compared with its sum once; a segment of
/// format 1 has no such sums, there the whole section is compared with its checksum. All functions
/// are safe from many threads; check functions throw congener::FormatError, naming the file, the
/// section and the place.
class ReadGuard {
 public:
  /// `file` must stay where it is as long as this object lives. The sections lie inside of it, as
  /// decode_directory has checked.
  ReadGuard(std::string name, std::string_view file, const index_format::Segment& segment);

  /// Bytes that were read, or are going to be: all of them lie in the segment.
  void check(const void* first, std::size_t bytes) const {
    if (bytes > 0) {
      const std::size_t last = piece_at(static_cast<const char*>(first) + bytes - 1);
      for (std::size_t piece = piece_at(first); piece <= last; ++piece) {
        check_piece(piece);
      }
    }
  }

  template <typename T>
  void check(const ArrayView<T>& values) const {
    check(values.data, sizeof(T) * values.size);
  }

  /// The same for columns of a block, which begins at `block`.
  void check_columns(const std::uint64_t* block, const std::uint32_t* columns,
                     std::uint32_t count) const {
    const std::size_t first = piece_at(block);
    std::uint64_t unknown = 0;  // in its lowest bit; without a branch per column
    for (std::uint32_t index = 0; index < count; ++index) {
      const std::size_t piece = first + columns[index];
      unknown |= ~(good_[piece / 64].load(std::memory_order_relaxed) >> (piece % 64));
    }
    if ((unknown & 1U) != 0) {
      check_unknown_columns(first, columns, count);
    }
  }

  /// Reads these bytes from end to end, which brings them into the cache, and checks what was not
  /// checked: next to the reading that costs little.
  void read_through(const void* first, std::size_t bytes) const;

  /// Reads everything, whatever was read before.
  void check_all() const;

 private:
  std::size_t piece_at(const void* byte) const {
    return static_cast<std::size_t>(static_cast<const char*>(byte) - region_.data()) / kPieceBytes;
  }

  // Relaxed is enough: what was checked never changes.
  bool is_known(std::size_t piece) const {
    return (good_[piece / 64].load(std::memory_order_relaxed) >> (piece % 64) & 1U) != 0;
  }

  /// Another thread's mark may get lost here; then that piece is checked again. An operation that
  /// loses none takes as long as the check.
  void mark_known(std::size_t piece) const {
    std::atomic<std::uint64_t>& word = good_[piece / 64];
    word.store(word.load(std::memory_order_relaxed) | (std::uint64_t{1} << (piece % 64)),
               std::memory_order_relaxed);
  }

  void check_piece(std::size_t piece) const {
    if (!is_known(piece)) {
      check_unknown(piece);
    }
  }

  void check_unknown(std::size_t piece) const;
  void check_unknown_columns(std::size_t first, const std::uint32_t* columns,
                             std::uint32_t count) const;
  bool is_right(std::size_t piece) const;
  void check_section_of(std::size_t piece) const;
  const index_format::Section& section_at(std::size_t piece) const;

  PieceSummer sum_;
  std::string name_;
  std::string_view region_;  ///< of the segment's sections but the sums
  std::uint64_t region_offset_ = 0;
  std::vector<index_format::Section> sections_;  ///< in the region, in the order of the file
  const std::uint32_t* sums_ = nullptr;          ///< one per piece; null: format 1
  mutable std::vector<std::atomic<std::uint64_t>> good_;  ///< a bit per piece
  mutable std::mutex section_mutex_;
};

}  // namespace congener::fingerprints
