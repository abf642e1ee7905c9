// Searches of an index for many queries.

#include "congener/index_search.hpp"

#include <DataStructs/BitOps.h>
#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/MorganGenerator.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/fps_file.hpp"
#include "congener/library_index.hpp"
#include "congener/substructure_search.hpp"
#include "temp_dir.hpp"

namespace {

using namespace congener;
using congener::test::ContainsText;
using congener::test::TempDir;

constexpr const char* kSample = CONGENER_REFERENCE_SETS "/samples/sample.csv";

/// Keeps everything.
class Collector final : public SearchWriter {
 public:
  void begin(const IndexSearchHeader& header) override { headers.push_back(header); }
  void answer(const QueryAnswer& answer) override { answers.push_back(answer); }
  void end(const IndexSearchSummary& summary) override { summaries.push_back(summary); }

  std::vector<IndexSearchHeader> headers;
  std::vector<QueryAnswer> answers;
  std::vector<IndexSearchSummary> summaries;
};

std::string sample_index(const TempDir& folder) {
  const std::string index = folder.path_of("sample.cgx");
  build_index({kSample}, index);
  return index;
}

IndexSearchOptions at_threshold(std::uint32_t over, std::uint32_t under) {
  IndexSearchOptions options;
  options.search.threshold = {over, under};
  return options;
}

std::string report(const std::string& index, const std::vector<std::string>& inputs,
                   const IndexSearchOptions& options, SearchFormat format) {
  const IndexSearcher searcher(index, options);
  std::ostringstream stream;
  const auto writer = make_search_writer(format, searcher.index(), stream);
  searcher.run(inputs, *writer);
  return stream.str();
}

std::unique_ptr<ExplicitBitVect> morgan_by_rdkit(const std::string& smiles) {
  const std::unique_ptr<RDKit::ROMol> molecule{RDKit::SmilesToMol(smiles)};
  const std::unique_ptr<RDKit::FingerprintGenerator<std::uint64_t>> generator{
      RDKit::MorganFingerprint::getMorganGenerator<std::uint64_t>(2)};
  return std::unique_ptr<ExplicitBitVect>{generator->getFingerprint(*molecule)};
}

/// The same search without patterns, of which the hits that hold the pattern are kept.
std::vector<std::uint64_t> filtered_afterwards(const std::string& index, const Record& query,
                                               IndexSearchOptions options,
                                               const std::string& smarts, std::size_t most) {
  options.patterns.clear();
  options.nearest = 0;
  const IndexSearcher all(index, options);
  const SubstructureSearcher pattern({{smarts, smarts, PatternNotation::Smarts}}, {});
  std::vector<std::uint64_t> kept;
  const QueryAnswer answer = all.answers({query}).front();
  for (const auto& hit : answer.result.hits) {
    Record target;
    target.structure = all.index().structure(hit.position);
    if (!pattern.patterns_in(target).empty() && kept.size() < most) {
      kept.push_back(hit.position);
    }
  }
  return kept;
}

std::vector<std::uint64_t> positions_of(const fingerprints::SearchResult& result) {
  std::vector<std::uint64_t> positions;
  for (const auto& hit : result.hits) {
    positions.push_back(hit.position);
  }
  return positions;
}

}  // namespace

TEST_CASE("patterns limit a search to molecules that hold them all", "[unit]") {
  const TempDir folder;
  const std::string index = sample_index(folder);
  Record query;
  query.number = 1;
  query.structure = "O=C1CCN(CCc2ccccc2)CC1";
  for (const char* smarts : {"C(=O)N", "[OH]c", "S", "P(=O)([OH])[OH]"}) {
    INFO(smarts);
    IndexSearchOptions options = at_threshold(1, 10);
    options.patterns = {{smarts, smarts, PatternNotation::Smarts}};
    const auto by_threshold = IndexSearcher(index, options).answers({query}).front();
    CHECK(positions_of(by_threshold.result) ==
          filtered_afterwards(index, query, options, smarts, 1000));
    CHECK(by_threshold.result.hit_count == by_threshold.result.hits.size());
    options = at_threshold(0, 1);
    options.patterns = {{smarts, smarts, PatternNotation::Smarts}};
    options.nearest = 12;
    CHECK(positions_of(IndexSearcher(index, options).answers({query}).front().result) ==
          filtered_afterwards(index, query, options, smarts, 12));
  }
}

TEST_CASE("the limit on queries is none on the molecules that patterns are looked for in",
          "[unit]") {
  const TempDir folder;
  IndexSearchOptions options = at_threshold(0, 1);
  options.max_heavy_atoms = 3;
  options.patterns = {{"amide", "C(=O)N", PatternNotation::Smarts}};
  Record query;
  query.structure = "CCO";
  const QueryAnswer answer = IndexSearcher(sample_index(folder), options).answers({query}).front();
  CHECK(answer.undecided == 0);
  CHECK(answer.result.hits.size() > 3);
}

