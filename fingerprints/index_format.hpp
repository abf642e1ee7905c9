#pragma once
// The index file's head and directory in memory, and their bytes (FORMAT.md). No file access.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "congener/fingerprints/index_file.hpp"

namespace congener::fingerprints::index_format {

constexpr std::uint32_t kVersion = 3;
/// From this version on a segment has sums of its pieces.
constexpr std::uint32_t kVersionWithPieceSums = 2;
/// From this version on it may have graphs.
constexpr std::uint32_t kVersionWithGraphs = 3;
constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kSectionAlignment = 4096;
constexpr std::size_t kSlotOffsets[2] = {512, 1024};
constexpr std::size_t kSlotBytes = 64;

enum class SectionType : std::uint32_t {
  IdEnds = 1,
  Ids = 2,
  StructureEnds = 3,
  Structures = 4,
  SkeletonHashes = 5,
  PieceSums = 6,
  GraphEnds = 7,
  Graphs = 8,
  GraphKinds = 9,
  FirstPlaces = 16,
  Positions = 17,
  BitCounts = 18,
  Words = 19
};

/// Where a section is. Those of one kind of fingerprint say which.
struct Section {
  SectionType type = SectionType::Ids;
  std::uint32_t kind = 0;    ///< index in IndexDescription::kinds; 0 for the others
  std::uint32_t layout = 0;  ///< of the words: StoreLayout; 0 for the others
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

struct Segment {
  std::uint64_t molecules = 0;
  std::vector<Section> sections;
};

struct Directory {
  IndexDescription description;
  std::vector<Segment> segments;
};

/// The 64 bytes that say which directory counts.
struct Slot {
  std::uint64_t generation = 0;  ///< 0: unused
  std::uint64_t directory_offset = 0;
  std::uint64_t directory_bytes = 0;
  std::uint64_t directory_checksum = 0;
  std::uint64_t file_bytes = 0;  ///< used by all that this directory names
};

/// The part of the file that a segment's piece sums are about: from its first section to the end of
/// its last, the sums left out.
struct Region {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};
Region region_of(const Segment& segment);

std::string encode_head(std::uint32_t version = kVersion);  ///< kHeadBytes, without slots
std::string encode_slot(const Slot& slot);
std::string encode_directory(const Directory& directory, std::uint32_t version = kVersion);

/// Does a file that begins so say that it is an index?
bool has_magic(std::string_view head);

/// The slot that counts, and where it is. Throws congener::FormatError, naming the file, when this
/// is no index, a newer one, a shortened or a damaged one. file_bytes: the size of the file.
struct CurrentSlot {
  Slot slot;
  std::size_t number = 0;  ///< 0 or 1
  std::uint32_t version = kVersion;
};
CurrentSlot decode_head(std::string_view head, std::uint64_t file_bytes, const std::string& name);

/// Throws congener::FormatError when the other slot is damaged and may have been the newer one: the
/// file is longer than what the current slot knows of.
void check_other_slot(std::string_view file, const CurrentSlot& current, const std::string& name);

/// Reads a directory and checks that every section lies inside the file, is aligned and apart from
/// the others, and that the sizes fit the numbers of molecules and bits. Throws
/// congener::FormatError, naming the file.
Directory decode_directory(std::string_view bytes, const CurrentSlot& current,
                           const std::string& name);

/// What decode_directory checks of a segment.
void check_segment(const Segment& segment, const Directory& directory, const CurrentSlot& current,
                   const std::string& name);

/// The section of this type (and kind). decode_directory has made sure that there is one.
const Section& section_of(const Segment& segment, SectionType type, std::uint32_t kind = 0);

/// The same kinds, parameters and RDKit version?
bool same_description(const IndexDescription& a, const IndexDescription& b);

[[noreturn]] void refuse(const std::string& name, const std::string& what);

/// The bytes of this section, about here in the file, are not those that were written.
[[noreturn]] void refuse_damaged(const std::string& name, const Section& section,
                                 std::uint64_t offset);

}  // namespace congener::fingerprints::index_format
