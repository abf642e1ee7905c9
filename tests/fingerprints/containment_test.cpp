// Which molecules have all of some bits: the screen of a substructure search.

#include "congener/fingerprints/containment.hpp"

#include <catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "congener/error.hpp"
#include "index_format.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
using congener::FormatError;
using congener::OptionError;
namespace format = congener::fingerprints::index_format;

namespace {

constexpr std::size_t kMolecules = 5000;  // more than a block

fp::StoreOptions options_for(bool as_rows) {
  fp::StoreOptions options;
  options.rows_below_size = as_rows ? 2 * kMolecules : 0;
  options.rows_from_density = as_rows ? 0 : 2;
  return options;
}

fp::FingerprintStore store_of(bool as_rows) {
  fp::StoreBuilder builder(256, options_for(as_rows));
  for (std::size_t number = 0; number < kMolecules; ++number) {
    builder.add(fingerprints_of(number)[1]);
  }
  return builder.build();
}

bool has(const fp::Fingerprint& fingerprint, std::uint32_t bit) {
  return (fingerprint.words[bit / 64] >> (bit % 64) & 1U) != 0;
}

}  // namespace

TEST_CASE("the molecules with some bits are those that have them all, by position", "[unit]") {
  for (const bool as_rows : {false, true}) {
    const fp::FingerprintStore store = store_of(as_rows);
    for (const std::vector<std::uint32_t>& bits :
         {std::vector<std::uint32_t>{}, {0}, {255}, {17, 90}, {3, 100, 180}, {90, 17, 90}}) {
      const std::vector<std::uint64_t> found = fp::molecules_with_bits(store, bits);
      REQUIRE(found.size() == (kMolecules + 63) / 64);
      std::size_t wrong = 0;
      std::size_t count = 0;
      for (std::size_t number = 0; number < 64 * found.size(); ++number) {
        bool expected = number < kMolecules;
        for (const std::uint32_t bit : bits) {
          expected = expected && has(fingerprints_of(number)[1], bit);
        }
        const bool is_found = (found[number / 64] >> (number % 64) & 1U) != 0;
        wrong += is_found != expected ? 1 : 0;
        count += expected ? 1 : 0;
      }
      CHECK(wrong == 0);
      CHECK((count > 0 || bits.size() > 2));
    }
  }
}

TEST_CASE("bits that are not there are refused, an empty library has none", "[unit]") {
  CHECK_THROWS_AS(fp::molecules_with_bits(store_of(false), {256}), OptionError);
  CHECK(fp::molecules_with_bits(fp::StoreBuilder(64).build(), {3}).empty());
}

TEST_CASE("damage ends a screen", "[unit]") {
  const TempDir folder;
  for (const bool as_rows : {false, true}) {
    const std::string path = folder.path_of("a.cgx");
    builder_with(0, 300, options_for(as_rows)).write(path);
    const std::string bytes = bytes_of_file(path);
    const format::CurrentSlot current = format::decode_head(
        std::string_view(bytes).substr(0, format::kHeadBytes), bytes.size(), "a");
    const auto directory = format::decode_directory(
        std::string_view(bytes).substr(current.slot.directory_offset, current.slot.directory_bytes),
        current, "a");
    for (const auto type : {format::SectionType::Words, format::SectionType::Positions,
                            format::SectionType::BitCounts}) {
      const format::Section& section = format::section_of(directory.segments[0], type, 1);
      std::string changed = bytes;
      changed.replace(section.offset, section.bytes, section.bytes, '\x5a');
      const auto index = fp::IndexFile::from_bytes(changed, "a");
      CHECK_THROWS_AS(fp::molecules_with_bits(index.stores("long")[0], {0}), FormatError);
    }
  }
}
