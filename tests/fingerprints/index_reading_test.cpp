// What a search reads of a damaged index ends it, or does not matter: never other answers.

#include <catch.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "checksum.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/kernels.hpp"
#include "index_bytes.hpp"
#include "index_format.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
using congener::FormatError;
using fp::IndexReading;
namespace format = congener::fingerprints::index_format;

namespace {

constexpr std::size_t kMolecules = 40;

std::string index_of(bool as_rows, bool with_graphs = true) {
  const TempDir folder;
  fp::StoreOptions options;
  options.rows_below_size = as_rows ? 1000 : 0;
  options.rows_from_density = as_rows ? 0 : 2;
  fp::IndexBuilder builder({{{"only", "bits=64", 64}}, "", with_graphs ? "letters" : ""}, options);
  for (std::size_t number = 0; number < kMolecules; ++number) {
    const std::string id = id_of(number);
    const std::string structure = structure_of(number);
    const std::string graph = with_graphs ? graph_of(number) : "";
    builder.add({id, structure, number + 1, {fingerprints_of(number)[0]}, graph, number});
    if (number == kMolecules / 2) {
      builder.append_to(folder.path_of("a.cgx"));
    } else if (number == 0) {
      builder.write(folder.path_of("a.cgx"));
    }
  }
  builder.append_to(folder.path_of("a.cgx"));
  return bytes_of_file(folder.path_of("a.cgx"));
}

void describe(const fp::IndexFile& index, const fp::SearchResult& result, std::string& answers) {
  for (const fp::Hit& hit : result.hits) {
    answers += std::to_string(hit.position) + " " + std::to_string(hit.common_bits) + "/" +
               std::to_string(hit.library_bits) + " " + std::string(index.id(hit.position)) + " " +
               std::string(index.structure(hit.position)) + " " +
               std::to_string(index.skeleton_hash(hit.position)) + "\n";
  }
}

/// All graphs of the index.
std::string described_graphs(const fp::IndexFile& index) {
  std::string described;
  for (std::size_t part = 0; part < index.segment_count(); ++part) {
    const fp::SegmentGraphs graphs = index.graphs(part);
    for (std::uint64_t place = 0; place < graphs.size(); ++place) {
      described +=
          std::string(graphs.graph(place)) + " " + std::to_string(graphs.kinds(place, 1)[0]) + "\n";
    }
  }
  return described;
}

const std::string kRefused = "refused";

/// All that searches tell about this index.
std::string answers_of(const std::string& bytes, IndexReading reading = IndexReading::Checked,
                       int threads = 1) {
  std::string answers;
  try {
    const auto index = fp::IndexFile::from_bytes(bytes, "searched.cgx", reading);
    const std::vector<fp::Fingerprint> queries = {fingerprints_of(3)[0], fingerprints_of(33)[0]};
    fp::SearchOptions options;
    options.threads = threads;
    options.threshold = {3, 10};
    for (const auto& result : fp::threshold_search(index.stores("only"), queries, options)) {
      describe(index, result, answers);
    }
    for (const auto& result : fp::nearest_search(index.stores("only"), queries, 3, {})) {
      describe(index, result, answers);
    }
    answers += described_graphs(index);
  } catch (const congener::Error&) {
    return kRefused;
  }
  return answers;
}

/// The bytes that mean something: all but those that fill up a page.
std::vector<std::size_t> meaningful_bytes(const std::string& bytes) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> parts = {
      {0, 32}, {format::kSlotOffsets[0], 64}, {format::kSlotOffsets[1], 64}};
  const format::Slot slot = current_slot_of(bytes).slot;
  parts.emplace_back(slot.directory_offset, slot.directory_bytes);
  for (const format::Segment& segment : directory_of(bytes).segments) {
    for (const format::Section& section : segment.sections) {
      parts.emplace_back(section.offset, section.bytes);
    }
  }
  std::vector<std::size_t> offsets;
  for (const auto& [first, size] : parts) {
    for (std::uint64_t offset = first; offset < first + size; ++offset) {
      offsets.push_back(static_cast<std::size_t>(offset));
    }
  }
  return offsets;
}

