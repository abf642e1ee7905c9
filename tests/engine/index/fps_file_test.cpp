// FPS files in and out.

#include "congener/fps_file.hpp"

#include <DataStructs/BitOps.h>
#include <DataStructs/ExplicitBitVect.h>

#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/library_index.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::fingerprints::IndexFile;
using congener::test::ContainsText;
using congener::test::read_bytes;
using congener::test::TempDir;

// The example of the format's specification, without its date.
const std::string kMaccs =
    "#FPS1\n#num_bits=166\n#type=RDKit-MACCS166/2\n#software=RDKit/2018.03.1 chemfp/3.2.1\n"
    "000000003000000001d414d91323915380f138ea1f\t58-08-2\n"
    "00000000000000000002000000000404001410d61e\t15687-27-1\n";

std::vector<FpsRecord> all_records(const std::string& text) {
  FpsReader reader = FpsReader::from_text(text, "a.fps");
  std::vector<FpsRecord> records;
  FpsRecord record;
  while (reader.next(record)) {
    records.push_back(record);
  }
  return records;
}

std::string exported(const std::string& index, const std::string& kind = "", bool gzip = false) {
  std::ostringstream stream;
  export_fps(index, kind, stream, gzip);
  return stream.str();
}

}  // namespace

TEST_CASE("an FPS file says its bits as RDKit reads them", "[unit]") {
  const auto records = all_records(kMaccs);
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == "58-08-2");
  CHECK(records[1].line == 6);
  ExplicitBitVect expected(166);
  UpdateBitVectFromFPSText(expected, "000000003000000001d414d91323915380f138ea1f");
  REQUIRE(records[0].fingerprint.words.size() == 3);
  for (unsigned bit = 0; bit < 192; ++bit) {
    CAPTURE(bit);
    const bool is_set = (records[0].fingerprint.words[bit / 64] >> (bit % 64) & 1U) != 0;
    CHECK(is_set == (bit < 166 && expected.getBit(bit)));
  }
  CHECK(records[0].fingerprint.on_bits == expected.getNumOnBits());
}

TEST_CASE("an FPS header may be short, long or absent", "[unit]") {
  FpsReader bare = FpsReader::from_text("00fF\tx\n", "a.fps");
  CHECK(bare.header().num_bits == 16);
  CHECK(bare.header().type.empty());
  FpsReader late =
      FpsReader::from_text("#num_bits= 12 \r\n#other=x\r\nff0F\tx y\tmore\r\n", "a.fps");
  CHECK(late.header().num_bits == 12);
  FpsRecord record;
  REQUIRE(late.next(record));
  CHECK(record.id == "x y");
  CHECK(record.fingerprint.on_bits == 12);
  CHECK_FALSE(late.next(record));
  CHECK_FALSE(late.next(record));
  CHECK(all_records("").empty());
  CHECK(all_records("#FPS1\n#num_bits=8\n").empty());
}

TEST_CASE("what is no FPS file is refused with its line", "[unit]") {
  const auto refused = [](const std::string& text) -> std::string {
    try {
      all_records(text);
    } catch (const FormatError& error) {
      return error.what();
    }
    return "not refused";
  };
  CHECK_THAT(refused("#FPS2\n00\tx\n"), ContainsText("a.fps:1: another version"));
  CHECK_THAT(refused("#FPS1\nnonsense\tx\n"), ContainsText("a.fps:2: the fingerprint is not hexa"));
  CHECK_THAT(refused("#FPS1\n#nonsense\n"), ContainsText("a.fps:2: a header line"));
  for (const char* bits : {"0", "-8", "8x", "", "32769", "99999999999999999999", "4294967304"}) {
    CAPTURE(bits);
    CHECK_THAT(refused("#num_bits=" + std::string(bits) + "\n00\tx\n"),
               ContainsText("a.fps:1: the number of bits is not from 1 to 32768"));
  }
  CHECK_THAT(refused("\tx\n"), ContainsText("a.fps:1: the number of bits"));
  CHECK_THAT(refused(std::string(8194, '0') + "\tx\n"), ContainsText("the number of bits"));
  CHECK_THAT(refused("000\tx\n"), ContainsText("3 characters instead of 4"));
  CHECK_THAT(refused("00\tx\n0000\ty\n"), ContainsText("a.fps:2: the fingerprint has 4 char"));
  CHECK_THAT(refused("#num_bits=12\nff1f\tx\n"), ContainsText("bits set beyond its 12"));
  CHECK_THAT(refused("0g\tx\n"), ContainsText("not hexadecimal"));
  CHECK_THAT(refused("00 x\n"), ContainsText("no tab"));
  CHECK_THAT(refused("00\t\n"), ContainsText("the id is empty"));
  CHECK_THAT(refused("00\tx\n\n"), ContainsText("a.fps:2: there is no tab"));
  CHECK_THAT(refused("00\tx\n#type=late\n"), ContainsText("a.fps:2: there is no tab"));
  CHECK_THAT(refused("00\tx"), ContainsText("no line end"));
  CHECK_THAT(refused(std::string("00\tx\0y\n", 7)), ContainsText("binary data"));
  CHECK_THAT(refused("#type=\x1b[2J\n"), ContainsText("binary data"));
  CHECK_THAT(refused("00\t" + std::string((1U << 20) + 1, 'x') + "\n"), ContainsText("the limit"));
}

