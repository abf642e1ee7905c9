// Shortened, changed and foreign index files are refused with a reason, or verify() finds them.

#include <catch.hpp>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "checksum.hpp"
#include "congener/error.hpp"
#include "index_bytes.hpp"
#include "index_format.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
using congener::FormatError;
namespace format = congener::fingerprints::index_format;

namespace {

std::string small_index() {
  const TempDir folder;
  builder_with(0, 300).write(folder.path_of("a.cgx"));
  builder_with(300, 305).append_to(folder.path_of("a.cgx"));
  return bytes_of_file(folder.path_of("a.cgx"));
}

/// "" when nothing is found, otherwise the message of the refusal.
std::string refusal_of(const std::string& bytes) {
  try {
    fp::IndexFile::from_bytes(bytes, "damaged.cgx").verify();
  } catch (const FormatError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("an index cut off anywhere is refused at once", "[unit]") {
  const std::string bytes = small_index();
  REQUIRE(refusal_of(bytes) == "");
  // The first segment was a whole index once; its slot must not stand in for the second one.
  for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 37) {
    INFO("cut to " << length << " of " << bytes.size() << " bytes");
    CHECK_THROWS_AS(fp::IndexFile::from_bytes(bytes.substr(0, length), "cut.cgx"), FormatError);
  }
  CHECK_THROWS_AS(fp::IndexFile::from_bytes(bytes.substr(0, bytes.size() - 1), "cut.cgx"),
                  FormatError);
}

TEST_CASE("a changed bit in any part of the file is found", "[unit]") {
  const TempDir folder;
  builder_with(0, 300).write(folder.path_of("a.cgx"));
  const std::string bytes = bytes_of_file(folder.path_of("a.cgx"));
  const format::CurrentSlot current = current_slot_of(bytes);
  const format::Slot& slot = current.slot;
  const format::Directory directory = directory_of(bytes);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> parts = {
      {0, 32},
      {format::kSlotOffsets[0], format::kSlotBytes},
      {slot.directory_offset, slot.directory_bytes}};
  for (const format::Section& section : directory.segments[0].sections) {
    parts.emplace_back(section.offset, section.bytes);
  }
  REQUIRE(parts.size() == 20);
  std::mt19937_64 random(4);
  for (const auto& [first, size] : parts) {
    for (std::size_t round = 0; round < 200; ++round) {
      const auto offset = static_cast<std::size_t>(first + random() % size);
      std::string changed = bytes;
      changed[offset] = static_cast<char>(changed[offset] ^ (1 << (random() % 8)));
      INFO("byte " << offset);
      CHECK(refusal_of(changed) != "");
    }
  }
}

TEST_CASE("the newer of two slots counts, and no older one in its place unless asked", "[unit]") {
  std::string bytes = small_index();
  CHECK(fp::IndexFile::from_bytes(bytes, "a").size() == 305);
  bytes[1024] = static_cast<char>(bytes[1024] ^ 1);
  CHECK_THROWS_WITH(fp::IndexFile::from_bytes(bytes, "a"), ContainsText("added last"));
  CHECK(fp::IndexFile::from_bytes(bytes, "a", fp::IndexReading::Unchecked).size() == 300);
  bytes[512] = static_cast<char>(bytes[512] ^ 1);
  CHECK_THROWS_AS(fp::IndexFile::from_bytes(bytes, "a"), FormatError);
}

TEST_CASE("damage in the slot that does not count changes nothing", "[unit]") {
  std::string bytes = small_index();
  bytes[512] = static_cast<char>(bytes[512] ^ 1);
  CHECK(fp::IndexFile::from_bytes(bytes, "a").size() == 305);
}

TEST_CASE("foreign, newer and empty files say what they are", "[unit]") {
  CHECK_THAT(refusal_of(""), ContainsText("not a Congener index"));
  CHECK_THAT(refusal_of(std::string(10000, 'x')), ContainsText("not a Congener index"));
  CHECK_THAT(refusal_of(small_index().substr(0, 100)), ContainsText("cut off"));
  std::string newer = small_index();
  newer[8] = static_cast<char>(format::kVersion + 1);
  const std::uint64_t checksum = fp::checksum_of(newer.data(), 24);
  std::memcpy(newer.data() + 24, &checksum, 8);
  CHECK_THAT(refusal_of(newer), ContainsText("newer"));
  CHECK_THAT(refusal_of(newer), ContainsText("damaged.cgx"));
}

TEST_CASE("a directory with right checksums that lies is refused at once", "[unit]") {
  const std::string bytes = small_index();
  const auto refused = [&](auto change) {
    CHECK_THROWS_AS(fp::IndexFile::from_bytes(with_directory(bytes, change), "a"), FormatError);
  };
  CHECK_NOTHROW(fp::IndexFile::from_bytes(with_directory(bytes, [](auto&) {}), "a"));
  for (std::size_t section = 0; section < 17; ++section) {
    INFO("section " << section);
    const auto in_section = [&](auto change) {
      refused(
          [&](format::Directory& directory) { change(directory.segments[0].sections[section]); });
    };
    in_section([](format::Section& entry) { entry.offset += 8; });
    in_section([](format::Section& entry) { entry.offset = 0; });
    in_section([](format::Section& entry) { entry.offset = ~std::uint64_t{0} - 4095; });
    in_section([](format::Section& entry) { entry.bytes = ~std::uint64_t{0}; });
    in_section([](format::Section& entry) { entry.type = static_cast<format::SectionType>(99); });
    refused([&](format::Directory& directory) {
      auto& sections = directory.segments[0].sections;
      sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(section));
    });
  }
  refused([](format::Directory& directory) { ++directory.segments[0].molecules; });
  refused(
      [](format::Directory& directory) { directory.segments[0].molecules = ~std::uint64_t{0}; });
  refused([](format::Directory& directory) { directory.description.kinds[0].bits = 128; });
  refused([](format::Directory& directory) { directory.description.kinds[0].bits = 0; });
  refused([](format::Directory& directory) {
    directory.description.kinds.push_back({"x", "", 64});
  });
}
