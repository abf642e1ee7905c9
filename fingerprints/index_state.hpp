#pragma once
// What an open index consists of; shared by reading, verifying and merging.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "congener/fingerprints/index_file.hpp"
#include "index_format.hpp"

namespace congener::fingerprints {

struct IndexFile::State {
  std::string name;
  std::string_view bytes;
  std::shared_ptr<const void> owner;
  index_format::CurrentSlot current;
  index_format::Directory directory;
  /// First position of each segment, and the number of molecules at the end.
  std::vector<std::uint64_t> first_positions;
  /// stores[kind][segment]
  std::vector<StoreList> stores;

  State(std::string file_name, std::string_view file_bytes, std::shared_ptr<const void> file_owner);

  std::string_view section_bytes(const index_format::Section& section) const {
    return bytes.substr(static_cast<std::size_t>(section.offset),
                        static_cast<std::size_t>(section.bytes));
  }
  /// A section of numbers.
  ArrayView<std::uint64_t> numbers(const index_format::Segment& segment,
                                   index_format::SectionType type, std::uint32_t kind = 0) const;
  /// Text `index` of a segment.
  std::string_view text(const index_format::Segment& segment, index_format::SectionType ends,
                        index_format::SectionType texts, std::uint64_t index) const;

  struct Place {
    const index_format::Segment* segment = nullptr;
    std::uint64_t index = 0;  ///< in the segment
  };
  Place place_of(std::uint64_t position) const;

 private:
  FingerprintStore store_of(const index_format::Segment& segment, std::uint32_t kind) const;
};

}  // namespace congener::fingerprints
