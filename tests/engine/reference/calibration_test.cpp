// Counting scores, and the file that keeps the counts.

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/calibration.hpp"
#include "congener/error.hpp"
#include "congener/reference_set.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const std::vector<SizeBand> kBands = {{1, 9}, {10, 19}, {20, 0}};

std::string text_of(const Calibration& calibration) {
  std::ostringstream stream;
  write_calibration(stream, calibration);
  return stream.str();
}

Calibration small_calibration() {
  Calibration calibration;
  calibration.sources = {{"zinc \"250k\"\t.smi", std::string(64, 'a'), 3}};
  calibration.program_version = "0.1.0";
  calibration.rdkit_version = "2022.09.3";
  calibration.reference_set_id = "small";
  calibration.reference_set_version = "1";
  calibration.reference_set_sha256 = std::string(64, '0');
  calibration.method = "best of all entries; C:\\ is no folder here";
  CalibrationBuilder builder({"", "npp"}, kBands);
  builder.add(0, ScoreKind::Likeness, 9, 0.29);
  builder.add(0, ScoreKind::Likeness, 9, 0.57);
  builder.add(0, ScoreKind::Likeness, 9, 0.1);
  builder.add(1, ScoreKind::Overlap, 40, 1.0);
  calibration.tails = builder.tails();
  return calibration;
}

/// The problem with the file once one passage of it is another one.
std::string problem_with(const std::string& from, const std::string& to) {
  std::string text = text_of(small_calibration());
  const auto place = text.find(from);
  REQUIRE(place != std::string::npos);
  text.replace(place, from.size(), to);
  const TempDir folder;
  try {
    load_calibration(folder.write_file("c.toml", text));
  } catch (const ReferenceSetError& error) {
    const std::string message = error.what();
    return message.substr(message.rfind("c.toml"));
  }
  return "(it loads)";
}

/// Numbers that look random and are the same everywhere.
struct Scores {
  std::uint64_t state = 12345;
  std::uint64_t next() {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return state >> 33;
  }
  void add_to(CalibrationBuilder& builder) {
    const auto entry = static_cast<std::size_t>(next() % 2);
    const auto kind = static_cast<ScoreKind>(next() % 3);
    const auto heavy_atoms = static_cast<int>(next() % 40);
    builder.add(entry, kind, heavy_atoms, static_cast<double>(next() % 1000) / 999.0);
  }
};

}  // namespace

TEST_CASE("a tail counts the molecules that reach each score", "[unit]") {
  const std::vector<ScoreTail> tails = small_calibration().tails;
  REQUIRE(tails.size() == 2);
  const ScoreTail& tail = tails[0];
  CHECK(tail.entry.empty());
  CHECK(tail.score == ScoreKind::Likeness);
  CHECK(tail.heavy_atoms_min == 1);
  CHECK(tail.heavy_atoms_max == 9);
  CHECK(tail.molecules == 3);
  CHECK(tail.first_score == 0.29);  // the last score that half of the three reach
  REQUIRE(tail.at_least.size() == 29);
  CHECK(tail.at_least.front() == 2);
  CHECK(tail.at_least[1] == 1);
  CHECK(tail.at_least.back() == 1);  // 0.57, the last that any reached
  CHECK(tails[1].entry == "npp");
  CHECK(tails[1].first_score == 1.0);
  CHECK(tails[1].at_least == std::vector<std::uint64_t>{1});
}

TEST_CASE("a size in no band is not counted and odd scores count as the nearest end", "[unit]") {
  CalibrationBuilder builder({"npp"}, {{10, 19}});
  builder.add(0, ScoreKind::Likeness, 9, 0.5);
  builder.add(0, ScoreKind::Morgan, 20, 0.5);
  CHECK(builder.tails().empty());
  builder.add(0, ScoreKind::Morgan, 10, 1.5);
  builder.add(0, ScoreKind::Morgan, 19, -0.5);
  REQUIRE(builder.tails().size() == 1);
  CHECK(builder.tails()[0].molecules == 2);
  CHECK(builder.tails()[0].first_score == 1.0);
}

