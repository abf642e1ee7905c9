// Indexes made from libraries of molecules.

#include "congener/library_index.hpp"

#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/fingerprints/index_file.hpp"
#include "congener/version.hpp"
#include "golden.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::fingerprints::FingerprintKind;
using congener::fingerprints::IndexFile;
using congener::test::read_bytes;
using congener::test::TempDir;

constexpr const char* kSample = CONGENER_REFERENCE_SETS "/samples/sample.csv";

/// So many lines of SMILES, of which every seventh cannot be read.
std::string many_lines(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) {
    const std::string chain(static_cast<std::size_t>(i % 13), 'C');
    text +=
        (i % 7 == 0 ? "C1CC" : chain + "c1ccccc1N" + chain) + " line" + std::to_string(i) + "\n";
  }
  return text;
}

/// RDKit's own parsing and fingerprint.
std::vector<std::uint64_t> morgan_by_rdkit(const std::string& smiles) {
  const std::unique_ptr<RDKit::ROMol> molecule{RDKit::SmilesToMol(smiles)};
  const std::unique_ptr<RDKit::FingerprintGenerator<std::uint64_t>> generator{
      RDKit::MorganFingerprint::getMorganGenerator<std::uint64_t>(2)};
  const std::unique_ptr<ExplicitBitVect> bits{generator->getFingerprint(*molecule)};
  std::vector<std::uint64_t> words(32);
  for (unsigned bit = 0; bit < 2048; ++bit) {
    words[bit / 64] |= static_cast<std::uint64_t>(bits->getBit(bit)) << (bit % 64);
  }
  return words;
}

}  // namespace

TEST_CASE("an index holds what RDKit makes of each record as submitted", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const std::vector<std::string> structures = {"O=C1CCN(CCc2ccccc2)CC1.Cl", "CC(=O)[O-].[Na+]",
                                               "OC(=O)[C@@H](N)C", "[2H]OC"};
  std::string lines;
  for (const std::string& structure : structures) {
    lines += structure + " id of " + structure + "\n";
  }
  const IndexSummary counts = build_index({folder.write_file("a.smi", lines)}, path);
  CHECK(counts.read == 4);
  CHECK(counts.indexed == 4);
  const IndexFile index = IndexFile::open(path);
  index.verify();
  CHECK(index.description().rdkit_version == rdkit_version());
  REQUIRE(index.size() == structures.size());
  index.for_each_fingerprint("morgan", [&](std::uint64_t position, const auto& fingerprint) {
    const std::string& structure = structures[static_cast<std::size_t>(position)];
    CAPTURE(structure);
    CHECK(index.structure(position) == structure);
    CHECK(index.id(position) == "id of " + structure);
    CHECK(index.skeleton_hash(position) != 0);
    CHECK(fingerprint.words == morgan_by_rdkit(structure));
  });
}

TEST_CASE("any number of threads gives the same index", "[unit]") {
  const TempDir folder;
  const std::string library = folder.write_file("many.smi", many_lines(2500));
  IndexBuildOptions options;
  options.kinds = {FingerprintKind::Morgan, FingerprintKind::Maccs};
  options.threads = 1;
  build_index({library, kSample}, folder.path_of("1.cgx"), options);
  for (const int threads : {2, 5}) {
    options.threads = threads;
    build_index({library, kSample}, folder.path_of("n.cgx"), options);
    CAPTURE(threads);
    CHECK(read_bytes(folder.path_of("n.cgx")) == read_bytes(folder.path_of("1.cgx")));
  }
}

TEST_CASE("every record is in the index or is told with its reason", "[unit]") {
  const TempDir folder;
  std::vector<std::string> told;
  std::uint64_t last_read = 0;
  std::ostringstream table_text;
  const auto table = make_not_screened_table(table_text);
  IndexBuildOptions options;
  options.not_screened = [&](const Record& record, const std::string& reason) {
    told.push_back(record.id + ": " + reason);
    table->add(record, reason);
  };
  options.progress = [&](const Progress& state) {
    CHECK(state.not_screened <= state.read);
    last_read = state.read;
  };
  options.max_heavy_atoms = 10;
  const std::string library =
      folder.write_file("a.smi", "CCO fine\nC1CC open\nCCCCCCCCCCCC long\n*C =star\nCC fine\n");
  const IndexSummary counts = build_index({library}, folder.path_of("a.cgx"), options);
  CHECK(counts.read == 5);
  CHECK(last_read == 5);
  CHECK(counts.indexed == 2);
  CHECK(counts.not_screened == 3);
  REQUIRE(told.size() == 3);
  CHECK_THAT(told[0], test::ContainsText("open: not a valid SMILES"));
  CHECK_THAT(told[1], test::ContainsText("long: too large: 12 non-hydrogen atoms"));
  CHECK_THAT(told[2], test::ContainsText("undefined atom"));
  CHECK_THAT(table_text.str(), test::ContainsText("record\tfile\tline\tid\tstructure\tstatus"));
  CHECK_THAT(table_text.str(), test::ContainsText("\t'=star\t*C\tnot_screened\tthe structure"));
}

