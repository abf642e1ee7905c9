// Writing, opening, appending to and merging indexes.

#include "congener/fingerprints/index_file.hpp"

#include <catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "checksum.hpp"
#include "congener/error.hpp"
#include "index_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener::test;
using congener::FileError;
using congener::OptionError;

namespace {

std::size_t files_in(const std::string& folder) {
  const std::filesystem::directory_iterator files(folder);
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

TEST_CASE("checksums are those of xxhsum -H1", "[unit]") {
  const std::string text = "Nobody inspects the spammish repetition";
  CHECK(fp::checksum_of("", 0) == 0xEF46DB3751D8E999ULL);
  CHECK(fp::checksum_of("abc", 3) == 0x44BC2CF5AD770999ULL);
  CHECK(fp::checksum_of(text.data(), text.size()) == 0xFBCEA83C8A378BF1ULL);
}

TEST_CASE("an index gives back what was written, in both layouts", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  for (const std::uint64_t rows_below : {std::uint64_t{0}, std::uint64_t{100000}}) {
    fp::StoreOptions options;
    options.rows_below_size = rows_below;
    builder_with(0, 5000, options).write(path);
    const auto index = fp::IndexFile::open(path);
    CHECK(wrong_in(index, 5000) == "");
    CHECK(index.segment_count() == 1);
    CHECK(index.used_bytes() == std::filesystem::file_size(path));
    const auto expected = rows_below == 0 ? fp::StoreLayout::Columns : fp::StoreLayout::Rows;
    CHECK(index.stores("short")[0].layout() == expected);
    CHECK(index.description().rdkit_version == "2022.09.3");
    CHECK(index.description().kinds[1].parameters == "bits=256");
  }
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("an index without molecules is an index", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("empty.cgx");
  builder_with(0, 0).write(path);
  const auto index = fp::IndexFile::open(path);
  CHECK(index.size() == 0);
  CHECK_NOTHROW(index.verify());
  CHECK(fp::nearest_search(index.stores("short"), {fingerprints_of(1)[0]}, 3)[0].hits.empty());
  CHECK_THROWS_AS(index.id(0), OptionError);
}

TEST_CASE("the same molecules make the same bytes", "[unit]") {
  const TempDir folder;
  builder_with(0, 3000).write(folder.path_of("a.cgx"));
  builder_with(0, 3000).write(folder.path_of("b.cgx"));
  CHECK(bytes_of_file(folder.path_of("a.cgx")) == bytes_of_file(folder.path_of("b.cgx")));
}

TEST_CASE("appended segments are searched and read like one library", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 1200).write(path);
  const auto before = fp::IndexFile::open(path);
  builder_with(1200, 1201).append_to(path);
  builder_with(1201, 1201).append_to(path);
  builder_with(1201, 2900).append_to(path);
  const auto index = fp::IndexFile::open(path);
  CHECK(index.segment_count() == 4);
  CHECK(wrong_in(index, 2900) == "");
  CHECK(wrong_in(before, 1200) == "");
}

TEST_CASE("merging gives the bytes of building in one go", "[unit]") {
  const TempDir folder;
  const std::string whole = folder.path_of("whole.cgx");
  const std::string parts = folder.path_of("parts.cgx");
  const std::string rest = folder.path_of("rest.cgx");
  builder_with(0, 2900).write(whole);
  builder_with(0, 1200).write(parts);
  builder_with(1200, 1201).append_to(parts);
  builder_with(1201, 2900).write(rest);
  fp::merge_indexes({parts, rest}, parts);
  CHECK(bytes_of_file(parts) == bytes_of_file(whole));
  CHECK_THROWS_AS(fp::merge_indexes({}, whole), OptionError);
}

TEST_CASE("what an interrupted append left behind does no harm", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 1200).write(path);
  const std::string old = bytes_of_file(path);
  builder_with(1200, 2900).append_to(path);
  const std::string appended = bytes_of_file(path);
  // Everything but the last write: the old head, and any part of what comes behind it.
  const std::string unfinished = old.substr(0, 4096) + appended.substr(4096);
  for (const std::size_t length : {old.size(), old.size() + 5000, appended.size()}) {
    folder.write_file("a.cgx", unfinished.substr(0, length));
    CHECK(wrong_in(fp::IndexFile::open(path), 1200) == "");
    builder_with(1200, 2900).append_to(path);
    CHECK(wrong_in(fp::IndexFile::open(path), 2900) == "");
  }
  // The last write, half done (no disk does that to 64 bytes of one sector): it may as well be
  // damage to an index of 2,900 molecules, so nobody guesses.
  std::string torn = unfinished;
  torn.replace(1024, 20, appended.substr(1024, 20));
  folder.write_file("a.cgx", torn);
  CHECK_THROWS_AS(fp::IndexFile::open(path), congener::FormatError);
  CHECK(wrong_in(fp::IndexFile::open(path, fp::IndexReading::Unchecked), 1200) == "");
}

TEST_CASE("an index with other fingerprints is not appended to or merged", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  const std::string before = bytes_of_file(path);
  const auto refused = [&](auto change) {
    fp::IndexDescription other = two_kinds();
    change(other);
    fp::IndexBuilder builder(other);
    CHECK_THROWS_AS(builder.append_to(path), OptionError);
    fp::IndexBuilder(other).write(folder.path_of("other.cgx"));
    CHECK_THROWS_AS(fp::merge_indexes({path, folder.path_of("other.cgx")}, path), OptionError);
  };
  refused([](fp::IndexDescription& other) { other.rdkit_version = "2025.03.1"; });
  refused([](fp::IndexDescription& other) { other.kinds[0].parameters = "radius=3"; });
  refused([](fp::IndexDescription& other) { other.kinds[0].name = "other"; });
  refused([](fp::IndexDescription& other) { other.kinds[0].bits = 128; });
  refused([](fp::IndexDescription& other) { other.kinds.pop_back(); });
  CHECK(bytes_of_file(path) == before);
}

TEST_CASE("a builder refuses what does not fit, and adds nothing of it", "[unit]") {
  auto builder = builder_with(0, 3);
  fp::IndexEntry entry{"id", "C", 0, fingerprints_of(1)};
  entry.fingerprints.pop_back();
  CHECK_THROWS_AS(builder.add(entry), OptionError);
  entry.fingerprints = {fingerprints_of(1)[0], fingerprints_of(1)[0]};
  CHECK_THROWS_AS(builder.add(entry), OptionError);
  CHECK(builder.size() == 3);
  const TempDir folder;
  builder.write(folder.path_of("a.cgx"));
  CHECK(wrong_in(fp::IndexFile::open(folder.path_of("a.cgx")), 3) == "");
  CHECK_THROWS_AS(fp::IndexBuilder({{{"", "", 64}}, ""}), OptionError);
  CHECK_THROWS_AS(fp::IndexBuilder({{{"a", "", 64}, {"a", "", 128}}, ""}), OptionError);
  CHECK_THROWS_AS(fp::IndexBuilder({{{"a", "", 65}}, ""}), OptionError);
}

TEST_CASE("files that cannot be read or written are named", "[unit]") {
  const TempDir folder;
  const std::string missing = folder.path_of("missing/a.cgx");
  using Catch::Matchers::Message;
  CHECK_THROWS_AS(fp::IndexFile::open(missing), FileError);
  CHECK_THROWS_AS(builder_with(0, 1).write(missing), FileError);
  CHECK_THROWS_AS(builder_with(0, 1).append_to(missing), FileError);
  try {
    fp::IndexFile::open(missing);
  } catch (const FileError& error) {
    CHECK_THAT(error.what(), ContainsText(missing));
  }
  CHECK_THROWS_AS(fp::IndexFile::open(folder.path()), congener::Error);
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("positions and kinds that are not there are refused", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 10).write(path);
  const auto index = fp::IndexFile::open(path);
  CHECK_THROWS_AS(index.id(10), OptionError);
  CHECK_THROWS_AS(index.structure(~std::uint64_t{0}), OptionError);
  CHECK_THROWS_AS(index.skeleton_hash(10), OptionError);
  CHECK_THROWS_AS(index.stores("medium"), OptionError);
}

TEST_CASE("2,048 bits cost at most 300 bytes per molecule besides ids and structures", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  fp::IndexBuilder builder({{fp::index_kind_of(fp::FingerprintKind::Morgan)}, "2022.09.3"});
  std::mt19937_64 random(9);
  constexpr std::size_t kMolecules = 8 * 4096;
  for (std::size_t number = 0; number < kMolecules; ++number) {
    builder.add({"", "", number, {random_fingerprint(random, 2048, 48)}});
  }
  builder.write(path);
  CHECK(std::filesystem::file_size(path) <= 300 * kMolecules);
}

TEST_CASE("an index written in steps has a segment for each, and counts only once it is finished",
          "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const auto add = [](fp::IndexBuilder& builder, std::size_t first, std::size_t last) {
    for (std::size_t number = first; number < last; ++number) {
      const std::string id = id_of(number);
      const std::string structure = structure_of(number);
      const std::string graph = graph_of(number);
      builder.add({id, structure, 3 * number + 1, fingerprints_of(number), graph, 7 * number});
    }
  };
  fp::IndexBuilder builder(two_kinds());
  builder.begin(path);
  builder.flush();  // nothing to write yet
  add(builder, 0, 30);
  builder.flush();
  CHECK(builder.size() == 0);
  CHECK_FALSE(std::filesystem::exists(path));
  add(builder, 30, 50);
  builder.finish();
  CHECK(wrong_in(fp::IndexFile::open(path), 50) == "");
  CHECK(fp::IndexFile::open(path).segment_count() == 2);
  builder.begin_append(path);
  add(builder, 50, 60);
  builder.flush();
  CHECK(wrong_in(fp::IndexFile::open(path), 50) == "");
  builder.finish();
  CHECK(wrong_in(fp::IndexFile::open(path), 60) == "");
  CHECK(fp::IndexFile::open(path).segment_count() == 3);
}