TEST_CASE("any split and order of the molecules gives the same calibration", "[unit]") {
  const int count = 3000;
  Calibration whole = small_calibration();
  Calibration parts = whole;
  CalibrationBuilder one({"", "npp"}, kBands);
  Scores scores;
  for (int molecule = 0; molecule < count; ++molecule) {
    scores.add_to(one);
  }
  whole.tails = one.tails();
  for (const std::size_t threads : {2U, 3U, 7U}) {
    std::vector<CalibrationBuilder> builders(threads, CalibrationBuilder({"", "npp"}, kBands));
    Scores same_scores;
    for (int molecule = 0; molecule < count; ++molecule) {
      same_scores.add_to(builders[static_cast<std::size_t>(molecule * molecule) % threads]);
    }
    for (std::size_t builder = threads - 1; builder > 0; --builder) {
      builders[0].merge(builders[builder]);
    }
    parts.tails = builders[0].tails();
    CHECK(text_of(parts) == text_of(whole));
  }
  CHECK(whole.tails.size() == 2 * 3 * kBands.size());
}

TEST_CASE("counts of other entries or bands are not mixed", "[unit]") {
  CalibrationBuilder builder({"npp"}, kBands);
  CHECK_THROWS_AS(builder.merge(CalibrationBuilder({"anpp"}, kBands)), OptionError);
  CHECK_THROWS_AS(builder.merge(CalibrationBuilder({"npp"}, {{1, 9}, {10, 19}, {21, 0}})),
                  OptionError);
  CHECK_THROWS_AS(CalibrationBuilder({}, kBands), OptionError);
  CHECK_THROWS_AS(CalibrationBuilder({"npp", "npp"}, kBands), OptionError);
  CHECK_THROWS_AS(CalibrationBuilder({"npp"}, {}), OptionError);
  CHECK_THROWS_AS(CalibrationBuilder({"npp"}, {{1, 9}, {9, 0}}), OptionError);
  CHECK_THROWS_AS(CalibrationBuilder({"npp"}, {{1, 0}, {30, 40}}), OptionError);
}

TEST_CASE("a calibration file holds all that was written", "[unit]") {
  const TempDir folder;
  const std::string text = text_of(small_calibration());
  const Calibration read = load_calibration(folder.write_file("c.toml", text));
  CHECK(text_of(read) == text);
  REQUIRE(read.sources.size() == 1);
  CHECK(read.sources[0].name == "zinc \"250k\"\t.smi");
  CHECK(read.sources[0].molecules == 3);
  CHECK(read.method == "best of all entries; C:\\ is no folder here");
  CHECK(read.rdkit_version == "2022.09.3");
  CHECK(read.reference_set_sha256 == std::string(64, '0'));
  REQUIRE(read.tails.size() == 2);
  CHECK(read.tails[0].at_least.size() == 29);
}

