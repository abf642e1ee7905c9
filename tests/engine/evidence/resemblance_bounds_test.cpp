// Limits of the analogue tier, to the last step: what is just rare enough, just large enough, and
// that no bound that spares work loses a likeness.

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "calibration/score_calibration.hpp"
#include "catch.hpp"
#include "chem/parse.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"
#include "engine/reference/small_classes.hpp"
#include "evidence/resemblance.hpp"
#include "evidence/workspace.hpp"

using namespace congener;
using namespace congener::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double kWideCut = 1e-2;
constexpr const char* kHindered = "CC1(C)CC(=O)CC(C)(C)N1";  // a member of a common kind

/// The finder of likenesses alone, on one set at the wide cut.
class Likenesses {
 public:
  explicit Likenesses(ReferenceSet set, double max_false_flags = kWideCut)
      : set_(std::move(set)),
        identities_(set_),
        counters_(set_),
        finder_(set_, identities_, max_false_flags),
        workspace_(set_, readings_) {}

  std::vector<Resemblance> find(const std::string& smiles) {
    const auto components =
        evidence::components_of(workspace_.standardizer.normalized(chem::parse_smiles(smiles)),
                                counters_, workspace_.standardizer);
    Stage stage = Stage::Standardised;
    return finder_.find(components, workspace_, stage);
  }

  Resemblance to(const std::string& entry, const std::string& smiles) {
    CAPTURE(entry, smiles);
    for (const Resemblance& found : find(smiles)) {
      if (found.entry == entry) {
        return found;
      }
    }
    FAIL("no resemblance");
    return {};
  }

  std::vector<Scores> all_scores(const chem::Molecule& molecule) const {
    return finder_.all_scores(molecule, true, 0, workspace_);
  }

  const ReferenceSet& set() const { return set_; }
  const std::vector<std::size_t>& compared() const { return finder_.compared_entries(); }
  bool is_asked(const chem::Molecule& molecule) const {
    return workspace_.similarity_gate->is_in(molecule);
  }

 private:
  ReferenceSet set_;
  std::map<std::string, bool> readings_;
  evidence::IdentityMatcher identities_;
  evidence::CounterComponents counters_;
  evidence::ResemblanceFinder finder_;
  evidence::Workspace workspace_;
};

calibration::ScoreCalibration calibration_of(const ReferenceSet& set) {
  std::vector<int> heavy_atoms;
  for (const Entry& entry : set.entries) {
    heavy_atoms.push_back(chem::heavy_atom_count(chem::parse_smiles(entry.smiles)));
  }
  return {set, heavy_atoms};
}

/// Entries that a molecule is so like that the cut must report them, counted without any bound.
std::vector<std::string> entries_due(const Likenesses& likenesses, const chem::Molecule& molecule,
                                     const calibration::ScoreCalibration& calibration) {
  constexpr double kRounding = 1e-6;
  const std::size_t band = calibration.band_of(chem::heavy_atom_count(molecule));
  std::vector<std::string> due;
  if (band == calibration.bands().size()) {
    return due;
  }
  const double least = calibration.least_likeness(band, kWideCut);
  const double candidate = calibration::score_of_rate(likenesses.set().similarity.candidate_rate);
  const std::vector<Scores> scores = likenesses.all_scores(molecule);
  for (std::size_t index = 0; index < scores.size(); ++index) {
    const std::size_t entry = likenesses.compared()[index];
    const calibration::RarityTables tables = calibration.tables(entry, band);
    if (scores[index].overlap >= tables.overlap.least_score(candidate) &&
        tables.likeness(scores[index]) >= least + kRounding) {
      due.push_back(likenesses.set().entries[entry].id);
    }
  }
  return due;
}

}  // namespace

TEST_CASE("no bound on the work loses a likeness that the cut reports", "[unit]") {
  constexpr int kMostAtomsOverlapped = 24;  // exact overlaps of larger ones take long
  Likenesses likenesses(*shipped_set());
  const calibration::ScoreCalibration calibration = calibration_of(likenesses.set());
  std::size_t checked = 0;
  for (const std::string& smiles : sample_structures()) {
    const auto parsed =
        chem::parse_structure(smiles, StructureFormat::Smiles, kMostAtomsOverlapped);
    if (!parsed.molecule || smiles.find_first_of(".+-@[\\/") != std::string::npos ||
        !likenesses.is_asked(*parsed.molecule)) {
      continue;
    }
    CAPTURE(smiles);
    const auto due = entries_due(likenesses, *parsed.molecule, calibration);
    const std::vector<Resemblance> found = likenesses.find(smiles);
    for (const std::string& entry : due) {
      CAPTURE(entry);
      CHECK(std::any_of(found.begin(), found.end(),
                        [&](const Resemblance& each) { return each.entry == entry; }));
      ++checked;
    }
  }
  CHECK(checked > 50);
}