TEST_CASE("an index that is never finished leaves the old one as it was", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 20).write(path);
  for (const bool append : {false, true}) {
    {
      auto builder = builder_with(20, 40);
      append ? builder.begin_append(path) : builder.begin(path);
      builder.flush();
    }
    CHECK(wrong_in(fp::IndexFile::open(path), 20) == "");
    CHECK(files_in(folder.path()) == 1);
  }
  builder_with(20, 40).append_to(path);  // over what the interrupted one left behind
  CHECK(wrong_in(fp::IndexFile::open(path), 40) == "");
}

TEST_CASE("steps out of turn are refused", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  auto builder = builder_with(0, 5);
  CHECK_THROWS_AS(builder.flush(), OptionError);
  CHECK_THROWS_AS(builder.finish(), OptionError);
  builder.begin(path);
  CHECK_THROWS_AS(builder.begin(path), OptionError);
  CHECK_THROWS_AS(builder.write(path), OptionError);
  builder.finish();
  CHECK_THROWS_AS(builder.finish(), OptionError);
}

TEST_CASE("all fingerprints come back by position", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  fp::StoreOptions columns;
  columns.rows_below_size = 0;
  builder_with(0, 5000, columns).write(path);
  builder_with(5000, 5100).append_to(path);
  std::uint64_t next = 0;
  bool all_equal = true;
  fp::IndexFile::open(path).for_each_fingerprint(
      "long", [&](std::uint64_t position, const fp::Fingerprint& fingerprint) {
        all_equal = all_equal && position == next &&
                    fingerprint.words == fingerprints_of(next)[1].words &&
                    fingerprint.on_bits == fingerprints_of(next)[1].on_bits;
        ++next;
      });
  CHECK(all_equal);
  CHECK(next == 5100);
  CHECK_THROWS_AS(fp::IndexFile::open(path).for_each_fingerprint("none", {}), OptionError);
}

TEST_CASE("an append to an index that was replaced meanwhile fails", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  builder_with(0, 20).write(path);
  auto builder = builder_with(20, 40);
  builder.begin_append(path);
  builder_with(0, 30).write(path);
  CHECK_THROWS_AS(builder.finish(), FileError);
  CHECK(wrong_in(fp::IndexFile::open(path), 30) == "");
}

TEST_CASE("a link to an index stays a link when the index is replaced", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const std::string link = folder.path_of("link.cgx");
  builder_with(0, 5).write(path);
  std::filesystem::create_symlink(path, link);
  builder_with(0, 9).write(link);
  CHECK(std::filesystem::is_symlink(link));
  CHECK(wrong_in(fp::IndexFile::open(path), 9) == "");
}
