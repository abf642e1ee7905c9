// Counting a library: what is counted, what is left out, and that the answer does not depend on
// how it was done.

#include "congener/calibrate.hpp"

#include <cmath>
#include <map>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"
#include "engine/io/input_helpers.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const std::string kLibrary =
    "CCO ethanol\n"
    "CC(=O)Oc1ccccc1C(O)=O aspirin\n"
    "CN1C2CCC1CC(=O)C2 tropinone\n"
    "O=C1CCN(CCc2ccccc2)CC1.Cl NPP hydrochloride\n"
    "C[NH+]1CCC(=O)CC1.[Cl-] 1-methyl-4-piperidone hydrochloride\n"
    "[2H]C1([2H])CC(=O)CCN1 a labelled entry\n"
    "C1CC broken\n";

CalibrationRun run_of(const std::vector<std::string>& paths,
                      const CalibrationOptions& options = {}) {
  return calibrate(shipped_set(), paths, options);
}

std::string text_of(const Calibration& calibration) {
  std::ostringstream stream;
  write_calibration(stream, calibration);
  return stream.str();
}

/// Molecules that reach this score; all where the tail, which begins with half of them, is above
/// it.
std::uint64_t count_at(const ScoreTail& tail, int percent) {
  const auto place = std::lround((percent / 100.0 - tail.first_score) / tail.step);
  if (place < 0) {
    return tail.molecules;
  }
  const auto index = static_cast<std::size_t>(place);
  return index < tail.at_least.size() ? tail.at_least[index] : 0;
}

