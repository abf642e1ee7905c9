// The analogue tier: what resembles an entry, in which measure, and where that counts.

#include "evidence/resemblance.hpp"

#include <cmath>

#include "calibration/score_calibration.hpp"
#include "catch.hpp"
#include "chem/molecule.hpp"
#include "chem/parse.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "finding/order.hpp"

using namespace congener;
using namespace congener::test;

namespace {

const char* const kBenzylPiperidone = "O=C1CCN(Cc2ccccc2)CC1";
const char* const kRemifentanil = "CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1";

/// Medicines and building blocks that share parts with the entries.
const std::vector<std::pair<const char*, const char*>> kOrdinary = {
    {"cyclohexanone", "O=C1CCCCC1"},
    {"donepezil", "COc1cc2c(cc1OC)C(=O)C(CC1CCN(Cc3ccccc3)CC1)C2"},
    {"haloperidol", "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1"},
    {"loperamide", "CN(C)C(=O)C(CCN1CCC(O)(c2ccc(Cl)cc2)CC1)(c1ccccc1)c1ccccc1"},
    {"tropinone", "CN1C2CCC1CC(=O)C2"},
    {"risperidone", "Cc1nc2n(c(=O)c1CCN1CCC(c3noc4cc(F)ccc34)CC1)CCCC2"},
    {"domperidone", "O=c1[nH]c2ccccc2n1CCCN1CCC(n2c(=O)[nH]c3cc(Cl)ccc32)CC1"},
    {"bamipine", "CN1CCC(N(Cc2ccccc2)c2ccccc2)CC1"},
    {"caffeine", "Cn1c(=O)c2c(ncn2C)n(C)c1=O"},
    {"aspirin", "CC(=O)Oc1ccccc1C(=O)O"},
    {"pethidine", "CCOC(=O)C1(c2ccccc2)CCN(C)CC1"},
    {"cocaine", "COC(=O)C1C(OC(=O)c2ccccc2)CC2CCC1N2C"}};

}  // namespace

TEST_CASE("1-benzyl-4-piperidone resembles 4-piperidone where only that is listed", "[unit]") {
  const Finding finding = detector(kToday, {"EU", "UN"}).check(kBenzylPiperidone);
  CHECK(finding.status == Status::Analogue);
  CHECK(finding.grade == Grade::Strong);
  CHECK(status_in(finding, "EU") == Status::Analogue);
  CHECK(status_in(finding, "UN") == Status::Analogue);
  const Resemblance* piperidone = find_resemblance(finding, "4-piperidone");
  REQUIRE(piperidone != nullptr);
  CHECK(piperidone->relation == Relation::Masked);
  CHECK(piperidone->protecting_groups == std::vector<std::string>{"N-benzyl"});
  CHECK(piperidone->family == "4-piperidones");
  CHECK(piperidone->grade == Grade::Strong);
  CHECK(piperidone->jurisdictions == std::vector<std::string>{"EU", "UN"});
  CHECK(piperidone->scores.core_share == 1.0);  // of what is left without the benzyl group
  CHECK(piperidone->atoms == std::vector<int>{0, 1, 2, 3, 4, 12, 13});
  CHECK(detector(kToday, {"CA"}).check(kBenzylPiperidone).status == Status::Listed);
}

TEST_CASE("a resemblance answers with the entry's row and never as listed", "[unit]") {
  const Finding finding = detector(kToday, {"UN"}).check("CC1(C)CC(=O)CC(C)(C)N1");
  const JurisdictionFinding& answer = answer_of(finding, "UN");
  CHECK(answer.status == Status::Analogue);
  CHECK(answer.grade == Grade::Weak);
  CHECK(answer.entry == "4-piperidone");
  CHECK(basis_in_words(answer) ==
        "resembles 4-piperidone: same core and required groups (4-piperidones)");
  CHECK(answer.list == "Table I");
  CHECK(answer.effective == day("2024-12-03"));
  CHECK(finding.identities.empty());
}

TEST_CASE("a resemblance counts only to what is in force on the day", "[unit]") {
  const Detector past = detector("2016-12-31", {"US", "UN"});
  const Finding finding = past.check("O=C1CCNCC1");
  CHECK(status_in(finding, "UN") == Status::NoFinding);
  CHECK(status_in(finding, "US") == Status::Analogue);
  CHECK(answer_of(finding, "US").entry == "npp");
  REQUIRE_FALSE(finding.nearest.empty());
  CHECK(finding.nearest[0].entry == "npp");
  for (const Resemblance& resemblance : finding.nearest) {
    CHECK(resemblance.jurisdictions == std::vector<std::string>{"US"});
  }
  // ANPP was in force in the United States too; before 2010-08-30 it was not.
  const std::string anilinopiperidine = "c1ccc(NC2CCNCC2)cc1";
  CHECK(answer_of(past.check(anilinopiperidine), "US").entry == "anpp");
  CHECK(detector("2010-08-29", {"US"}).check(anilinopiperidine).status == Status::NoFinding);
  CHECK(detector("2010-08-30", {"US"}).check(anilinopiperidine).status == Status::Analogue);
}