TEST_CASE("fingerprints and ids go into an index and out again byte for byte", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  const std::string fps = folder.write_file("a.fps", kMaccs);
  CHECK(import_fps(fps, index) == 2);
  CHECK_NOTHROW(IndexFile::open(index).verify());
  CHECK(IndexFile::open(index).description().kinds[0].name == "fps");
  CHECK(exported(index) == kMaccs);
  import_fps(fps, index, "maccs-by-chemfp");
  CHECK(exported(index, "maccs-by-chemfp") == kMaccs);
  for (const char* text : {"#FPS1\n#num_bits=1\n01\tone\n00\tnone\n",
                           "#FPS1\n#num_bits=64\n"
                           "00000000000000ff\tid with spaces\n"}) {
    import_fps(folder.write_file("b.fps", text), index);
    CHECK(exported(index) == text);
  }
}

TEST_CASE("a compressed FPS file holds the same, always in the same bytes", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  import_fps(folder.write_file("a.fps", kMaccs), index);
  const std::string gzip = exported(index, "", true);
  CHECK(gzip == exported(index, "", true));
  CHECK(gzip.substr(0, 2) == "\x1f\x8b");
  CHECK(import_fps(folder.write_file("a.fps.gz", gzip), index) == 2);
  CHECK(exported(index) == kMaccs);
  const std::string cut = folder.write_file("cut.fps.gz", gzip.substr(0, gzip.size() - 9));
  CHECK_THROWS_AS(import_fps(cut, index), FormatError);
  CHECK(exported(index) == kMaccs);
}

TEST_CASE("an index of our own fingerprints comes back as what it was", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  const std::string again = folder.path_of("b.cgx");
  IndexBuildOptions options;
  options.kinds = fingerprints::all_fingerprint_kinds();
  build_index({folder.write_file("a.smi", "CCO ethanol\nc1ccccc1 benzene\n")}, index, options);
  for (const fingerprints::FingerprintKind kind : options.kinds) {
    const std::string name = to_string(kind);
    CAPTURE(name);
    import_fps(folder.write_file("a.fps", exported(index, name)), again, "other");
    const IndexFile reopened = IndexFile::open(again);
    const auto& description = reopened.description();
    REQUIRE(description.kinds.size() == 1);
    CHECK(description.kinds[0].name == name);
    CHECK(description.kinds[0].parameters == fingerprint_parameters(kind));
    CHECK(description.rdkit_version == IndexFile::open(index).description().rdkit_version);
    CHECK(exported(again) == exported(index, name));
  }
}

TEST_CASE("what FPS cannot hold is not exported", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  for (const char* id : {"a\tb", "a\nb"}) {
    fingerprints::IndexBuilder builder({{{"short", "bits=64", 64}}, ""});
    builder.add({id, "", 0, {{{1}, 1}}});
    builder.write(index);
    CHECK_THROWS_AS(exported(index), OptionError);
  }
  CHECK_THROWS_AS(exported(index, "none"), OptionError);
}

TEST_CASE("a molecule without an id is exported by its number, which is no other one's id",
          "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  fingerprints::IndexBuilder builder({{{"short", "bits=64", 64}}, ""});
  for (const char* id : {"a", "", "record_2", "record__x", ""}) {
    builder.add({id, "", 0, {{{1}, 1}}});
  }
  builder.write(index);
  std::ostringstream stream;
  const ExportedIds ids = export_fps(index, "", stream);
  CHECK(ids.numbered == 2);
  CHECK(ids.first_numbered == 2);
  CHECK(ids.prefix == "record___");
  const std::string text = stream.str();
  const std::string bits = "0100000000000000\t";
  CHECK(text.substr(text.find(bits)) == bits + "a\n" + bits + "record___2\n" + bits + "record_2\n" +
                                            bits + "record__x\n" + bits + "record___5\n");
}

TEST_CASE("what cannot be imported leaves the old index untouched", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  import_fps(folder.write_file("a.fps", kMaccs), index);
  const std::string old = read_bytes(index);
  CHECK_THROWS_AS(import_fps(folder.write_file("b.fps", ""), index), FormatError);
  CHECK_THROWS_AS(import_fps(folder.write_file("b.fps", "00\tx\n0\ty\n"), index), FormatError);
  CHECK_THROWS_AS(import_fps(folder.path_of("none.fps"), index), FileError);
  CHECK_THROWS_AS(import_fps(folder.write_file("b.fps", kMaccs), index, ""), OptionError);
  CHECK(read_bytes(index) == old);
}

TEST_CASE("FPS files are known by their names", "[unit]") {
  CHECK(is_fps_name("a/b.fps"));
  CHECK(is_fps_name("B.FPS.GZ"));
  CHECK_FALSE(is_fps_name("fps"));
  CHECK_FALSE(is_fps_name("a.fps.smi"));
  CHECK_FALSE(is_fps_name("-"));
}
