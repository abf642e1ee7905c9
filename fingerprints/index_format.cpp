#include "index_format.hpp"

#include <algorithm>
#include <cstring>

#include "checksum.hpp"
#include "congener/error.hpp"

namespace congener::fingerprints::index_format {
namespace {

constexpr char kMagic[kMagicBytes] = {'\x89', 'C', 'N', 'G', 'X', '\r', '\n', '\x1A'};
constexpr std::uint64_t kByteOrder = 0x0102030405060708ULL;
constexpr std::size_t kHeadSummed = 24;  // bytes before the checksum of the fixed head
constexpr std::size_t kSectionBytes = 40;

template <typename Number>
void put(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

void put_text(std::string& bytes, const std::string& text) {
  put(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
}

/// Reads numbers and texts one after the other, never beyond the end.
class Bytes {
 public:
  Bytes(std::string_view bytes, const std::string& name) : left_(bytes), name_(name) {}

  template <typename Number>
  Number number() {
    Number number = 0;
    std::memcpy(&number, take(sizeof number).data(), sizeof number);
    return number;
  }

  std::string text() { return std::string(take(number<std::uint32_t>())); }

  /// A number of things of at least so many bytes each, which must still be there.
  std::uint32_t count(std::size_t least_bytes) {
    const auto count = number<std::uint32_t>();
    if (count > left_.size() / least_bytes) {
      refuse(name_, "its directory is damaged");
    }
    return count;
  }

  bool at_end() const { return left_.empty(); }

 private:
  std::string_view take(std::size_t bytes) {
    if (bytes > left_.size()) {
      refuse(name_, "its directory is damaged");
    }
    const std::string_view taken = left_.substr(0, bytes);
    left_.remove_prefix(bytes);
    return taken;
  }

  std::string_view left_;
  const std::string& name_;
};

bool slot_from(std::string_view bytes, Slot& slot, const std::string& name) {
  std::uint64_t checksum = 0;
  std::memcpy(&checksum, bytes.data() + kSlotBytes - 8, 8);
  if (checksum != checksum_of(bytes.data(), kSlotBytes - 8)) {
    return false;
  }
  Bytes reader(bytes, name);
  slot.generation = reader.number<std::uint64_t>();
  slot.directory_offset = reader.number<std::uint64_t>();
  slot.directory_bytes = reader.number<std::uint64_t>();
  slot.directory_checksum = reader.number<std::uint64_t>();
  slot.file_bytes = reader.number<std::uint64_t>();
  return slot.generation != 0;
}

IndexDescription description_from(Bytes& reader, std::uint32_t version, const std::string& name) {
  IndexDescription description;
  description.rdkit_version = reader.text();
  if (version >= kVersionWithGraphs) {
    description.graphs = reader.text();
  }
  const auto kinds = reader.count(12);
  for (std::uint32_t kind = 0; kind < kinds; ++kind) {
    IndexKind entry;
    entry.name = reader.text();
    entry.parameters = reader.text();
    entry.bits = reader.number<std::uint32_t>();
    if (entry.bits == 0 || entry.bits % 64 != 0 || entry.bits > kMostBits) {
      refuse(name, "it has fingerprints of an impossible length");
    }
    description.kinds.push_back(entry);
  }
  return description;
}

Segment segment_from(Bytes& reader) {
  Segment segment;
  segment.molecules = reader.number<std::uint64_t>();
  const auto sections = reader.count(kSectionBytes);
  for (std::uint32_t index = 0; index < sections; ++index) {
    Section section;
    section.type = static_cast<SectionType>(reader.number<std::uint32_t>());
    section.kind = reader.number<std::uint32_t>();
    section.layout = reader.number<std::uint32_t>();
    reader.number<std::uint32_t>();  // reserved
    section.offset = reader.number<std::uint64_t>();
    section.bytes = reader.number<std::uint64_t>();
    section.checksum = reader.number<std::uint64_t>();
    segment.sections.push_back(section);
  }
  return segment;
}

}  // namespace

void refuse(const std::string& name, const std::string& what) {
  throw FormatError(name + ": this index cannot be used: " + what +
                    "; build it anew, or take a backup");
}

std::string encode_head(std::uint32_t version) {
  std::string head(kMagic, sizeof kMagic);
  put(head, version);
  put(head, static_cast<std::uint32_t>(kHeadBytes));
  put(head, kByteOrder);
  put(head, checksum_of(head.data(), kHeadSummed));
  head.resize(kHeadBytes, '\0');
  return head;
}

std::string encode_slot(const Slot& slot) {
  std::string bytes;
  put(bytes, slot.generation);
  put(bytes, slot.directory_offset);
  put(bytes, slot.directory_bytes);
  put(bytes, slot.directory_checksum);
  put(bytes, slot.file_bytes);
  bytes.resize(kSlotBytes - 8, '\0');
  put(bytes, checksum_of(bytes.data(), bytes.size()));
  return bytes;
}

std::string encode_directory(const Directory& directory, std::uint32_t version) {
  std::string bytes;
  put_text(bytes, directory.description.rdkit_version);
  if (version >= kVersionWithGraphs) {
    put_text(bytes, directory.description.graphs);
  }
  put(bytes, static_cast<std::uint32_t>(directory.description.kinds.size()));
  for (const IndexKind& kind : directory.description.kinds) {
    put_text(bytes, kind.name);
    put_text(bytes, kind.parameters);
    put(bytes, kind.bits);
  }
  put(bytes, static_cast<std::uint32_t>(directory.segments.size()));
  for (const Segment& segment : directory.segments) {
    put(bytes, segment.molecules);
    put(bytes, static_cast<std::uint32_t>(segment.sections.size()));
    for (const Section& section : segment.sections) {
      put(bytes, static_cast<std::uint32_t>(section.type));
      put(bytes, section.kind);
      put(bytes, section.layout);
      put(bytes, std::uint32_t{0});
      put(bytes, section.offset);
      put(bytes, section.bytes);
      put(bytes, section.checksum);
    }
  }
  return bytes;
}

bool has_magic(std::string_view head) {
  return head.size() >= kMagicBytes && std::memcmp(head.data(), kMagic, kMagicBytes) == 0;
}

CurrentSlot decode_head(std::string_view head, std::uint64_t file_bytes, const std::string& name) {
  if (!has_magic(head)) {
    throw FormatError(name + ": this is not a Congener index; make one with 'index build'");
  }
  if (head.size() < kHeadBytes) {
    refuse(name, "it is cut off");
  }
  Bytes reader(head.substr(sizeof kMagic), name);
  const auto version = reader.number<std::uint32_t>();
  const auto head_bytes = reader.number<std::uint32_t>();
  const auto byte_order = reader.number<std::uint64_t>();
  if (reader.number<std::uint64_t>() != checksum_of(head.data(), kHeadSummed)) {
    refuse(name, "its head is damaged");
  }
  if (version > kVersion) {
    throw FormatError(name + ": this index has format " + std::to_string(version) +
                      ", which is newer than this program (" + std::to_string(kVersion) +
                      "); use a newer version of Congener");
  }
  if (version == 0 || head_bytes != kHeadBytes || byte_order != kByteOrder) {
    refuse(name, "its head is damaged, or it comes from a machine with another byte order");
  }
  CurrentSlot current;
  current.version = version;
  for (std::size_t number = 0; number < 2; ++number) {
    Slot slot;
    if (slot_from(head.substr(kSlotOffsets[number], kSlotBytes), slot, name) &&
        slot.generation > current.slot.generation) {
      current.slot = slot;
      current.number = number;
    }
  }
  const Slot& slot = current.slot;
  if (slot.generation == 0) {
    refuse(name, "its head is damaged, or it was never finished");
  }
  if (slot.file_bytes > file_bytes) {
    refuse(name, "it is cut off");
  }
  if (slot.directory_offset < kHeadBytes || slot.directory_offset > slot.file_bytes ||
      slot.directory_bytes > slot.file_bytes - slot.directory_offset) {
    refuse(name, "its directory lies outside of it");
  }
  return current;
}

void check_other_slot(std::string_view file, const CurrentSlot& current, const std::string& name) {
  const std::string_view bytes = file.substr(kSlotOffsets[1 - current.number], kSlotBytes);
  const bool is_unused = bytes.find_first_not_of('\0') == std::string_view::npos;
  Slot slot;
  if (!is_unused && !slot_from(bytes, slot, name) && file.size() > current.slot.file_bytes) {
    refuse(name, "what says which molecules were added last is damaged");
  }
}

Directory decode_directory(std::string_view bytes, const CurrentSlot& current,
                           const std::string& name) {
  if (checksum_of(bytes.data(), bytes.size()) != current.slot.directory_checksum) {
    refuse(name, "its directory is damaged");
  }
  Bytes reader(bytes, name);
  Directory directory;
  directory.description = description_from(reader, current.version, name);
  const auto segments = reader.count(12);
  for (std::uint32_t segment = 0; segment < segments; ++segment) {
    directory.segments.push_back(segment_from(reader));
    check_segment(directory.segments.back(), directory, current, name);
  }
  if (!reader.at_end()) {
    refuse(name, "its directory is damaged");
  }
  return directory;
}

bool same_description(const IndexDescription& a, const IndexDescription& b) {
  const auto same_kind = [](const IndexKind& kind, const IndexKind& other) {
    return kind.name == other.name && kind.parameters == other.parameters &&
           kind.bits == other.bits;
  };
  return a.rdkit_version == b.rdkit_version && a.graphs == b.graphs &&
         std::equal(a.kinds.begin(), a.kinds.end(), b.kinds.begin(), b.kinds.end(), same_kind);
}

}  // namespace congener::fingerprints::index_format