TEST_CASE("an entry that is only watched is nothing to resemble", "[unit]") {
  const Finding finding = detector(kToday, {"US"}).check("BrCCc1ccccc1");
  CHECK(finding.status == Status::Watch);
  CHECK(finding.nearest.empty());
}

TEST_CASE("masks are strong, the grade of other members is that of their closeness", "[unit]") {
  const auto grade = [](const std::string& smiles) {
    return detector_by_words(kToday, {"EU"}).check(smiles).grade;  // no classes there
  };
  CHECK(grade("O=C1CCN(C(=O)OCc2ccccc2)CC1") == Grade::Strong);
  CHECK(grade("C1CC2(CCN1)OCCO2") == Grade::Strong);
  CHECK(grade(kRemifentanil) == Grade::Moderate);
  CHECK(grade("CC1(C)CC(=O)CC(C)(C)N1") == Grade::Weak);
  // Benzyl and 2-phenylethyl on a core that is in every catalogue.
  CHECK(detector("2024-12-03", {"CA"}).check("O=C1CCN(CCc2ccccc2)CC1").nearest.front().grade ==
        Grade::Moderate);
}

TEST_CASE("resemblances below the minimum grade are not reported", "[unit]") {
  const auto status = [](const std::string& smiles, Grade minimum) {
    DetectorOptions chosen = options(kToday, {"EU"});
    chosen.minimum_grade = minimum;
    const Finding finding = Detector(set_by_words_alone(), chosen).check(smiles);
    for (const Resemblance& resemblance : finding.nearest) {
      CHECK(resemblance.grade >= minimum);
    }
    return finding.status;
  };
  CHECK(status(kRemifentanil, Grade::Weak) == Status::Analogue);
  CHECK(status(kRemifentanil, Grade::Moderate) == Status::Analogue);
  CHECK(status("CC1(C)CC(=O)CC(C)(C)N1", Grade::Weak) == Status::Analogue);
  CHECK(status("CC1(C)CC(=O)CC(C)(C)N1", Grade::Moderate) == Status::NoFinding);
  CHECK(status(kRemifentanil, Grade::Strong) == Status::NoFinding);
  CHECK(status("O=C1CCN(C(=O)OCc2ccccc2)CC1", Grade::Strong) == Status::Analogue);
  CHECK(status("O=C1CCNCC1", Grade::Strong) == Status::Listed);
}

TEST_CASE("resemblances come best first", "[unit]") {
  for (const std::string smiles : {kBenzylPiperidone, kRemifentanil, "CC(=O)N1CCC(=O)CC1",
                                   "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1"}) {
    const Finding finding = detector_of_today().check(smiles);
    REQUIRE(finding.nearest.size() > 1);
    for (std::size_t i = 1; i < finding.nearest.size(); ++i) {
      CHECK_FALSE(finding::is_closer(finding.nearest[i], finding.nearest[i - 1]));
    }
    for (const Resemblance& resemblance : finding.nearest) {
      CHECK_FALSE(resemblance.jurisdictions.empty());
      CHECK(resemblance.scores.morgan >= 0.0);
      CHECK(resemblance.scores.morgan <= 1.0);
      CHECK(resemblance.scores.core_share <= 1.0);
    }
  }
}

TEST_CASE("closer is the higher grade, then relation, then scores, then the entry's id", "[unit]") {
  const auto resemblance = [](const std::string& entry, Grade grade, double morgan) {
    Resemblance result;
    result.entry = entry;
    result.grade = grade;
    result.scores.morgan = morgan;
    return result;
  };
  const auto strong = resemblance("b", Grade::Strong, 0.1);
  const auto weak = resemblance("a", Grade::Weak, 0.9);
  CHECK(finding::is_closer(strong, weak));
  CHECK_FALSE(finding::is_closer(weak, strong));
  CHECK(finding::is_closer(resemblance("b", Grade::Weak, 0.95), weak));
  CHECK(finding::is_closer(weak, resemblance("b", Grade::Weak, 0.9)));
  CHECK_FALSE(finding::is_closer(weak, weak));
  auto member = resemblance("c", Grade::Weak, 0.1);
  member.relation = Relation::SiteModified;
  CHECK(finding::is_closer(member, weak));
  auto overlapping = weak;
  overlapping.scores.overlap = 0.5;
  CHECK(finding::is_closer(overlapping, resemblance("b", Grade::Weak, 0.95)));
  CHECK(finding::is_closer(member, overlapping));
  CHECK(finding::is_closer(strong, member));
}

TEST_CASE("a record does not resemble what it is", "[unit]") {
  for (const Entry& entry : shipped_set()->entries) {
    const Finding finding = detector_of_today().check(entry.smiles);
    CHECK(find_resemblance(finding, entry.id) == nullptr);
  }
}

