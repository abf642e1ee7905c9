// Index files that earlier programs wrote and that every later one must open: six medicines of the
// sample with Morgan fingerprints, packed with gzip. format_1.cgx.gz was written by the last
// program of format 1, the others by one of their format. None is ever written anew.

#include <zlib.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "index_bytes.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener;
using congener::fingerprints::IndexFile;
using congener::test::ContainsText;
using congener::test::TempDir;
namespace fp = congener::fingerprints;
namespace format = congener::fingerprints::index_format;

namespace {

constexpr std::uint64_t kHaloperidol = 2;
constexpr std::uint64_t kLoperamide = 3;

/// The bytes of tests/fingerprints/data/format_<version>.cgx.gz, unpacked.
std::string stored_bytes(std::uint32_t version) {
  const std::string path = CONGENER_STORED_INDEXES "/format_" + std::to_string(version) + ".cgx.gz";
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    throw std::runtime_error("cannot read " + path);
  }
  std::string bytes(1U << 20U, '\0');
  const int count = gzread(file, bytes.data(), static_cast<unsigned int>(bytes.size()));
  gzclose(file);
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

fp::Fingerprint fingerprint_at(const IndexFile& index, std::uint64_t wanted) {
  fp::Fingerprint found;
  index.for_each_fingerprint("morgan",
                             [&](std::uint64_t position, const fp::Fingerprint& fingerprint) {
                               if (position == wanted) {
                                 found = fingerprint;
                               }
                             });
  return found;
}

/// The stored file with another format version in its head, its checksum made anew.
std::string with_version(std::string bytes, std::uint32_t version) {
  constexpr std::size_t kVersionAndSum = 32;
  return bytes.replace(0, kVersionAndSum, format::encode_head(version), 0, kVersionAndSum);
}

std::string refusal_of(const std::string& bytes) {
  try {
    IndexFile::from_bytes(bytes, "stored.cgx");
  } catch (const FormatError& error) {
    return error.what();
  }
  return "(it opens)";
}

}  // namespace

TEST_CASE("an index of every earlier format opens, verifies and holds what was put in", "[unit]") {
  const std::vector<std::string> ids = {"S001", "S002", "S004", "S005", "S007", "S008"};
  for (std::uint32_t version = 1; version <= format::kVersion; ++version) {
    CAPTURE(version);
    const std::string bytes = stored_bytes(version);
    CHECK(congener::test::current_slot_of(bytes).version == version);
    const IndexFile index = IndexFile::from_bytes(bytes, "stored.cgx");
    REQUIRE(index.size() == ids.size());
    for (std::size_t position = 0; position < ids.size(); ++position) {
      CHECK(index.id(position) == ids[position]);
    }
    CHECK(index.structure(kHaloperidol) == "OC1(CCN(CCCC(=O)c2ccc(F)cc2)CC1)c1ccc(Cl)cc1");
    CHECK(index.description().rdkit_version == "2022.09.3");
    REQUIRE(index.description().kinds.size() == (version < 3 ? 1 : 2));
    CHECK(index.description().kinds[0].name == "morgan");
    CHECK_NOTHROW(index.verify());
  }
}

TEST_CASE("a search of an index of every earlier format finds what it always found", "[unit]") {
  for (std::uint32_t version = 1; version <= format::kVersion; ++version) {
    CAPTURE(version);
    const IndexFile index = IndexFile::from_bytes(stored_bytes(version), "stored.cgx");
    fp::SearchOptions options;
    options.threshold = {3, 10};
    const auto found = fp::threshold_search(index.stores("morgan"),
                                            {fingerprint_at(index, kHaloperidol)}, options);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].hits.size() == 2);
    CHECK(found[0].hits[0].position == kHaloperidol);
    CHECK(found[0].hits[0].score == 1.0);
    CHECK(found[0].hits[0].library_bits == 43);
    CHECK(found[0].hits[1].position == kLoperamide);
    CHECK(found[0].hits[1].common_bits == 28);
    CHECK(found[0].hits[1].library_bits == 47);
  }
}

TEST_CASE("an index of format 1 takes more molecules and stays one of format 1", "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("stored.cgx", stored_bytes(1));
  const IndexFile before = IndexFile::open(path);
  fp::IndexBuilder builder(before.description());
  builder.add({"again", "C", 0, {fingerprint_at(before, kLoperamide)}});
  builder.append_to(path);
  const IndexFile after = IndexFile::open(path);
  CHECK(after.size() == 7);
  CHECK(after.id(6) == "again");
  CHECK_NOTHROW(after.verify());
  CHECK(congener::test::current_slot_of(congener::test::bytes_of_file(path)).version == 1);
}

TEST_CASE("an index of a newer format is refused, and the message says what to do", "[unit]") {
  for (std::uint32_t version = 1; version <= format::kVersion; ++version) {
    const std::string newer = with_version(stored_bytes(version), format::kVersion + 1);
    CHECK(refusal_of(newer) ==
          "stored.cgx: this index has format " + std::to_string(format::kVersion + 1) +
              ", which is newer than this program (" + std::to_string(format::kVersion) +
              "); use a newer version of Congener");
  }
  CHECK_THAT(refusal_of(with_version(stored_bytes(1), 0)), ContainsText("its head is damaged"));
}