TEST_CASE("of a search that patterns limit, max_hits keeps the best", "[unit]") {
  const TempDir folder;
  IndexSearchOptions options = at_threshold(1, 10);
  options.patterns = {{"amide", "C(=O)N", PatternNotation::Smarts}};
  options.search.max_hits = 3;
  Record query;
  query.structure = "O=C1CCN(CCc2ccccc2)CC1";
  const auto answer = IndexSearcher(sample_index(folder), options).answers({query}).front();
  CHECK(answer.result.hits.size() == 3);
  CHECK(answer.result.truncated);
  CHECK(answer.result.hit_count > 3);
  options.patterns = {{"broken", "C(", PatternNotation::Smarts}};
  const TempDir other;
  CHECK_THROWS_AS(IndexSearcher(sample_index(other), options).answers({query}), OptionError);
}

TEST_CASE("a search finds what RDKit's similarities say", "[unit]") {
  const TempDir folder;
  const std::string query = "O=C1CCN(CCc2ccccc2)CC1.Cl";
  const IndexSearcher searcher(sample_index(folder), at_threshold(3, 10));
  Collector found;
  Record record;
  record.structure = query;
  searcher.run(std::vector<Record>{record}, found);
  REQUIRE(found.answers.size() == 1);
  std::vector<double> expected;
  for (std::uint64_t position = 0; position < searcher.index().size(); ++position) {
    const double score =
        TanimotoSimilarity(*morgan_by_rdkit(query),
                           *morgan_by_rdkit(std::string(searcher.index().structure(position))));
    if (score >= 0.3) {
      expected.push_back(score);
    }
  }
  std::sort(expected.rbegin(), expected.rend());
  CHECK(expected.size() > 3);
  std::vector<double> scores;
  for (const fingerprints::Hit& hit : found.answers[0].result.hits) {
    scores.push_back(hit.score);
  }
  CHECK(scores == expected);
}

TEST_CASE("a molecule of the index is its own nearest neighbour", "[unit]") {
  const TempDir folder;
  IndexSearchOptions options;
  options.nearest = 1;
  const IndexSearcher searcher(sample_index(folder), options);
  Collector found;
  const IndexSearchSummary summary = searcher.run(std::vector<std::string>{kSample}, found);
  CHECK(summary.read > 300);
  CHECK(summary.read == summary.with_hits + summary.without_hits + summary.not_screened);
  CHECK(summary.hits == summary.with_hits);
  std::uint64_t number = 0;
  for (const QueryAnswer& answer : found.answers) {
    CHECK(answer.query.number == ++number);
    if (answer.problem.empty()) {
      REQUIRE(answer.result.hits.size() == 1);
      CHECK(answer.result.hits[0].score == (answer.result.hits[0].library_bits > 0 ? 1.0 : 0.0));
    }
  }
  REQUIRE(found.headers.size() == 1);
  CHECK(found.headers[0].kind.name == "morgan");
  CHECK(found.headers[0].molecules == searcher.index().size());
}

TEST_CASE("any number of threads gives the same report of a search in every format", "[unit]") {
  const TempDir folder;
  const std::string index = sample_index(folder);
  const auto format = GENERATE(SearchFormat::Tsv, SearchFormat::Csv, SearchFormat::JsonLines);
  IndexSearchOptions options = at_threshold(1, 2);
  options.threads = 1;
  const std::string one = report(index, {kSample}, options, format);
  options.threads = 4;
  CHECK(report(index, {kSample}, options, format) == one);
  options.nearest = 5;
  const std::string nearest = report(index, {kSample}, options, format);
  options.threads = 1;
  CHECK(report(index, {kSample}, options, format) == nearest);
  CHECK(nearest != one);
}

TEST_CASE("fingerprints from an FPS file find what their molecules find", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  std::string lines;
  for (int i = 1; i < 40; ++i) {
    lines += std::string(static_cast<std::size_t>(i), 'C') + "N id" + std::to_string(i) + "\n";
  }
  const std::string molecules = folder.write_file("a.smi", lines);
  build_index({molecules}, index);
  std::ostringstream fps;
  export_fps(index, "morgan", fps);
  const std::string queries = folder.write_file("a.fps", fps.str());
  const IndexSearchOptions options = at_threshold(4, 5);
  CHECK(report(index, {queries}, options, SearchFormat::Tsv) ==
        report(index, {molecules}, options, SearchFormat::Tsv));
  CHECK_THROWS_AS(report(index, {queries, molecules}, options, SearchFormat::Tsv), OptionError);
  const std::string other = folder.write_file("b.fps", "#num_bits=2048\n#type=x\n");
  CHECK_THROWS_AS(report(index, {other}, options, SearchFormat::Tsv), OptionError);
  const std::string shorter = folder.write_file("c.fps", "00\tx\n");
  CHECK_THROWS_AS(report(index, {shorter}, options, SearchFormat::Tsv), OptionError);
}

TEST_CASE("imported fingerprints are not compared with those of this program", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  import_fps(folder.write_file("a.fps", "#type=x\n00\tempty\nff\tfull\n"), index);
  Collector found;
  CHECK_THROWS_AS(IndexSearcher(index, {}).run(std::vector<std::string>{kSample}, found),
                  OptionError);
  CHECK(found.headers.empty());
  IndexSearcher(index, at_threshold(1, 1))
      .run(std::vector<std::string>{folder.path_of("a.fps")}, found);
  REQUIRE(found.answers.size() == 2);
  CHECK(found.answers[0].result.hits.empty());
  CHECK(found.answers[1].result.hits.size() == 1);
}

