// More than 2^24 molecules: where byte offsets pass 2^32 and RDKit's FPBReader reads the wrong
// data.

#include <catch.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "checksum.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index_format.hpp"
#include "search_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
namespace format = congener::fingerprints::index_format;

namespace {

constexpr std::uint32_t kBits = 2048;
constexpr std::uint64_t kMolecules = (std::uint64_t{1} << 24) + 5000;
constexpr std::uint64_t kFull = 3;  ///< molecules at the end that have bits set

/// A sparse file: almost all molecules are empty, their bytes are holes.
class SparseIndex {
 public:
  SparseIndex(const std::string& path, fp::StoreLayout layout)
      : file_(path, std::ios::binary | std::ios::trunc), layout_(layout) {
    format::Segment segment;
    segment.molecules = kMolecules;
    for (const auto type : {format::SectionType::IdEnds, format::SectionType::StructureEnds,
                            format::SectionType::SkeletonHashes, format::SectionType::Positions}) {
      segment.sections.push_back(section(type, 8 * kMolecules));
    }
    put(segment.sections.back().offset + 8 * (kMolecules - kFull), {77, 88, 99});
    segment.sections.push_back(section(format::SectionType::Ids, 0));
    segment.sections.push_back(section(format::SectionType::Structures, 0));
    segment.sections.push_back(section(format::SectionType::BitCounts, 8 * kBits));
    segment.sections.push_back(section(format::SectionType::FirstPlaces, 8 * (kBits + 2)));
    std::vector<std::uint64_t> first(kBits + 2, kMolecules);
    first[0] = 0;
    first[1] = kMolecules - kFull;  // one bit set, the others none
    put(segment.sections.back().offset, first);
    segment.sections.push_back(
        section(format::SectionType::Words, 8 * fp::store_words(layout, kBits, kMolecules)));
    segment.sections.back().layout = static_cast<std::uint32_t>(layout);
    words_ = segment.sections.back().offset;
    for (std::uint64_t place = kMolecules - kFull; place < kMolecules; ++place) {
      set_bit(place, 100 + place - (kMolecules - kFull));
    }
    finish({{{{"morgan", "", kBits}}, ""}, {segment}});
  }

 private:
  format::Section section(format::SectionType type, std::uint64_t bytes) {
    const format::Section made{type, 0, 0, next_, bytes, 0};
    next_ += (bytes + 4095) / 4096 * 4096;
    return made;
  }

  void put(std::uint64_t offset, const std::vector<std::uint64_t>& numbers) {
    file_.seekp(static_cast<std::streamoff>(offset));
    file_.write(reinterpret_cast<const char*>(numbers.data()),
                static_cast<std::streamsize>(8 * numbers.size()));
  }

  void set_bit(std::uint64_t place, std::uint64_t bit) {
    const std::uint64_t word = layout_ == fp::StoreLayout::Rows
                                   ? place * (kBits / 64) + bit / 64
                                   : (place / 4096 * kBits + bit) * 64 + place % 4096 / 64;
    const std::uint64_t shift = layout_ == fp::StoreLayout::Rows ? bit % 64 : place % 64;
    put(words_ + 8 * word, {std::uint64_t{1} << shift});
  }

  void finish(const format::Directory& directory) {
    const std::string encoded = format::encode_directory(directory, 1);
    const format::Slot slot{1, next_, encoded.size(),
                            fp::checksum_of(encoded.data(), encoded.size()),
                            next_ + encoded.size()};
    const std::string head = format::encode_head(1);  // no sums of pieces
    file_.seekp(static_cast<std::streamoff>(next_))
        .write(encoded.data(), std::streamsize(encoded.size()));
    file_.seekp(0).write(head.data(), std::streamsize(head.size()));
    const std::string bytes = format::encode_slot(slot);
    file_.seekp(format::kSlotOffsets[0]).write(bytes.data(), std::streamsize(bytes.size()));
    file_.close();
    REQUIRE(file_);
  }

  std::ofstream file_;
  fp::StoreLayout layout_;
  std::uint64_t next_ = format::kHeadBytes;
  std::uint64_t words_ = 0;
};

}  // namespace

TEST_CASE("molecules beyond 2^24 are found, in both layouts", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("sparse.cgx");
  for (const auto layout : {fp::StoreLayout::Columns, fp::StoreLayout::Rows}) {
    const SparseIndex written(path, layout);
    REQUIRE(std::filesystem::file_size(path) > std::uint64_t{1} << 32);
    // Without checks: nobody has worked out the checksums of 4 GB of holes.
    const auto index = fp::IndexFile::open(path, fp::IndexReading::Unchecked);
    REQUIRE(index.size() == kMolecules);
    for (std::uint64_t number = 0; number < kFull; ++number) {
      fp::Fingerprint query = empty_fingerprint(kBits);
      query.words[(100 + number) / 64] |= std::uint64_t{1} << ((100 + number) % 64);
      fp::SearchOptions options;
      options.threshold = {1, 2};
      const auto result = fp::threshold_search(index.stores("morgan"), {query}, options)[0];
      REQUIRE(result.hits.size() == 1);
      CHECK(result.hits[0].position == 77 + 11 * number);
      CHECK(result.hits[0].score == 1.0);
      const auto nearest = fp::nearest_search(index.stores("morgan"), {query}, 1, options)[0];
      REQUIRE(nearest.hits.size() == 1);
      CHECK(nearest.hits[0].position == 77 + 11 * number);
    }
  }
}