TEST_CASE("a mol block is kept as one line of SMILES", "[unit]") {
  const TempDir folder;
  const std::string block =
      "propanol\n  test\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n"
      "    0.0000    0.0000    0.0000 C   0  0\n    1.5000    0.0000    0.0000 O   0  0\n"
      "  1  2  1  0\nM  END\n$$$$\n";
  build_index({folder.write_file("a.sdf", block)}, folder.path_of("a.cgx"));
  const IndexFile index = IndexFile::open(folder.path_of("a.cgx"));
  CHECK(index.structure(0) == "CO");
  CHECK(index.id(0) == "propanol");
}

TEST_CASE("segments bound the memory and change no entry", "[unit]") {
  const TempDir folder;
  const std::string library = folder.write_file("many.smi", many_lines(100));
  IndexBuildOptions options;
  build_index({library}, folder.path_of("one.cgx"), options);
  options.segment_bytes = (256 + 800) * 40;
  build_index({library}, folder.path_of("many.cgx"), options);
  const IndexFile one = IndexFile::open(folder.path_of("one.cgx"));
  const IndexFile many = IndexFile::open(folder.path_of("many.cgx"));
  CHECK(one.segment_count() == 1);
  CHECK(many.segment_count() == 3);
  REQUIRE(many.size() == one.size());
  for (std::uint64_t position = 0; position < one.size(); ++position) {
    CHECK(many.id(position) == one.id(position));
  }
  CHECK_NOTHROW(many.verify());
}

TEST_CASE("appending adds all records with the kinds of the index", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  IndexBuildOptions options;
  options.kinds = {FingerprintKind::Maccs, FingerprintKind::Morgan};
  build_index({folder.write_file("a.smi", many_lines(50))}, path, options);
  const std::uint64_t before = IndexFile::open(path).size();
  options.kinds = {FingerprintKind::Pattern};  // those of the index are taken
  const IndexSummary counts = append_to_index(path, {kSample}, options);
  const IndexFile index = IndexFile::open(path);
  CHECK_NOTHROW(index.verify());
  CHECK(index.size() == before + counts.indexed);
  CHECK(index.segment_count() == 2);
  CHECK(index.description().kinds.size() == 3);  // the screen keys, too
  CHECK_FALSE(index.description().graphs.empty());
}

TEST_CASE("appending stores graphs exactly if the index has some", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const std::string library = folder.write_file("a.smi", "CCO ethanol\n");
  IndexBuildOptions options;
  options.for_substructures = false;
  build_index({library}, path, options);
  options.for_substructures = true;
  append_to_index(path, {library}, options);
  const IndexFile bare = IndexFile::open(path);
  CHECK(bare.description().graphs.empty());
  CHECK(bare.description().kinds.size() == 1);
  CHECK(bare.graphs(1).size() == 0);
  build_index({library}, path, options);
  options.for_substructures = false;
  append_to_index(path, {library}, options);
  CHECK_FALSE(IndexFile::open(path).graphs(1).graph(0).empty());
}

TEST_CASE("what cannot be built or appended leaves the old index untouched", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  build_index({folder.write_file("a.smi", "CCO ethanol\n")}, path);
  const std::string old = read_bytes(path);
  const std::string empty = folder.write_file("empty.smi", "");
  const std::string bad = folder.write_file("bad.smi", "C1CC open\n");
  const std::string gzip_header("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", 11);
  const std::string cut = folder.write_file("cut.smi.gz", gzip_header);
  for (const std::string& library : {empty, bad, cut}) {
    CAPTURE(library);
    CHECK_THROWS_AS(build_index({library}, path), FormatError);
    CHECK_THROWS_AS(append_to_index(path, {library}), FormatError);
  }
  CHECK_THROWS_AS(build_index({folder.path_of("none.smi")}, path), FileError);
  CHECK_THROWS_AS(build_index({}, path), OptionError);
  CHECK_THROWS_AS(append_to_index(folder.path_of("none.cgx"), {kSample}), FileError);
  CHECK_THROWS_AS(append_to_index(bad, {kSample}), FormatError);
  IndexBuildOptions options;
  options.kinds = {};
  CHECK_THROWS_AS(build_index({kSample}, path, options), OptionError);
  options.kinds = {FingerprintKind::Morgan, FingerprintKind::Morgan};
  CHECK_THROWS_AS(build_index({kSample}, path, options), OptionError);
  CHECK(read_bytes(path) == old);
}

TEST_CASE("an index by another RDKit or of other parameters takes no molecules", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  const fingerprints::Fingerprint print{std::vector<std::uint64_t>(32, 1), 32};
  for (const bool other_version : {true, false}) {
    fingerprints::IndexDescription description;
    description.kinds = {fingerprints::index_kind_of(FingerprintKind::Morgan)};
    description.rdkit_version = other_version ? "1999.01.1" : rdkit_version();
    description.kinds[0].parameters += other_version ? "" : " radius=9";
    fingerprints::IndexBuilder builder(description);
    builder.add({"a", "C", 1, {print}});
    builder.write(path);
    CHECK_THROWS_AS(append_to_index(path, {kSample}), OptionError);
  }
}

TEST_CASE("building that is cancelled writes nothing", "[unit]") {
  const TempDir folder;
  const std::atomic<bool> cancelled{true};
  IndexBuildOptions options;
  options.cancelled = &cancelled;
  const std::string path = folder.path_of("a.cgx");
  CHECK_THROWS_AS(build_index({kSample}, path, options), CancelledError);
  CHECK_FALSE(std::filesystem::exists(path));
}