TEST_CASE("every query is answered or told with its reason", "[unit]") {
  const TempDir folder;
  const std::string queries =
      folder.write_file("q.smi", "CCO =ethanol\nC1CC open\n[Fe] iron\n\"CC quoted\n");
  const std::string index = folder.path_of("a.cgx");
  build_index({folder.write_file("a.smi", "CCO +target\nCCCO b\n")}, index);
  const std::string tsv = report(index, {queries}, at_threshold(1, 2), SearchFormat::Tsv);
  CHECK_THAT(tsv, ContainsText("'=ethanol\t'+target\t1.000000\t1\t1\tCCO\thit\t"));
  CHECK_THAT(tsv, ContainsText("open\t\t\t2\t\t\tnot_screened\t\tnot a valid SMILES: ring"));
  CHECK_THAT(tsv, ContainsText("iron\t\t\t3\t\t\tno_hit\t0\t\n"));
  const std::string json = report(index, {queries}, at_threshold(1, 2), SearchFormat::JsonLines);
  std::istringstream lines(json);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) {
    objects.push_back(nlohmann::json::parse(line));
  }
  REQUIRE(objects.size() == 6);
  CHECK(objects[0]["settings"]["threshold"] == "1/2");
  CHECK(objects[1]["hits"][0]["id"] == "+target");
  CHECK(objects[1]["hits"][0]["score"] == 1.0);
  CHECK(objects[2]["status"] == "not_screened");
  CHECK(objects[5]["read"] == 4);
  CHECK(objects[5]["not_screened"] == 2);
}

TEST_CASE("more hits than wanted are counted and said to be cut", "[unit]") {
  const TempDir folder;
  const std::string index = folder.path_of("a.cgx");
  build_index({folder.write_file("a.smi", "CCO a\nCCO b\nCCO c\n")}, index);
  IndexSearchOptions options = at_threshold(1, 1);
  options.search.max_hits = 2;
  Collector found;
  const auto summary =
      IndexSearcher(index, options).run(std::vector<std::string>{folder.path_of("a.smi")}, found);
  CHECK(summary.truncated == 3);
  CHECK(summary.hits == 6);
  CHECK(found.answers[2].result.hit_count == 3);
  CHECK(found.answers[2].result.hits[1].position == 1);
}

TEST_CASE("a search that is cancelled says that it is not complete", "[unit]") {
  const TempDir folder;
  const std::atomic<bool> cancelled{true};
  IndexSearchOptions options = at_threshold(1, 2);
  options.cancelled = &cancelled;
  Collector found;
  const auto summary =
      IndexSearcher(sample_index(folder), options).run(std::vector<std::string>{kSample}, found);
  CHECK_FALSE(summary.complete);
  CHECK(found.answers.empty());
  CHECK(report(sample_index(folder), {kSample}, options, SearchFormat::Csv) ==
        "query_id,target_id,score,query,target,target_structure,status,query_hits,reason\n"
        ",,,,,,incomplete,,the search was cancelled\n");
}

TEST_CASE("a search says early what is wrong with its index, kind or inputs", "[unit]") {
  const TempDir folder;
  const std::string index = sample_index(folder);
  Collector found;
  IndexSearchOptions options;
  options.kind = "none";
  CHECK_THROWS_AS(IndexSearcher(index, options), OptionError);
  CHECK_THROWS_AS(IndexSearcher(folder.path_of("none.cgx"), {}), FileError);
  CHECK_THROWS_AS(IndexSearcher(kSample, {}), FormatError);
  const IndexSearcher searcher(index, {});
  CHECK_THROWS_AS(searcher.run(std::vector<std::string>{"none.smi"}, found), FileError);
  CHECK_THROWS_AS(searcher.run(std::vector<std::string>{}, found), OptionError);
  CHECK(found.headers.empty());
}

TEST_CASE("a search gives its answers without a writer", "[unit]") {
  const TempDir folder;
  const std::string index = sample_index(folder);
  const IndexSearcher searcher(index, at_threshold(1, 1));
  std::vector<Record> queries(2);
  queries[0].structure = "O=C1CCNCC1";
  queries[1].structure = "C1CC";
  const std::vector<QueryAnswer> answers = searcher.answers(queries);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].problem.empty());
  CHECK_FALSE(answers[0].result.hits.empty());
  CHECK_FALSE(answers[1].problem.empty());
  CHECK(answers[1].result.hits.empty());
}

TEST_CASE("a cancelled search keeps what it has found and says that it is not whole", "[unit]") {
  const TempDir folder;
  const std::atomic<bool> cancelled{true};
  IndexSearchOptions options = at_threshold(1, 1);
  options.cancelled = &cancelled;
  const IndexSearcher searcher(sample_index(folder), options);
  Record query;
  query.structure = "CCO";
  CHECK(searcher.answers({query, query}).empty());
}
