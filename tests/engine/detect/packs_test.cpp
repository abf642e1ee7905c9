// A user's own pack beside the shipped set: its jurisdiction answers, the shipped answers stay.

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "temp_dir.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// A pack that puts one substance on a list of its own.
std::string write_pack(const TempDir& folder, const std::string& smiles,
                       const std::string& formula) {
  folder.write_file("own/set.toml",
                    "schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1\"\n"
                    "date = 2026-01-01\nlicence = \"internal\"\njurisdictions = [\"HOUSE\"]\n");
  folder.write_file("own/sources.toml", "");
  folder.write_file("own/substances/own.toml",
                    "id = \"own-substance\"\nname = \"own\"\niupac_name = \"own\"\nsmiles = '" +
                        smiles + "'\nformula = \"" + formula +
                        "\"\n[[control]]\njurisdiction = \"HOUSE\"\nstatus = \"watch\"\n"
                        "effective = 2026-01-01\nscope = \"own list\"\n");
  return folder.path_of("own");
}

Detector with_pack(const std::string& pack) {
  return Detector::load({CONGENER_REFERENCE_SETS "/fentanyl_precursors", pack}, options());
}

}  // namespace

TEST_CASE("an added pack brings its jurisdiction and leaves the other answers as they are",
          "[unit]") {
  const TempDir folder;
  const Detector both = with_pack(write_pack(folder, "O=C1CCCCC1", "C6H10O"));
  CHECK(both.options().jurisdictions.back() == "HOUSE");
  const Finding own = both.check("O=C1CCCCC1");
  CHECK(own.status == Status::Watch);
  CHECK(answer_of(own, "HOUSE").entry == "own-substance");
  CHECK(detector_of_today().check("O=C1CCCCC1").status == Status::NoFinding);
  for (const std::string smiles : {"O=C1CCNCC1", "CN1CCC(=O)CC1", "CCO", "C1CCNCC1.Cl"}) {
    CAPTURE(smiles);
    const Finding alone = detector_of_today().check(smiles);
    const Finding beside = both.check(smiles);
    CHECK(beside.status == alone.status);
    CHECK(beside.nearest.size() == alone.nearest.size());
    for (const JurisdictionFinding& answer : alone.jurisdictions) {
      CHECK(status_in(beside, answer.jurisdiction) == answer.status);
    }
    CHECK(status_in(beside, "HOUSE") == Status::NoFinding);
  }
}

TEST_CASE("a listed substance on an own list is both entries, and each jurisdiction has its own",
          "[unit]") {
  const TempDir folder;
  const Detector both = with_pack(write_pack(folder, "N(C1CCNCC1)c1ccccc1", "C11H16N2"));
  const Finding finding = both.check("c1ccc(NC2CCNCC2)cc1.Cl");
  REQUIRE(finding.identities.size() == 2);
  CHECK(finding.identities[0].entry == "4-ap");
  CHECK(finding.identities[1].entry == "own-substance");
  CHECK(finding.status == Status::Listed);
  CHECK(answer_of(finding, "US").entry == "4-ap");
  CHECK(answer_of(finding, "HOUSE").entry == "own-substance");
  CHECK(answer_of(finding, "HOUSE").status == Status::Watch);
  // One substance, so the rows of both entries count in the gap.
  for (const GapListing& listing : finding.gap.listed_in) {
    CHECK_FALSE(contains(finding.gap.not_found_in, listing.jurisdiction));
  }
  REQUIRE_FALSE(finding.gap.listed_in.empty());
  CHECK(finding.gap.listed_in.back().jurisdiction == "HOUSE");
  CHECK(finding.gap.listed_in.front().jurisdiction == "UN");
  // Neither entry counts as a neighbour of what the record is.
  CHECK(find_resemblance(finding, "4-ap") == nullptr);
  CHECK(find_resemblance(finding, "own-substance") == nullptr);
}

TEST_CASE("a detector of several folders refuses what does not load", "[unit]") {
  const TempDir folder;
  CHECK_THROWS_AS(with_pack(folder.path_of("none")), FileError);
  CHECK_THROWS_AS(with_pack(CONGENER_REFERENCE_SETS "/fentanyl_precursors"), ReferenceSetError);
  CHECK_THROWS_AS(Detector::load(std::vector<std::string>{}, options()), OptionError);
}
