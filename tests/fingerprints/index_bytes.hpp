#pragma once
// The bytes of an index taken apart and changed, for tests.

#include <string>
#include <string_view>

#include "checksum.hpp"
#include "index_format.hpp"

namespace congener::test {

inline fingerprints::index_format::CurrentSlot current_slot_of(std::string_view bytes) {
  namespace format = fingerprints::index_format;
  return format::decode_head(bytes.substr(0, format::kHeadBytes), bytes.size(), "a");
}

inline fingerprints::index_format::Directory directory_of(std::string_view bytes) {
  namespace format = fingerprints::index_format;
  const format::CurrentSlot current = current_slot_of(bytes);
  return format::decode_directory(
      bytes.substr(static_cast<std::size_t>(current.slot.directory_offset),
                   static_cast<std::size_t>(current.slot.directory_bytes)),
      current, "a");
}

/// The directory of an index, changed and put back with right checksums, as in this format.
template <typename Change>
std::string with_directory(const std::string& bytes, const Change& change,
                           std::uint32_t version = fingerprints::index_format::kVersion) {
  namespace format = fingerprints::index_format;
  const format::CurrentSlot current = current_slot_of(bytes);
  format::Slot slot = current.slot;
  format::Directory directory = directory_of(bytes);
  change(directory);
  const std::string encoded = format::encode_directory(directory, version);
  slot.directory_bytes = encoded.size();
  slot.directory_checksum = fingerprints::checksum_of(encoded.data(), encoded.size());
  slot.file_bytes = slot.directory_offset + encoded.size();
  std::string changed = bytes.substr(0, slot.directory_offset) + encoded;
  return changed.replace(format::kSlotOffsets[current.number], format::kSlotBytes,
                         format::encode_slot(slot));
}

/// The same index, which has no graphs, as a program from before piece sums would have written it,
/// but for unused bytes.
inline std::string as_version_1(const std::string& bytes) {
  namespace format = fingerprints::index_format;
  const auto without_sums = [](format::Directory& directory) {
    for (format::Segment& segment : directory.segments) {
      segment.sections.pop_back();  // the sums come last
    }
  };
  std::string changed = with_directory(bytes, without_sums, 1);
  return changed.replace(0, 32, format::encode_head(1).substr(0, 32));
}

}  // namespace congener::test
