// The one-metric baselines: what is compared, and on which day.

#include <string>
#include <vector>

#include "catch.hpp"
#include "validation/baseline.hpp"

using namespace congener;
using namespace congener::validation;

namespace {

BaselineMolecule printed(const std::string& smiles) {
  BaselinePrinter printer(MetricChoice::All);
  return printer.molecule(smiles, StructureFormat::Smiles, 1000);
}

const char* const kPiperidone = "O=C1CCNCC1";
const char* const kBenzylPiperidone = "O=C1CCN(Cc2ccccc2)CC1";

}  // namespace

TEST_CASE("a baseline compares the largest component without its charge", "[unit]") {
  const BaselineMolecule plain = printed(kPiperidone);
  const BaselineMolecule salt = printed("O=C1CC[NH2+]CC1.[Cl-]");
  CHECK(plain.heavy_atoms == 7);
  CHECK(salt.heavy_atoms == 7);
  for (std::size_t metric = 0; metric < kMetrics; ++metric) {
    INFO(kMetricNames.at(metric));
    CHECK(salt.prints[metric].words == plain.prints[metric].words);
    CHECK(plain.prints[metric].on_bits > 0);
  }
}

TEST_CASE("the MACCS keys are the 166 public ones", "[unit]") {
  // Benzene: aromatic ring (162), six-membered ring (163), ring (165), each key once.
  const BaselineMolecule benzene = printed("c1ccccc1");
  const auto& keys = benzene.prints[2];
  REQUIRE(keys.words.size() == 3);
  const auto has = [&](unsigned key) { return (keys.words[key / 64] >> (key % 64) & 1U) == 1U; };
  CHECK(has(162));
  CHECK(has(163));
  CHECK(has(165));
  CHECK_FALSE(has(161));  // nitrogen
  CHECK_FALSE(has(164));  // oxygen
  CHECK_FALSE(has(0));
  CHECK_FALSE(has(167));
}

TEST_CASE("only entries in force on a day are compared on it", "[unit]") {
  const std::vector<BaselineMolecule> entries = {printed(kPiperidone), printed(kBenzylPiperidone)};
  const std::vector<std::vector<bool>> in_force = {{true, true}, {true, false}, {false, false}};
  const auto best = best_scores(printed(kBenzylPiperidone), entries, in_force);
  REQUIRE(best.size() == 3);
  for (std::size_t metric = 0; metric < kMetrics; ++metric) {
    INFO(kMetricNames.at(metric));
    CHECK(best[0][metric] == 1.0);
    CHECK(best[1][metric] > 0.0);
    CHECK(best[1][metric] < 1.0);
    CHECK(best[2][metric] == 0.0);
  }
}

TEST_CASE("without the MACCS keys the other metrics are the same", "[unit]") {
  BaselinePrinter printer(MetricChoice::WithoutMaccs);
  const BaselineMolecule plain = printer.molecule(kPiperidone, StructureFormat::Smiles, 1000);
  const BaselineMolecule all = printed(kPiperidone);
  REQUIRE(plain.prints.size() == metric_count(MetricChoice::WithoutMaccs));
  REQUIRE(all.prints.size() == metric_count(MetricChoice::All));
  for (std::size_t metric = 0; metric < plain.prints.size(); ++metric) {
    CHECK(plain.prints[metric].words == all.prints[metric].words);
  }
  const auto best = best_scores(plain, {all}, {{true}});
  CHECK(best.front() == MetricScores{1.0, 1.0, 0.0});
}

TEST_CASE("what cannot be read scores nothing", "[unit]") {
  const BaselineMolecule broken = printed("C1CC");
  CHECK(broken.heavy_atoms == 0);
  const auto best = best_scores(broken, {printed(kPiperidone)}, {{true}});
  CHECK(best.front() == MetricScores{});
}
