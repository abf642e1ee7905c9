// Substructure search of an index: as of its library, whatever the index holds.

#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/library_index.hpp"
#include "congener/version.hpp"
#include "hit_keeper.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::ContainsText;
using congener::test::Keeper;
using congener::test::smarts;
using congener::test::structure;
using congener::test::TempDir;
using congener::test::with_atoms;

constexpr const char* kSample = CONGENER_REFERENCE_SETS "/samples/sample.csv";

}  // namespace

TEST_CASE("an index answers as its library does, with graphs and without", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("sample.cgx");
  const std::vector<SubstructurePattern> patterns = {
      smarts("O=C1CCNCC1"), structure("c1ccncc1"), smarts("[^2]N"),    smarts("[#6]~[#6]"),
      smarts("[R3]"),       smarts("[Xe]"),        smarts("[2H,13C]"), smarts("[#7]-,=[#6]")};
  const SubstructureSearcher searcher(patterns, with_atoms());
  Keeper of_file;
  searcher.run(std::vector<std::string>{kSample}, of_file);
  CHECK_FALSE(of_file.hits.empty());
  IndexBuildOptions one_segment;
  IndexBuildOptions many_segments;
  many_segments.segment_bytes = 1 << 15;
  IndexBuildOptions bare;
  bare.for_substructures = false;
  for (const IndexBuildOptions& options : {one_segment, many_segments, bare}) {
    build_index({kSample}, path, options);
    const auto index = fingerprints::IndexFile::open(path);
    CAPTURE(index.segment_count());
    Keeper of_index;
    searcher.run(index, path, of_index);
    CHECK(of_index.hits == of_file.hits);
    CHECK(of_index.header.molecules == 313);
  }
}

TEST_CASE("graphs of another program are not believed, nor are damaged ones", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("a.cgx");
  build_index({folder.write_file("a.smi", "CCO ethanol\n")}, path);
  fingerprints::IndexDescription description = fingerprints::IndexFile::open(path).description();
  fingerprints::IndexEntry entry;
  entry.id = "ethanol";
  entry.structure = "CCO";
  entry.graph = "no graph";
  entry.graph_kinds = 0;  // says that no pattern can be there
  for (const fingerprints::IndexKind& kind : description.kinds) {
    entry.fingerprints.push_back({std::vector<std::uint64_t>(kind.bits / 64), 0});
  }
  const auto written = [&] {
    fingerprints::IndexBuilder builder(description);
    builder.add(entry);
    builder.write(path);
    return fingerprints::IndexFile::open(path);
  };
  const SubstructureSearcher searcher({smarts("CO"), smarts("*")}, {});
  const std::string ours = description.graphs;
  description.graphs = "packed=0";
  Keeper keeper;
  searcher.run(written(), path, keeper);
  CHECK(keeper.hits.size() == 2);
  description.graphs = ours;
  description.rdkit_version = "1999.03.1";  // may have perceived another aromaticity
  Keeper of_other_release;
  searcher.run(written(), path, of_other_release);
  CHECK(of_other_release.hits.size() == 2);
  description.rdkit_version = rdkit_version();
  entry.graph_kinds = ~std::uint64_t{0};
  CHECK_THROWS_WITH(searcher.run(written(), path, keeper),
                    ContainsText("the graph of molecule 1 is damaged"));
}

TEST_CASE("a molecule too large for a graph is asked all the same", "[unit]") {
  const TempDir folder;
  const std::string path = folder.path_of("large.cgx");
  const std::string large = std::string(300, 'C') + "O";
  build_index({folder.write_file("large.smi", "CCO small\n" + large + " large\nCC none\n")}, path);
  Keeper keeper;
  SubstructureSearcher({smarts("C1CCNCC1"), smarts("CO")}, with_atoms())
      .run(fingerprints::IndexFile::open(path), path, keeper);
  REQUIRE(keeper.hits.size() == 2);
  CHECK(keeper.hits[1].id == "large");
  CHECK(keeper.hits[1].matches == std::vector<std::vector<int>>{{299, 300}});
}

TEST_CASE("the atoms of a mol block's hit in an index are those of its SMILES there", "[unit]") {
  const TempDir folder;
  const std::string block =
      "\n  test\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n"
      "    0.0000    0.0000    0.0000 O   0  0\n    1.0000    0.0000    0.0000 C   0  0\n"
      "    2.0000    0.0000    0.0000 N   0  0\n  2  3  1  0\n  1  2  1  0\nM  END\n$$$$\n";
  const std::string path = folder.path_of("a.cgx");
  const std::string library = folder.write_file("a.sdf", block);
  build_index({library}, path);
  const auto index = fingerprints::IndexFile::open(path);
  CHECK(index.structure(0) == "NCO");
  Keeper of_index;
  Keeper of_file;
  const SubstructureSearcher searcher({smarts("NCO")}, with_atoms());
  searcher.run(index, path, of_index);
  searcher.run(std::vector<std::string>{library}, of_file);
  REQUIRE(of_index.hits.size() == 1);
  REQUIRE(of_file.hits.size() == 1);
  CHECK(of_index.hits[0].matches == std::vector<std::vector<int>>{{0, 1, 2}});
  CHECK(of_file.hits[0].matches == std::vector<std::vector<int>>{{2, 1, 0}});  // of the block
}
