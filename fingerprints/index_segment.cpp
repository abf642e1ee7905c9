// What a segment's entry in the directory must say, and what its sections are called.

#include <algorithm>

#include "checksum.hpp"
#include "index_format.hpp"

namespace congener::fingerprints::index_format {
namespace {

/// A 32-bit number squared at most: no product here overflows.
constexpr std::uint64_t kMostMolecules = std::uint64_t{1} << 40;

/// The exact size that a section must have; texts may have any.
bool has_right_size(const Section& section, std::uint64_t molecules,
                    const IndexDescription& description) {
  const std::uint64_t bits =
      section.kind < description.kinds.size() ? description.kinds[section.kind].bits : 0;
  switch (section.type) {
    case SectionType::Ids:
    case SectionType::Structures:
    case SectionType::PieceSums:  // check_pieces
      return true;
    case SectionType::Graphs:
      return section.bytes % 8 == 0;
    case SectionType::IdEnds:
    case SectionType::StructureEnds:
    case SectionType::SkeletonHashes:
    case SectionType::Positions:
    case SectionType::GraphEnds:
    case SectionType::GraphKinds:
      return section.bytes == 8 * molecules;
    case SectionType::FirstPlaces:
      return section.bytes == 8 * (bits + 2);
    case SectionType::BitCounts:
      return section.bytes == 8 * bits;
    case SectionType::Words:
      return (section.layout == 1 || section.layout == 2) &&
             section.bytes == 8 * store_words(static_cast<StoreLayout>(section.layout),
                                              static_cast<std::uint32_t>(bits), molecules);
  }
  return false;
}

bool is_of_fingerprint(SectionType type) {
  return type >= SectionType::FirstPlaces;
}

const char* words_for(SectionType type) {
  switch (type) {
    case SectionType::IdEnds:
    case SectionType::Ids:
      return "ids";
    case SectionType::StructureEnds:
    case SectionType::Structures:
      return "structures";
    case SectionType::SkeletonHashes:
      return "skeleton hashes";
    case SectionType::PieceSums:
      return "checksums";
    case SectionType::GraphEnds:
    case SectionType::Graphs:
    case SectionType::GraphKinds:
      return "graphs";
    case SectionType::FirstPlaces:
    case SectionType::Positions:
      return "order of the molecules";
    case SectionType::BitCounts:
      return "counts of bits";
    case SectionType::Words:
      return "fingerprints";
  }
  return "unknown";
}

const Section* find_section(const Segment& segment, SectionType type, std::uint32_t kind) {
  for (const Section& section : segment.sections) {
    if (section.type == type && (!is_of_fingerprint(type) || section.kind == kind)) {
      return &section;
    }
  }
  return nullptr;
}

/// Sections apart from each other, and one sum per piece of them in the versions that have sums.
void check_pieces(const Segment& segment, std::uint32_t version, const std::string& name) {
  std::vector<Section> sections = segment.sections;
  std::sort(sections.begin(), sections.end(), [](const Section& a, const Section& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.bytes < b.bytes;
  });
  for (std::size_t index = 1; index < sections.size(); ++index) {
    if (sections[index - 1].offset + sections[index - 1].bytes > sections[index].offset) {
      refuse(name, "two sections overlap");
    }
  }
  const Section* const sums = find_section(segment, SectionType::PieceSums, 0);
  if ((sums != nullptr) != (version >= kVersionWithPieceSums)) {
    refuse(name, "a section is missing or does not belong to its format");
  }
  if (sums == nullptr) {
    return;
  }
  const Region region = region_of(segment);
  const std::uint64_t pieces = (region.bytes + kPieceBytes - 1) / kPieceBytes;
  if (sums->bytes != sizeof(std::uint32_t) * pieces ||
      sums->offset < region.offset + region.bytes) {
    refuse(name, "a section has the wrong size");
  }
}

}  // namespace

void check_segment(const Segment& segment, const Directory& directory, const CurrentSlot& current,
                   const std::string& name) {
  const Slot& slot = current.slot;
  if (segment.molecules > kMostMolecules) {
    refuse(name, "it names more molecules than a file can hold");
  }
  for (const Section& section : segment.sections) {
    if (section.offset % kSectionAlignment != 0 || section.offset < kHeadBytes ||
        section.offset > slot.file_bytes || section.bytes > slot.file_bytes - section.offset) {
      refuse(name, "a section lies outside of it");
    }
    if (!has_right_size(section, segment.molecules, directory.description)) {
      refuse(name, "a section has the wrong size");
    }
  }
  const auto require = [&](SectionType type, std::uint32_t kind) {
    if (find_section(segment, type, kind) == nullptr) {
      refuse(name, "a section is missing");
    }
  };
  for (const SectionType type : {SectionType::IdEnds, SectionType::Ids, SectionType::StructureEnds,
                                 SectionType::Structures, SectionType::SkeletonHashes}) {
    require(type, 0);
  }
  for (std::uint32_t kind = 0; kind < directory.description.kinds.size(); ++kind) {
    for (const SectionType type : {SectionType::FirstPlaces, SectionType::Positions,
                                   SectionType::BitCounts, SectionType::Words}) {
      require(type, kind);
    }
  }
  for (const SectionType type :
       {SectionType::GraphEnds, SectionType::Graphs, SectionType::GraphKinds}) {
    const bool is_there = find_section(segment, type, 0) != nullptr;
    if (is_there == directory.description.graphs.empty()) {
      refuse(name, "a section is missing or does not belong to its format");
    }
  }
  check_pieces(segment, current.version, name);
}

const Section& section_of(const Segment& segment, SectionType type, std::uint32_t kind) {
  return *find_section(segment, type, kind);
}

Region region_of(const Segment& segment) {
  Region region;
  std::uint64_t end = 0;
  for (const Section& section : segment.sections) {
    if (section.type != SectionType::PieceSums && section.bytes > 0) {
      region.offset = end == 0 ? section.offset : std::min(region.offset, section.offset);
      end = std::max(end, section.offset + section.bytes);
    }
  }
  region.bytes = end - region.offset;
  return region;
}

void refuse_damaged(const std::string& name, const Section& section, std::uint64_t offset) {
  refuse(name, "section " + std::to_string(static_cast<unsigned>(section.type)) + " (" +
                   words_for(section.type) + ") does not hold what was written, at byte " +
                   std::to_string(offset) + " of the file");
}

}  // namespace congener::fingerprints::index_format