TEST_CASE("a bad calibration file is refused with its line", "[unit]") {
  CHECK(problem_with("schema = 1", "schema = 2") ==
        "c.toml:2: schema: this program reads schema 1, the file has 2");
  CHECK(problem_with("schema = 1", "schema = 1\nunheard = 1") ==
        "c.toml:3: unknown key \"unheard\"; see SCHEMA.md for the keys of this table");
  CHECK(problem_with("sha256 = \"a", "sha256 = \"A") ==
        "c.toml:12: sha256: must be 64 lower-case hexadecimal digits");
  CHECK(problem_with("[[source]]", "[[tail.source]]") != "(it loads)");
  CHECK(problem_with("molecules = 3\n\n", "molecules = -3\n\n") ==
        "c.toml:13: molecules: missing, or not a whole number from 0");
  CHECK(problem_with("score = \"likeness\"", "score = \"dice\"") ==
        "c.toml:17: score: \"dice\" is not one of: overlap, morgan, atom_pair, likeness, "
        "member_likeness");
  CHECK(problem_with("heavy_atoms_max = 9", "heavy_atoms_max = 0\nx = 1") != "(it loads)");
  CHECK(problem_with("heavy_atoms_min = 1\n", "heavy_atoms_min = 10\n") ==
        "c.toml:19: heavy_atoms_max: must be 0 (no limit) or not below heavy_atoms_min");
  CHECK(problem_with("first_score = 0.29", "first_score = nan") ==
        "c.toml:21: first_score: must be 0 to 1");
  CHECK(problem_with("first_score = 0.29", "first_score = 0.9") ==
        "c.toml:23: at_least: has counts of scores above 1");
  CHECK(problem_with("step = 0.01", "step = 0.0") == "c.toml:22: step: must be 0.0001 to 1");
  CHECK(problem_with("at_least = [2,", "at_least = [4,") ==
        "c.toml:23: at_least: counts more than the molecules that were compared");
  CHECK(problem_with("at_least = [2, 1", "at_least = [1, 2") ==
        "c.toml:23: at_least: must not rise: a higher score is reached by no more molecules");
  CHECK(problem_with("at_least = [1]", "at_least = []") == "c.toml:33: at_least: missing or empty");
  CHECK(problem_with("at_least = [1]", "at_least = [0.5]") ==
        "c.toml:33: at_least: must be a list of whole numbers from 0");
}

TEST_CASE("only the likeness is of all entries", "[unit]") {
  CHECK(problem_with("score = \"likeness\"", "score = \"morgan\"") ==
        "c.toml:16: entry: must name an entry");
  CHECK(problem_with("entry = \"npp\"\nscore = \"overlap\"",
                     "entry = \"npp\"\nscore = \"likeness\"") != "(it loads)");
}

TEST_CASE("a calibration says which file it is, and how many molecules it rests on", "[unit]") {
  const TempDir folder;
  const std::string text = text_of(small_calibration());
  const Calibration read = load_calibration(folder.write_file("c.toml", text));
  CHECK(read.sha256.size() == 64);
  CHECK(read.sha256 == load_calibration(folder.write_file("d.toml", text)).sha256);
  CHECK(read.sha256 != load_calibration(folder.write_file("e.toml", text + "\n")).sha256);
  CHECK(molecules_counted(read) == 3);
  CHECK(small_calibration().sha256.empty());
}

TEST_CASE("a calibration that counts none of the set's entries is refused", "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("c.toml", text_of(small_calibration()));
  ReferenceSet set;
  set.id = "other";
  CHECK_THROWS_WITH(load_calibration_for(set, path),
                    ContainsText("made for reference set small, which has no entry in common with "
                                 "other"));
  set.entries.emplace_back();
  set.entries.back().id = "npp";
  CHECK(load_calibration_for(set, path).tails.size() == 2);
}

TEST_CASE("two tails for one entry, score and size are refused", "[unit]") {
  Calibration calibration = small_calibration();
  ScoreTail second = calibration.tails[0];
  second.heavy_atoms_min = 9;
  second.heavy_atoms_max = 0;
  calibration.tails.push_back(second);
  const TempDir folder;
  const std::string path = folder.write_file("c.toml", text_of(calibration));
  CHECK_THROWS_WITH(load_calibration(path), ContainsText("c.toml:35: an earlier [[tail]]"));
}

TEST_CASE("a calibration without tails or of a missing file is refused", "[unit]") {
  Calibration calibration = small_calibration();
  calibration.tails.clear();
  const TempDir folder;
  CHECK_THROWS_WITH(load_calibration(folder.write_file("c.toml", text_of(calibration))),
                    ContainsText("needs [[source]] and [[tail]]"));
  CHECK_THROWS_AS(load_calibration(folder.path_of("none.toml")), FileError);
}
