// What must not change when a molecule is written down in another way, or another thread asks.

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <memory>
#include <thread>

#include "catch.hpp"
#include "engine/detect/finding_summary.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

using MoleculePointer = std::unique_ptr<RDKit::RWMol>;

const std::vector<std::string> kMolecules = {
    "O=C1CCN(CCc2ccccc2)CC1",                               // NPP
    "O=C1CC[NH+](CCc2ccccc2)CC1.[Cl-]",                     // its hydrochloride, as ions
    "OC1=CCN(CCc2ccccc2)CC1",                               // its enol
    "OC1(O)CC[NH2+]CC1.[Cl-]",                              // 4-piperidone hydrate hydrochloride
    "[2H]C1([2H])CC(=O)CCN1.Cl",                            // deuterated 4-piperidone hydrochloride
    "C[C@H]1CNCCC1=O.OC(=O)C(F)(F)F",                       // (S)-3-methyl-4-piperidone salt
    "O=C1CCN(Cc2ccccc2)CC1",                                // 1-benzyl-4-piperidone
    "c1ccc(NC2CCNCC2)cc1.c1ccc(NC2CCNCC2)cc1.OS(=O)(=O)O",  // 4-AP hemisulfate
    "c1ccc(CCN2CCC(Nc3ccccc3)=CC2)cc1",                     // a tautomer of Canada's item 29
    "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1.OC(=O)CC(O)(CC(=O)O)C(=O)O",  // fentanyl citrate
    "CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1",                     // remifentanil
    "O=C1CCN(CCc2ccccc2)CC1.Cn1c(=O)c2c(ncn2C)n(C)c1=O",                  // NPP with caffeine
    "CC(C)(C)OC(=O)N1CCC(=O)CC1",                                         // 1-boc-4-piperidone
    "CN1CCC(=O)CC1",                                                      // 1-methyl-4-piperidone
    "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1",                       // haloperidol
    "C[S+]([O-])c1ccc(cc1)C=C1C(C)=C(CC(=O)O)c2cc(F)ccc12",  // sulindac, as a sulfoxide
    "CC1=C(C(C(=C(N1)C)C(=O)OC)c1ccccc1N(=O)=O)C(=O)OC"};    // nifedipine, old nitro

MoleculePointer parsed(const std::string& smiles) {
  return MoleculePointer(RDKit::SmilesToMol(smiles));
}

/// The record as it stands, for the numbers of its atoms.
MoleculePointer parsed_as_written(const std::string& text, StructureFormat format) {
  if (format == StructureFormat::MolBlock) {
    return MoleculePointer(RDKit::MolBlockToMol(text, false, false));
  }
  RDKit::SmilesParserParams parameters;
  parameters.sanitize = false;
  parameters.removeHs = false;
  return MoleculePointer(RDKit::SmilesToMol(text, parameters));
}

std::string said_of(const std::string& text, StructureFormat format = StructureFormat::Smiles) {
  const MoleculePointer molecule = parsed_as_written(text, format);
  REQUIRE(molecule);
  return summary(detector_of_today().check(text, format), *molecule);
}

}  // namespace

TEST_CASE("random spellings of a molecule's SMILES get one finding", "[unit]") {
  constexpr unsigned int kSpellings = 20;
  constexpr unsigned int kSeed = 20261121;
  for (const std::string& smiles : kMolecules) {
    const std::string expected = said_of(smiles);
    const MoleculePointer molecule = parsed(smiles);
    for (const std::string& spelling : RDKit::MolToRandomSmilesVect(*molecule, kSpellings, kSeed)) {
      CAPTURE(smiles, spelling);
      CHECK(said_of(spelling) == expected);
    }
  }
}

TEST_CASE("the order of a record's components does not matter", "[unit]") {
  for (std::vector<std::string> parts : std::vector<std::vector<std::string>>{
           {"Cl", "O", "O=C1CCNCC1"},
           {"O=C1CCN(CCc2ccccc2)CC1", "O=C1CCN(Cc2ccccc2)CC1", "OS(=O)(=O)O"},
           {"CN1CCC(=O)CC1", "Cn1c(=O)c2c(ncn2C)n(C)c1=O", "CCO"}}) {
    std::sort(parts.begin(), parts.end());
    const std::string expected = said_of(parts[0] + "." + parts[1] + "." + parts[2]);
    while (std::next_permutation(parts.begin(), parts.end())) {
      const std::string record = parts[0] + "." + parts[1] + "." + parts[2];
      CAPTURE(record);
      CHECK(said_of(record) == expected);
    }
  }
}