TEST_CASE("a molecule just as large as the ratio of sizes allows is compared", "[unit]") {
  const chem::Molecule twice = chem::parse_smiles("O=C1CCN(Cc2ccccc2)CC1");  // 14 atoms, to 7
  const auto overlap = [&](int ratio_percent) {
    ReferenceSet set = *shipped_set();
    set.similarity.max_size_ratio_percent = ratio_percent;
    const Likenesses likenesses(set);
    const auto& compared = likenesses.compared();
    const auto piperidone = static_cast<std::size_t>(find_entry(set, "4-piperidone"));
    const auto place = std::find(compared.begin(), compared.end(), piperidone);
    return likenesses.all_scores(twice)[static_cast<std::size_t>(place - compared.begin())].overlap;
  };
  CHECK(overlap(200) > 0);
  CHECK(overlap(199) == 0);
}

TEST_CASE("an overlap of sizes that were never counted together adds nothing to a likeness",
          "[unit]") {
  const Resemblance member =
      Likenesses(*shipped_set()).to("4-piperidone", "O=C1CCN(CCc2ccccc2)CC1");  // 15 atoms, to 7
  CHECK(member.scores.overlap > 0);
  CHECK(member.rarities.overlap.molecules == 0);
  const double morgan = calibration::score_of_rate(member.rarities.morgan.rate);
  const double atom_pair = calibration::score_of_rate(member.rarities.atom_pair.rate);
  CHECK_THAT(member.rarities.likeness, WithinAbs((morgan + atom_pair) / 3, 1e-12));
}

TEST_CASE("protecting groups are looked past only where the rest is nearer to the entry",
          "[unit]") {
  Likenesses likenesses(*shipped_set());
  const std::string benzylated = "O=C1CCN(Cc2ccccc2)C(C)C1";
  CHECK(likenesses.to("1-benzyl-4-piperidone", benzylated).protecting_groups.empty());
  CHECK(likenesses.to("4-piperidone", benzylated).protecting_groups ==
        std::vector<std::string>{"N-benzyl"});
}

TEST_CASE("a labelled ion is as like an entry as its base", "[unit]") {
  Likenesses likenesses(*shipped_set());
  const Resemblance base = likenesses.to("4-piperidone", "CN1CCC(=O)CC1");
  for (const std::string smiles : {"[13CH3][NH+]1CCC(=O)CC1", "[14CH3][NH+]1CCC(=O)CC1.[Cl-]",
                                   "[2H]C([2H])([2H])[NH+]1CCC(=O)CC1"}) {
    CAPTURE(smiles);
    const Resemblance ion = likenesses.to("4-piperidone", smiles);
    CHECK(ion.scores.morgan == base.scores.morgan);
    CHECK(ion.scores.atom_pair == base.scores.atom_pair);
    CHECK(ion.scores.overlap == base.scores.overlap);
  }
}

TEST_CASE("a counter-ion or solvent resembles no entry", "[unit]") {
  SmallSet files;
  files.add(kCounters, "methylpiperidone\tCN1CCC(=O)CC1\n");
  Likenesses likenesses(files.load());
  CHECK(likenesses.find("CCO.CN1CCC(=O)CC1").empty());
  CHECK_FALSE(likenesses.find("CN1CCC(=O)CC1").empty());
}

TEST_CASE("a family's own core is told before the changed core of another family", "[unit]") {
  ReferenceSet set = *shipped_set();
  Family pyrrolidines;
  pyrrolidines.id = "pyrrolidines";
  pyrrolidines.rests_on = {"4-piperidone"};
  pyrrolidines.core = "[N:1]1CCCC1";
  FamilyVariant larger_ring;
  larger_ring.name = "larger ring";
  larger_ring.core = "[N:1]1CCCCC1";
  pyrrolidines.variants = {larger_ring};
  set.families.insert(set.families.begin(), pyrrolidines);
  const Resemblance member = Likenesses(set).to("4-piperidone", "CN1CCC(=O)CC1");
  CHECK(member.relation == Relation::SiteModified);
  CHECK(member.family == "4-piperidones");
}

TEST_CASE("what bears another substituent than the entry is no part of it", "[unit]") {
  Likenesses likenesses(*shipped_set());
  CHECK(likenesses.to("npp", "O=C1CCNCC1").relation == Relation::PartOfEntry);
  // Its ethyl group stands inside the phenethyl group of the entry, and is none of the entry's own.
  CHECK(likenesses.to("npp", "CCN1CCC(=O)CC1").relation == Relation::SiteModified);
}

TEST_CASE("of two parts that resemble an entry the closer one is told, in either order", "[unit]") {
  Likenesses likenesses(*shipped_set());
  const std::string near = "CN1CCC(=O)CC1";
  const double overlap = likenesses.to("4-piperidone", near).scores.overlap;
  REQUIRE(overlap > likenesses.to("4-piperidone", kHindered).scores.overlap);
  for (const std::string& both : {near + "." + kHindered, kHindered + ("." + near)}) {
    CAPTURE(both);
    CHECK(likenesses.to("4-piperidone", both).scores.overlap == overlap);
  }
}