struct Damage {
  std::size_t refused = 0;
  std::size_t other_answers = 0;

  void count(const std::string& found, const std::string& expected) {
    refused += found == kRefused ? 1 : 0;
    other_answers += found != kRefused && found != expected ? 1 : 0;
  }
};

/// Every byte in turn, with one of its bits turned round.
Damage after_each_flip(const std::string& bytes, IndexReading reading, std::size_t step) {
  const std::string expected = answers_of(bytes);
  const std::vector<std::size_t> offsets = meaningful_bytes(bytes);
  Damage damage;
  for (std::size_t index = 0; index < offsets.size(); index += step) {
    std::string changed = bytes;
    char& byte = changed[offsets[index]];
    byte = static_cast<char>(byte ^ (1 << (index / step % 8)));
    damage.count(answers_of(changed, reading), expected);
  }
  return damage;
}

}  // namespace

TEST_CASE("a bit turned round in any byte ends a search or changes no answer", "[unit]") {
  for (const bool as_rows : {false, true}) {
    const std::string bytes = index_of(as_rows);
    for (const std::string& version : {bytes, as_version_1(index_of(as_rows, false))}) {
      REQUIRE(answers_of(version).size() > 100);
      const std::size_t step = version == bytes ? 1 : 3;
      const Damage damage = after_each_flip(version, IndexReading::Checked, step);
      CHECK(damage.refused > 500);
      CHECK(damage.other_answers == 0);
      CHECK(after_each_flip(version, IndexReading::Unchecked, 5).other_answers > 20);
    }
  }
}

TEST_CASE("pages of zeros, of other bytes and of the next page end a search", "[unit]") {
  constexpr std::size_t kPage = 4096;
  for (const bool as_rows : {false, true}) {
    const std::string bytes = index_of(as_rows);
    for (const std::string& version : {bytes, as_version_1(index_of(as_rows, false))}) {
      const std::string expected = answers_of(version);
      Damage damage;
      for (std::size_t first = 0; first + kPage < version.size(); first += kPage) {
        const std::string next = version.substr(first + kPage, kPage);
        for (const std::string& page : {std::string(kPage, '\0'), std::string(kPage, 'x'), next}) {
          std::string changed = version;
          damage.count(answers_of(changed.replace(first, page.size(), page)), expected);
        }
      }
      CHECK(damage.refused > 30);
      CHECK(damage.other_answers == 0);
    }
  }
}

TEST_CASE("a file that lost its end or a page in its middle ends a search", "[unit]") {
  const std::string bytes = index_of(false);
  const std::string expected = answers_of(bytes);
  Damage damage;
  std::size_t tried = 0;
  for (std::size_t length = 0; length < bytes.size(); length += 509, ++tried) {
    damage.count(answers_of(bytes.substr(0, length)), expected);
  }
  CHECK(damage.refused == tried);
  for (std::size_t first = 0; first < bytes.size(); first += 4096) {
    std::string changed = bytes;
    damage.count(answers_of(changed.erase(first, 4096)), expected);
  }
  CHECK(damage.other_answers == 0);
}

TEST_CASE("damage ends a search on several threads, too", "[unit]") {
  const auto with_other_words = [](std::string bytes) {
    const format::Directory directory = directory_of(bytes);
    for (const format::Section& section : directory.segments[1].sections) {
      if (section.type == format::SectionType::Words) {
        bytes.replace(section.offset, section.bytes, section.bytes, '\xff');
      }
    }
    return bytes;
  };
  CHECK(answers_of(with_other_words(index_of(false)), IndexReading::Checked, 4) == kRefused);
  const std::string old = as_version_1(with_other_words(index_of(false, false)));
  CHECK(answers_of(old, IndexReading::Checked, 4) == kRefused);
}