std::string sample_library() {
  std::string text;
  for (const std::string& smiles : sample_structures()) {
    text += smiles + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every molecule of a library is counted, left out as a member, or not read", "[unit]") {
  const TempDir folder;
  const CalibrationRun run = run_of({folder.write_file("ordinary.smi", kLibrary)});
  CHECK(run.read == 7);
  CHECK(run.counted == 3);
  CHECK(run.members == 3);
  CHECK(run.not_counted == 1);
  REQUIRE(run.calibration.sources.size() == 1);
  CHECK(run.calibration.sources[0].name == "ordinary.smi");
  CHECK(run.calibration.sources[0].molecules == 3);
  CHECK(run.calibration.sources[0].sha256.size() == 64);
  CHECK(run.calibration.reference_set_sha256 == shipped_set()->sha256);
  for (const ScoreTail& tail : run.calibration.tails) {
    CAPTURE(tail.entry, tail.heavy_atoms_min);
    CHECK(tail.molecules <= 3);
    CHECK(tail.at_least.front() <= tail.molecules);
  }
}

TEST_CASE("each compared entry and the best of all have tails that add up to the library",
          "[unit]") {
  const TempDir folder;
  const CalibrationRun run = run_of({folder.write_file("ordinary.smi", sample_library())});
  CHECK(run.read == run.counted + run.members + run.not_counted);
  CHECK(run.members > 10);
  REQUIRE(run.counted > 50);
  std::map<std::pair<std::string, ScoreKind>, std::uint64_t> molecules;
  for (const ScoreTail& tail : run.calibration.tails) {
    molecules[{tail.entry, tail.score}] += tail.molecules;
  }
  std::size_t compared = 0;
  for (const Entry& entry : shipped_set()->entries) {
    for (const ScoreKind kind : {ScoreKind::Overlap, ScoreKind::Morgan, ScoreKind::AtomPair}) {
      CAPTURE(entry.id);
      const auto found = molecules.find({entry.id, kind});
      CHECK((found != molecules.end()) == is_compared(*shipped_set(), entry));
      CHECK((found == molecules.end() || found->second == run.counted));
    }
    compared += is_compared(*shipped_set(), entry) ? 1 : 0;
  }
  CHECK(compared > 10);
  CHECK(molecules.at({"", ScoreKind::Likeness}) == run.counted);
  CHECK(molecules.count({"", ScoreKind::Morgan}) == 0);
}

TEST_CASE("a calibration has the same bytes for any number of threads", "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("ordinary.smi", sample_library() + kLibrary);
  CalibrationOptions options;
  options.threads = 1;
  const std::string one = text_of(run_of({path}, options).calibration);
  options.threads = 4;
  CHECK(text_of(run_of({path}, options).calibration) == one);
}

TEST_CASE("a calibration that was written is read back as it was", "[unit]") {
  const TempDir folder;
  const Calibration made = run_of({folder.write_file("ordinary.smi", kLibrary)}).calibration;
  const std::string text = text_of(made);
  CHECK(text_of(load_calibration(folder.write_file("made.toml", text))) == text);
}

TEST_CASE("two files are counted like one and both are named", "[unit]") {
  const TempDir folder;
  const std::string all = folder.write_file("all.smi", sample_library() + kLibrary);
  const std::string first = folder.write_file("first.smi", sample_library());
  const std::string second = folder.write_file("second.smi", kLibrary);
  const CalibrationRun together = run_of({all});
  const CalibrationRun apart = run_of({first, second});
  CHECK(apart.counted == together.counted);
  REQUIRE(apart.calibration.sources.size() == 2);
  CHECK(apart.calibration.sources[0].molecules + apart.calibration.sources[1].molecules ==
        apart.counted);
  REQUIRE(apart.calibration.tails.size() == together.calibration.tails.size());
  for (std::size_t i = 0; i < apart.calibration.tails.size(); ++i) {
    CHECK(apart.calibration.tails[i].at_least == together.calibration.tails[i].at_least);
  }
}

TEST_CASE(
    "an overlap that is not computed exactly is never counted too low, and none above is "
    "changed",
    "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("ordinary.smi", sample_library());
  CalibrationOptions exact;
  exact.overlap_exact_from = 0;
  CalibrationOptions bounded;
  bounded.overlap_exact_from = 0.4;
  const Calibration low = run_of({path}, exact).calibration;
  const Calibration high = run_of({path}, bounded).calibration;
  int compared = 0;
  for (const Entry& entry : shipped_set()->entries) {
    for (const int heavy_atoms : {12, 17, 22, 27}) {
      const ScoreTail* a = find_tail(low, entry.id, ScoreKind::Overlap, heavy_atoms);
      const ScoreTail* b = find_tail(high, entry.id, ScoreKind::Overlap, heavy_atoms);
      if (a == nullptr || b == nullptr) {
        continue;
      }
      for (const int percent : {25, 30, 35, 40, 45, 50, 70}) {
        CAPTURE(entry.id, heavy_atoms, percent);
        CHECK(count_at(*b, percent) >= count_at(*a, percent));
        if (percent > 40) {
          CHECK(count_at(*b, percent) == count_at(*a, percent));
          compared += count_at(*a, percent) > 0 ? 1 : 0;
        }
      }
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("a library that ends early, is missing or is no regular file is refused", "[unit]") {
  const TempDir folder;
  const std::string bytes = gzip(sample_library());
  const std::string cut = folder.write_file("cut.smi.gz", bytes.substr(0, bytes.size() / 2));
  CHECK_THROWS_AS(run_of({cut}), FormatError);
  CHECK(run_of({folder.write_file("whole.smi.gz", bytes)}).read > 100);
  CHECK_THROWS_AS(run_of({folder.path_of("none.smi")}), FileError);
  CHECK_THROWS_AS(run_of({"-"}), OptionError);
  CHECK_THROWS_AS(run_of({}), OptionError);
}

TEST_CASE("options of a calibration out of range are refused", "[unit]") {
  const TempDir folder;
  const std::string path = folder.write_file("ordinary.smi", kLibrary);
  CHECK_THROWS_AS(calibrate(nullptr, {path}, {}), OptionError);
  CalibrationOptions options;
  for (const int threads : {-1, 1025}) {
    options.threads = threads;
    CHECK_THROWS_AS(run_of({path}, options), OptionError);
  }
  options = CalibrationOptions();
  options.bands.clear();
  CHECK_THROWS_AS(run_of({path}, options), OptionError);
  options.bands = {{10, 19}, {5, 9}};
  CHECK_THROWS_AS(run_of({path}, options), OptionError);
}

TEST_CASE("molecules over the limit of atoms are not counted", "[unit]") {
  const TempDir folder;
  CalibrationOptions options;
  options.max_heavy_atoms = 10;
  const CalibrationRun run = run_of({folder.write_file("ordinary.smi", kLibrary)}, options);
  CHECK(run.counted == 2);      // ethanol and tropinone
  CHECK(run.not_counted == 3);  // aspirin, NPP hydrochloride, the broken one
}