TEST_CASE("a kekulized spelling gets the same finding", "[unit]") {
  for (const std::string& smiles : kMolecules) {
    CAPTURE(smiles);
    const MoleculePointer molecule = parsed(smiles);
    RDKit::MolOps::Kekulize(*molecule);
    CHECK(said_of(RDKit::MolToSmiles(*molecule, true, true)) == said_of(smiles));
  }
}

TEST_CASE("a spelling with all hydrogens gets the same finding", "[unit]") {
  for (const std::string& smiles : kMolecules) {
    CAPTURE(smiles);
    const MoleculePointer molecule = parsed(smiles);
    RDKit::MolOps::addHs(*molecule);
    CHECK(said_of(RDKit::MolToSmiles(*molecule)) == said_of(smiles));
  }
}

TEST_CASE("a mol block gets the finding of its SMILES, in both versions", "[unit]") {
  for (const std::string& smiles : kMolecules) {
    const MoleculePointer molecule = parsed(smiles);
    for (const bool is_v3000 : {false, true}) {
      CAPTURE(smiles, is_v3000);
      const std::string block = RDKit::MolToMolBlock(*molecule, true, -1, true, is_v3000);
      CHECK(said_of(block, StructureFormat::MolBlock) == said_of(smiles));
    }
  }
}

TEST_CASE("raising the minimum grade never adds to a finding", "[unit]") {
  std::vector<Detector> detectors;
  for (const Grade minimum : {Grade::None, Grade::Weak, Grade::Moderate, Grade::Strong}) {
    DetectorOptions chosen = options();
    chosen.minimum_grade = minimum;
    detectors.emplace_back(shipped_set(), chosen);
  }
  for (const std::string& smiles : kMolecules) {
    for (std::size_t i = 1; i < detectors.size(); ++i) {
      CAPTURE(smiles, i);
      const Finding lower = detectors[i - 1].check(smiles);
      const Finding higher = detectors[i].check(smiles);
      CHECK(higher.status <= lower.status);
      CHECK(higher.identities.size() == lower.identities.size());
      for (const Resemblance& resemblance : higher.nearest) {
        CHECK(find_resemblance(lower, resemblance.entry) != nullptr);
      }
      for (const JurisdictionFinding& answer : higher.jurisdictions) {
        CHECK(answer.status <= status_in(lower, answer.jurisdiction));
      }
    }
  }
}

TEST_CASE("a later day never takes anything off the United Nations' answer", "[unit]") {
  // Its rows only add; where rows end, as in Canada, this need not hold.
  std::vector<Detector> detectors;
  for (const std::string as_of : {"2016-12-31", "2017-10-18", "2022-11-23", "2024-12-03", kToday}) {
    detectors.push_back(detector(as_of, {"UN"}));
  }
  for (const std::string& smiles : kMolecules) {
    for (std::size_t i = 1; i < detectors.size(); ++i) {
      CAPTURE(smiles, i);
      const Finding earlier = detectors[i - 1].check(smiles);
      const Finding later = detectors[i].check(smiles);
      CHECK(later.status >= earlier.status);
      for (const Resemblance& resemblance : earlier.nearest) {
        CHECK(find_resemblance(later, resemblance.entry) != nullptr);
      }
    }
  }
}

TEST_CASE("one detector asked by four threads says what it says to one", "[unit]") {
  constexpr std::size_t kThreads = 4;
  constexpr int kRounds = 5;
  const Detector shared = detector();
  std::vector<MoleculePointer> written;
  std::vector<std::string> expected;
  for (const std::string& smiles : kMolecules) {
    written.push_back(parsed_as_written(smiles, StructureFormat::Smiles));
    expected.push_back(summary(shared.check(smiles), *written.back()));
  }
  // Catch2's assertions are not for threads: each thread counts, the test compares.
  std::vector<int> differences(kThreads, 0);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < kMolecules.size(); ++i) {
          const std::size_t molecule = (i + thread * 5) % kMolecules.size();
          const std::string said = summary(shared.check(kMolecules[molecule]), *written[molecule]);
          differences[thread] += said == expected[molecule] ? 0 : 1;
        }
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(differences == std::vector<int>(kThreads, 0));
}