TEST_CASE("damage is told with the file, the section, the place and what to do", "[unit]") {
  std::string bytes = index_of(true);
  const format::Section ids = directory_of(bytes).segments[0].sections[1];
  REQUIRE(ids.type == format::SectionType::Ids);
  bytes[ids.offset] = 'X';
  const auto index = fp::IndexFile::from_bytes(bytes, "searched.cgx");
  CHECK_THROWS_WITH(index.id(0), ContainsText("searched.cgx") && ContainsText("section 2 (ids)") &&
                                     ContainsText("byte " + std::to_string(ids.offset)) &&
                                     ContainsText("build it anew"));
  CHECK(fp::IndexFile::from_bytes(bytes, "a", IndexReading::Unchecked).id(0)[0] == 'X');
}

TEST_CASE("an index of format 1 grows by segments of format 1", "[unit]") {
  const TempDir folder;
  const fp::IndexDescription description = two_kinds_without_graphs();
  builder_with(0, 30, {}, description).write(folder.path_of("a.cgx"));
  folder.write_file("a.cgx", as_version_1(bytes_of_file(folder.path_of("a.cgx"))));
  CHECK_THROWS_AS(builder_with(30, 50).append_to(folder.path_of("a.cgx")), congener::OptionError);
  builder_with(30, 50, {}, description).append_to(folder.path_of("a.cgx"));
  CHECK(wrong_in(fp::IndexFile::open(folder.path_of("a.cgx")), 50) == "");
  CHECK(bytes_of_file(folder.path_of("a.cgx"))[8] == 1);
  fp::merge_indexes({folder.path_of("a.cgx")}, folder.path_of("b.cgx"));
  CHECK(wrong_in(fp::IndexFile::open(folder.path_of("b.cgx")), 50) == "");
  CHECK(bytes_of_file(folder.path_of("b.cgx"))[8] == 3);
}

TEST_CASE("an index that was appended to 2^64 times takes no more", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 30).write(path);
  std::string bytes = bytes_of_file(path);
  format::Slot slot = current_slot_of(bytes).slot;
  slot.generation = ~std::uint64_t{0};
  bytes.replace(format::kSlotOffsets[0], format::kSlotBytes, format::encode_slot(slot));
  folder.write_file("a.cgx", bytes);
  CHECK_THROWS_AS(builder_with(30, 50).append_to(path), FormatError);
  CHECK(bytes_of_file(path) == bytes);
}

TEST_CASE("the sum of a piece is that of FORMAT.md with every kernel", "[unit][per_kernel]") {
  const KernelRestorer restorer;
  std::mt19937_64 random(9);
  std::uint64_t words[64];
  for (int round = 0; round < 50; ++round) {
    std::uint64_t state = 0;
    std::uint64_t sum = 0;
    for (std::uint64_t& word : words) {
      word = round == 0 ? 0 : random();
      state += 0x9E3779B97F4A7C15;
      std::uint64_t key = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
      key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
      const std::uint64_t mixed = word ^ key ^ (key >> 31);
      sum += (mixed & 0xFFFFFFFF) * (mixed >> 32);
    }
    const std::uint64_t expected = ((sum ^ (sum >> 32)) * 0x9E3779B185EBCA87) >> 32;
    for (const std::string& kernel : fp::kernel_names()) {
      REQUIRE(fp::force_kernel(kernel));
      CHECK(fp::piece_sum_of({reinterpret_cast<const char*>(words), sizeof words}) == expected);
    }
  }
}

TEST_CASE("every bit of a piece counts in its sum", "[unit]") {
  std::mt19937_64 random(8);
  std::string piece(fp::kPieceBytes, '\0');
  CHECK(fp::piece_sum_of(piece) == fp::piece_sum_of({}));
  CHECK(fp::piece_sum_of("abc") == fp::piece_sum_of("abc" + piece.substr(3)));
  for (int round = 0; round < 3; ++round) {
    const std::uint32_t whole = fp::piece_sum_of(piece);
    CHECK(whole != 0);
    for (std::size_t bit = 0; bit < 8 * piece.size(); ++bit) {
      std::string changed = piece;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
      REQUIRE(fp::piece_sum_of(changed) != whole);
    }
    for (char& byte : piece) {
      byte = static_cast<char>(random());
    }
  }
}