TEST_CASE("salts and labels do not change a resemblance", "[unit]") {
  const Finding base = detector_of_today().check("CN1CCC(=O)CC1");
  for (const std::string smiles : {"CN1CCC(=O)CC1.Cl", "C[NH+]1CCC(=O)CC1.[Cl-]",
                                   "[13CH3]N1CCC(=O)CC1", "[2H]C([2H])([2H])N1CCC(=O)CC1"}) {
    CAPTURE(smiles);
    const Finding finding = detector_of_today().check(smiles);
    REQUIRE(finding.nearest.size() == base.nearest.size());
    for (std::size_t i = 0; i < base.nearest.size(); ++i) {
      CHECK(finding.nearest[i].entry == base.nearest[i].entry);
      CHECK(finding.nearest[i].grade == base.nearest[i].grade);
      CHECK(finding.nearest[i].scores.morgan == base.nearest[i].scores.morgan);
      CHECK(finding.nearest[i].scores.core_share == base.nearest[i].scores.core_share);
      CHECK(finding.nearest[i].relation == base.nearest[i].relation);
      CHECK(finding.nearest[i].scores.overlap == base.nearest[i].scores.overlap);
      CHECK(finding.nearest[i].false_flags.rate == base.nearest[i].false_flags.rate);
      CHECK(std::abs(finding.nearest[i].mass_difference_u - base.nearest[i].mass_difference_u) <
            1e-6);
    }
  }
}

TEST_CASE("in a mixture the closest component counts", "[unit]") {
  const Finding finding = detector_of_today().check("Cn1c(=O)c2c(ncn2C)n(C)c1=O.CN1CCC(=O)CC1");
  const Resemblance* piperidone = find_resemblance(finding, "4-piperidone");
  REQUIRE(piperidone != nullptr);
  CHECK(piperidone->scores.core_share == 0.875);
  CHECK(piperidone->atoms.front() == 15);
}

TEST_CASE("ordinary chemistry near the entries is no analogue above weak", "[unit]") {
  for (const auto& [name, smiles] : kOrdinary) {
    CAPTURE(name);
    const Finding finding = detector_of_today().check(smiles);
    CHECK(finding.status <= Status::Analogue);
    CHECK(finding.grade <= Grade::Weak);
  }
}

TEST_CASE("a commodity chemical is found by identity and nothing resembles it", "[unit]") {
  const Finding finding = detector_of_today().check("C1CCNCC1");
  CHECK(finding.status == Status::Listed);
  CHECK(finding.identities.at(0).entry == "piperidine");
  CHECK(finding.nearest.empty());
  CHECK(detector_of_today().check("CN1CCCCC1").status == Status::NoFinding);
  CHECK(detector_of_today().check("CCCC(=O)Cl").status == Status::NoFinding);
}

TEST_CASE("an entry in two families is reported with the closer one, whole", "[unit]") {
  // A family of its own for any piperidine, after the one for 4-piperidones.
  ReferenceSet set = *shipped_set();
  Family any;
  any.id = "any-piperidines";
  any.name = "Any piperidines";
  any.rests_on = {"4-piperidone"};
  any.core = "[C:1]1CCNCC1";
  any.matches = {{"C1CCNCC1", "piperidine"}};
  any.misses = {{"C1CCCCC1", "cyclohexane"}};
  set.families.push_back(any);
  const Detector both(std::make_shared<const ReferenceSet>(set), options(kToday, {"UN"}));
  const Resemblance* piperidone = nullptr;
  const Finding finding = both.check("CN1CCC(=O)CC1");
  piperidone = find_resemblance(finding, "4-piperidone");
  REQUIRE(piperidone != nullptr);
  CHECK(piperidone->relation == Relation::SiteModified);
  CHECK(piperidone->family == "4-piperidones");
  CHECK(piperidone->family_name == "4-piperidones");
  CHECK(piperidone->atoms.size() == 7);
}

TEST_CASE("false flags of a member are counted among members", "[unit]") {
  std::vector<int> heavy_atoms;
  for (const Entry& entry : shipped_set()->entries) {
    heavy_atoms.push_back(chem::heavy_atom_count(chem::parse_smiles(entry.smiles)));
  }
  const calibration::ScoreCalibration counted(*shipped_set(), heavy_atoms);
  const std::string benzyl = "O=C1CCN(Cc2ccccc2)CC1";
  const std::size_t band = counted.band_of(chem::heavy_atom_count(chem::parse_smiles(benzyl)));
  const Finding finding = detector_of_today().check(benzyl);
  const Resemblance* found = find_resemblance(finding, "npp");
  REQUIRE(found != nullptr);
  const Resemblance& member = *found;
  const double likeness = member.rarities.likeness;
  CHECK(member.false_flags.rate == counted.rarity_of_likeness(likeness, band, true).rate);
  CHECK(member.false_flags.rate != counted.rarity_of_likeness(likeness, band, false).rate);
}

TEST_CASE("a fraction of false flags that is none is refused", "[unit]") {
  DetectorOptions chosen = options();
  for (const double fraction : {-1e-9, 1.0001, std::nan("")}) {
    chosen.max_false_flags = fraction;
    CHECK_THROWS_AS(Detector(shipped_set(), chosen), OptionError);
  }
}
