#pragma once
// What an open index consists of; shared by reading, verifying and merging.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "congener/fingerprints/index_file.hpp"
#include "index_format.hpp"
#include "read_guard.hpp"

namespace congener::fingerprints {

struct IndexFile::State {
  std::string name;
  std::string_view bytes;
  std::shared_ptr<const void> owner;
  index_format::CurrentSlot current;
  index_format::Directory directory;
  /// First position of each segment, and the number of molecules at the end.
  std::vector<std::uint64_t> first_positions;
  /// One per segment. They check what is read, unless the index was opened without.
  std::vector<std::shared_ptr<const ReadGuard>> guards;
  bool checks_reads = true;
  /// stores[kind][segment]
  std::vector<StoreList> stores;

  State(std::string file_name, std::string_view file_bytes, std::shared_ptr<const void> file_owner,
        IndexReading reading);

  std::string_view section_bytes(const index_format::Section& section) const {
    return bytes.substr(static_cast<std::size_t>(section.offset),
                        static_cast<std::size_t>(section.bytes));
  }
  /// A section of numbers.
  ArrayView<std::uint64_t> numbers(const index_format::Segment& segment,
                                   index_format::SectionType type, std::uint32_t kind = 0) const;
  /// Text `index` of a segment.
  std::string_view text(std::size_t segment, index_format::SectionType ends,
                        index_format::SectionType texts, std::uint64_t index) const;

  struct Place {
    std::size_t segment = 0;
    std::uint64_t index = 0;  ///< in the segment
  };
  Place place_of(std::uint64_t position) const;

  void check_read(std::size_t segment, const void* first, std::size_t read_bytes) const {
    if (checks_reads) {
      guards[segment]->check(first, read_bytes);
    }
  }

 private:
  FingerprintStore store_of(std::size_t segment, std::uint32_t kind) const;
};

}  // namespace congener::fingerprints
