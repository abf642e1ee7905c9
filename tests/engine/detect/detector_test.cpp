// The detector as a whole: its settings, what it cannot screen, and what a finding always holds.

#include "congener/detector.hpp"

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

std::string option_problem(const DetectorOptions& chosen) {
  try {
    const Detector made(shipped_set(), chosen);
  } catch (const OptionError& error) {
    return error.what();
  }
  return "(no problem)";
}

}  // namespace

TEST_CASE("a day that is none is refused", "[unit]") {
  DetectorOptions chosen = options();
  for (const Date date : {Date{}, Date{2023, 2, 29}, Date{2023, 13, 1}, Date{10000, 1, 1}}) {
    chosen.as_of = date;
    CHECK_THAT(option_problem(chosen), ContainsText("as_of"));
  }
}

TEST_CASE("an unknown jurisdiction is refused and the known ones are named", "[unit]") {
  for (const std::string name : {"XX", "us", "", " US", "UK"}) {
    CAPTURE(name);
    CHECK_THAT(option_problem(options(kToday, {"US", name})), ContainsText("UN, US, CN, EU"));
  }
}

TEST_CASE("limits on the number of atoms out of range are refused", "[unit]") {
  DetectorOptions chosen = options();
  for (const int limit : {0, -1, 100001}) {
    chosen.max_heavy_atoms = limit;
    CHECK_THAT(option_problem(chosen), ContainsText("max_heavy_atoms must be 1 to 100000"));
  }
  chosen.max_heavy_atoms = 100000;
  CHECK(option_problem(chosen) == "(no problem)");
}

TEST_CASE("no jurisdictions means all, and each is answered once", "[unit]") {
  CHECK(detector().options().jurisdictions == shipped_set()->jurisdictions);
  const Detector chosen = detector(kToday, {"EU", "UN", "EU"});
  CHECK(chosen.options().jurisdictions == std::vector<std::string>{"EU", "UN"});
  const Finding finding = chosen.check("O=C1CCNCC1");
  REQUIRE(finding.jurisdictions.size() == 2);
  CHECK(finding.jurisdictions[0].jurisdiction == "EU");
  CHECK(finding.jurisdictions[1].jurisdiction == "UN");
}

TEST_CASE("only the selected jurisdictions decide the status", "[unit]") {
  const std::string imine = "c1ccc(CCN2CCC(=Nc3ccccc3)CC2)cc1";
  CHECK(detector(kToday, {"CA"}).check(imine).status == Status::Listed);
  CHECK(detector(kToday, {"US", "UN"}).check(imine).status == Status::Analogue);
  CHECK(detector(kToday, {"US", "CA"}).check(imine).status == Status::Listed);
}

TEST_CASE("the status is the highest over the jurisdictions", "[unit]") {
  for (const Entry& entry : shipped_set()->entries) {
    const Finding finding = detector_of_today().check(entry.smiles);
    Status highest = Status::NoFinding;
    for (const JurisdictionFinding& answer : finding.jurisdictions) {
      highest = std::max(highest, answer.status);
    }
    CHECK(finding.status == highest);
    CHECK(finding.status >= Status::Covered);
    CHECK(finding.grade == Grade::None);
  }
}

TEST_CASE("a detector needs a set that passes its checks", "[unit]") {
  CHECK_THROWS_AS(Detector(nullptr, options()), OptionError);
  CHECK_THROWS_AS(Detector(std::make_shared<const ReferenceSet>(), options()), ReferenceSetError);
  ReferenceSet spoilt = *shipped_set();
  spoilt.entries[0].smiles = "nonsense";
  CHECK_THROWS_AS(Detector(std::make_shared<const ReferenceSet>(spoilt), options()),
                  ReferenceSetError);
  spoilt = *shipped_set();
  spoilt.families[0].rests_on = {"nobody"};
  CHECK_THROWS_AS(Detector(std::make_shared<const ReferenceSet>(spoilt), options()),
                  ReferenceSetError);
  CHECK_THROWS_AS(Detector::load("no/such/folder", options()), FileError);
}

TEST_CASE("what cannot be read is not screened, with the reason", "[unit]") {
  for (const std::string text :
       {"", "   ", "C1CC", "C(C", "xyz", "*C", "c1ccccc1C(", "C(C)(C)(C)(C)C"}) {
    CAPTURE(text);
    const Finding finding = detector_of_today().check(text);
    CHECK(finding.status == Status::NotScreened);
    CHECK_FALSE(finding.reason.empty());
    CHECK(finding.identities.empty());
    CHECK(finding.jurisdictions.empty());
    CHECK(finding.nearest.empty());
    CHECK_FALSE(is_flagged(finding));
  }
  CHECK(detector_of_today().check("not a mol block", StructureFormat::MolBlock).status ==
        Status::NotScreened);
}

TEST_CASE("a record over the limit of atoms is not screened, one at the limit is", "[unit]") {
  DetectorOptions chosen = options();
  chosen.max_heavy_atoms = 7;
  const Detector small(shipped_set(), chosen);
  CHECK(small.check("O=C1CCNCC1").status == Status::Listed);
  const Finding salt = small.check("O=C1CCNCC1.Cl");
  CHECK(salt.status == Status::NotScreened);
  CHECK(salt.reason == "too large: 8 non-hydrogen atoms, the limit is 7");
}

TEST_CASE("a record of counter-ions and solvents only has no finding", "[unit]") {
  for (const std::string smiles :
       {"Cl.O", "[Na+].[Cl-]", "CC(=O)[O-].[Na+]", "[H+].[Cl-]", "[H][H]"}) {
    CAPTURE(smiles);
    CHECK(detector_of_today().check(smiles).status == Status::NoFinding);
  }
}

TEST_CASE("a screened record has no reason, and an analogue has a grade", "[unit]") {
  for (const std::string smiles : {"O=C1CCNCC1", "CN1CCC(=O)CC1", "CCO"}) {
    const Finding finding = detector_of_today().check(smiles);
    CHECK(finding.reason.empty());
    CHECK((finding.grade != Grade::None) == (finding.status == Status::Analogue));
  }
}

TEST_CASE("a detector that was moved goes on working", "[unit]") {
  Detector first = detector();
  Detector second = std::move(first);
  CHECK(second.check("O=C1CCNCC1").status == Status::Listed);
  second = detector("2016-12-31", {"UN"});
  CHECK(second.check("O=C1CCNCC1").status == Status::NoFinding);
}

TEST_CASE("a detector keeps its reference set alive", "[unit]") {
  auto set = std::make_shared<const ReferenceSet>(*shipped_set());
  const Detector made(set, options());
  set.reset();
  CHECK(made.reference_set().id == "fentanyl_precursors");
  CHECK(made.check("O=C1CCNCC1").status == Status::Listed);
}
