// What the shipped class definitions say of published substances, day by day.

#include <algorithm>
#include <memory>

#include "catch.hpp"
#include "engine/evidence/class_samples.hpp"
#include "in_words.hpp"
#include "support/text.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr const char* kFentanyl = "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1";
constexpr const char* kAnpp = "c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1";
constexpr const char* kNorfentanyl = "CCC(=O)N(c1ccccc1)C1CCNCC1";
constexpr const char* kBenzylfentanyl = "CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1";
constexpr const char* kBenzylPiperidone = "O=C1CCN(Cc2ccccc2)CC1";
constexpr const char* kFluoroAp = "Fc1ccc(NC2CCNCC2)cc1";
constexpr const char* kBocFluoroAp = "CC(C)(C)OC(=O)N1CCC(Nc2ccc(F)cc2)CC1";
constexpr const char* kBocAp = "CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1";
constexpr const char* kBocPiperidone = "CC(C)(C)OC(=O)N1CCC(=O)CC1";
constexpr const char* kPiperidoneAcetal = "C1CC2(CCN1)OCCO2";  // a catalogue building block
constexpr const char* kOcfentanil = "COCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1";  // no entry

using Texts = std::vector<std::string>;

const ClassFinding* find_class(const Finding& finding, const std::string& rule) {
  for (const ClassFinding& found : finding.classes) {
    if (found.rule == rule) {
      return &found;
    }
  }
  return nullptr;
}

ClassFinding class_of(const Finding& finding, const std::string& rule) {
  const ClassFinding* found = find_class(finding, rule);
  CAPTURE(rule);
  REQUIRE(found != nullptr);
  return *found;
}

/// What a class says today, or on a day.
ClassFinding class_of(const std::string& smiles, const std::string& rule,
                      const std::string& as_of = kToday) {
  return class_of(detector_by_words(as_of).check(smiles), rule);
}

bool is_inside(const std::string& smiles, const std::string& rule,
               const std::string& as_of = kToday) {
  const Finding finding = detector_by_words(as_of).check(smiles);
  const ClassFinding* found = find_class(finding, rule);
  return found != nullptr && found->is_inside;
}

Status status_on(const std::string& as_of, const std::string& jurisdiction,
                 const std::string& smiles) {
  return status_in(detector_by_words(as_of).check(smiles), jurisdiction);
}

/// The shipped set with one name less, so that only the words reach the substance.
std::shared_ptr<const ReferenceSet> without_entry(const std::string& id) {
  auto set = std::make_shared<ReferenceSet>(*shipped_set());
  const auto entry = set->entries.begin() + find_entry(*set, id);
  set->entries.erase(entry);
  for (Family& family : set->families) {
    auto& names = family.rests_on;
    names.erase(std::remove(names.begin(), names.end(), id), names.end());
  }
  return set;
}

JurisdictionFinding us_answer(const std::shared_ptr<const ReferenceSet>& set,
                              const std::string& as_of, const std::string& smiles) {
  return answer_of(Detector(set, options(as_of)).check(smiles), "US");
}

constexpr const char* kOpenWords = "reach derivatives and analogues, without a structural rule";

}  // namespace

TEST_CASE("three precursors of fentanyl are outside the US class and say why", "[unit]") {
  CHECK(find_class(detector_by_words_of_today().check(kAnpp), "us-frs") ==
        nullptr);  // no amide: no core
  CHECK(class_of(kNorfentanyl, "us-frs").failing.size() == 1);
  CHECK(any_contains(all_in_words(class_of(kNorfentanyl, "us-frs").failing),
                     "piperidine nitrogen bears hydrogen only"));
  CHECK_FALSE(is_inside(kBenzylfentanyl, "us-frs"));
  CHECK(any_contains(all_in_words(class_of(kBenzylfentanyl, "us-frs").failing),
                     "piperidine nitrogen bears C7H7; the words reach phenethyl"));
}

TEST_CASE("benzylfentanyl is inside China's class, norfentanyl and ANPP are not", "[unit]") {
  const ClassFinding inside = class_of(kBenzylfentanyl, "cn-2019");
  CHECK(inside.is_inside);
  CHECK(inside.limbs == Texts{"4"});
  REQUIRE_FALSE(inside.sites.empty());
  CHECK(inside.sites[0].site == "piperidine nitrogen");
  CHECK(inside.sites[0].formula == "C7H7");
  CHECK_FALSE(is_inside(kNorfentanyl, "cn-2019"));  // hydrogen is excepted
  CHECK_FALSE(is_inside(kAnpp, "cn-2019"));
  CHECK(status_on("2019-04-30", "CN", kBenzylfentanyl) < Status::Covered);
  CHECK(status_on("2019-05-01", "CN", kBenzylfentanyl) == Status::Covered);
}

TEST_CASE("fentanyl itself is the reference structure of its classes, not a relative", "[unit]") {
  for (const std::string rule : {"us-frs", "cn-2019", "uk-mda-fentanyl"}) {
    const ClassFinding found = class_of(kFentanyl, rule);
    CHECK_FALSE(found.is_inside);
    CHECK(any_contains(all_in_words(found.failing), "the reference structure itself"));
  }
}

TEST_CASE("1-benzyl-4-piperidone is outside the US 4-piperidone wording and named in Canada",
          "[unit]") {
  const ClassFinding found = class_of(kBenzylPiperidone, "us-4piperidone-listing");
  CHECK_FALSE(found.is_inside);
  CHECK(all_in_words(found.failing) ==
        Texts{"ring nitrogen bears C7H7; the words reach hydrogen or acyl or formyl "
              "or carbamate"});
  CHECK(status_on(kToday, "US", kBenzylPiperidone) < Status::Covered);
  CHECK(status_on("2024-09-02", "CA", kBenzylPiperidone) < Status::Covered);
  CHECK(status_on("2024-09-03", "CA", kBenzylPiperidone) == Status::Listed);
}

TEST_CASE("4-fluoro-4-AP is inside the US wording from the day of the halides on", "[unit]") {
  const ClassFinding before = class_of(kFluoroAp, "us-4ap-listing", "2023-11-29");
  CHECK_FALSE(before.is_inside);
  CHECK(before.limbs == Texts{"halide"});
  CHECK(all_in_words(before.failing) ==
        Texts{"it meets halide (halogen on a ring of the core), in force from 2023-11-30 on"});
  CHECK(status_on("2023-11-29", "US", kFluoroAp) < Status::Covered);
  const ClassFinding on = class_of(kFluoroAp, "us-4ap-listing", "2023-11-30");
  CHECK(on.is_inside);
  CHECK(on.limbs == Texts{"halide"});
  CHECK(status_on("2023-11-30", "US", kFluoroAp) == Status::Covered);
}

TEST_CASE("the words alone cover 4-fluoro-4-AP, under the rule that added the halides", "[unit]") {
  const auto set = without_entry("4-fluoro-4-ap");
  CHECK(us_answer(set, "2023-11-29", kFluoroAp).status == Status::Analogue);
  for (const std::string& smiles : {std::string(kFluoroAp), std::string(kFluoroAp) + ".Cl"}) {
    const JurisdictionFinding answer = us_answer(set, "2023-11-30", smiles);
    CHECK(answer.status == Status::Covered);
    CHECK(answer.rule == "us-4ap-listing");
    CHECK(answer.entry == "4-ap");
    CHECK(answer.citation == "88 FR 74358");
    CHECK(answer.effective == day("2023-11-30"));
    CHECK(answer.effective_verified);
    CHECK(answer.confidence == Confidence::Derived);
    CHECK(basis_in_words(answer).find("halide (halogen on a ring of the core)") !=
          std::string::npos);
  }
  const JurisdictionFinding salt = us_answer(set, "2023-11-30", std::string(kFluoroAp) + ".Cl");
  REQUIRE(salt.wording.size() == 1);
  CHECK(salt.wording[0].form == Form::SaltOrSolvate);
  CHECK(salt.wording[0].wording == Wording::Mentioned);
}

TEST_CASE("a combination of two limbs is covered from the later of their days", "[unit]") {
  CHECK(class_of(kBocFluoroAp, "us-4ap-listing").limbs == Texts{"carbamate", "halide"});
  CHECK_FALSE(is_inside(kBocFluoroAp, "us-4ap-listing", "2023-11-29"));
  CHECK(is_inside(kBocFluoroAp, "us-4ap-listing", "2023-11-30"));
  const auto set = without_entry("1-boc-4-fluoro-4-ap");
  CHECK(us_answer(set, "2023-11-30", kBocFluoroAp).effective == day("2023-11-30"));
}

TEST_CASE("the Boc forms are covered as carbamates before their own entries", "[unit]") {
  struct Carbamate {
    const char* smiles;
    const char* rule;
    const char* day_before;
    const char* covered;
    const char* last_covered;
    const char* listed;
  };
  for (const Carbamate& boc : std::vector<Carbamate>{
           {kBocAp, "us-4ap-listing", "2020-05-14", "2020-05-15", "2022-11-08", "2022-11-09"},
           {kBocPiperidone, "us-4piperidone-listing", "2023-05-11", "2023-05-12", "2025-10-01",
            "2025-10-02"}}) {
    CAPTURE(boc.smiles);
    CHECK(find_class(detector_by_words(boc.day_before).check(boc.smiles), boc.rule) == nullptr);
    CHECK(status_on(boc.day_before, "US", boc.smiles) < Status::Covered);
    for (const char* as_of : {boc.covered, boc.last_covered}) {
      CHECK(class_of(boc.smiles, boc.rule, as_of).is_inside);
      CHECK(class_of(boc.smiles, boc.rule, as_of).limbs == Texts{"carbamate"});
      CHECK(status_on(as_of, "US", boc.smiles) == Status::Covered);
    }
    CHECK(status_on(boc.listed, "US", boc.smiles) == Status::Listed);
    CHECK(is_inside(boc.smiles, boc.rule, boc.listed));  // still true, and no longer the answer
  }
}

TEST_CASE("a cyclic acetal of 4-piperidone is covered in the United States by the words alone",
          "[unit]") {
  const Finding finding = detector_by_words("2023-05-12").check(kPiperidoneAcetal);
  CHECK(finding.identities.empty());
  CHECK(class_of(finding, "us-4piperidone-listing").limbs == Texts{"acetal"});
  const JurisdictionFinding& answer = answer_of(finding, "US");
  CHECK(answer.status == Status::Covered);
  CHECK(answer.rule == "us-4piperidone-listing");
  CHECK(answer.entry == "4-piperidone");
  CHECK(answer.effective == day("2023-05-12"));
  CHECK(status_on("2023-05-11", "US", kPiperidoneAcetal) < Status::Covered);
}

TEST_CASE("the US class answers by order since 2018 and by Act since 2025", "[unit]") {
  CHECK(find_class(detector_by_words("2018-02-05").check(kOcfentanil), "us-frs") == nullptr);
  CHECK(status_on("2018-02-05", "US", kOcfentanil) < Status::Covered);
  for (const std::string as_of : {"2018-02-06", "2025-07-15"}) {
    const Finding finding = detector_by_words(as_of).check(kOcfentanil);
    const JurisdictionFinding& order = answer_of(finding, "US");
    CHECK(order.status == Status::Covered);
    CHECK(order.rule == "us-frs");
    CHECK(order.citation == "83 FR 5188");
    CHECK(order.effective == day("2018-02-06"));
    CHECK(order.confidence == Confidence::Secondary);
    CHECK(class_of(finding, "us-frs").limbs == Texts{"D", "E"});
  }
  const Finding finding = detector_by_words("2025-07-16").check(kOcfentanil);
  const JurisdictionFinding& act = answer_of(finding, "US");
  CHECK(act.status == Status::Covered);
  CHECK(act.citation.find("Pub. L. 119-26") == 0);
  CHECK(act.effective == day("2025-07-16"));
  CHECK(act.confidence == Confidence::Confirmed);
}

TEST_CASE("China's class answers from 2019-05-01 on", "[unit]") {
  CHECK(find_class(detector_by_words("2019-04-30").check(kOcfentanil), "cn-2019") == nullptr);
  CHECK(status_on("2019-04-30", "CN", kOcfentanil) < Status::Covered);
  const Finding finding = detector_by_words("2019-05-01").check(kOcfentanil);
  const JurisdictionFinding& answer = answer_of(finding, "CN");
  CHECK(answer.status == Status::Covered);
  CHECK(answer.rule == "cn-2019");
  CHECK(answer.effective == day("2019-05-01"));
  CHECK(class_of(finding, "cn-2019").limbs == Texts{"1", "2"});
}

TEST_CASE("a class whose first day nobody read is applied and marked: Great Britain", "[unit]") {
  const Finding finding = detector_by_words_of_today().check(kOcfentanil);
  const JurisdictionFinding& answer = answer_of(finding, "GB");
  CHECK(answer.status == Status::Covered);
  CHECK(answer.rule == "uk-mda-fentanyl");
  CHECK(answer.confidence == Confidence::Confirmed);
  CHECK_FALSE(answer.effective.has_value());
  CHECK(answer.effective_verified);  // the text of 2025-01-15 was read
  CHECK_FALSE(
      answer_of(detector_by_words("2020-01-02").check(kOcfentanil), "GB").effective_verified);
}

TEST_CASE("open words of Canada are cited for a family's core and change no grade", "[unit]") {
  const Finding finding = detector_by_words_of_today().check(kOcfentanil);
  CHECK(find_class(finding, "ca-fentanyls") == nullptr);  // never inside or outside
  const JurisdictionFinding& canada = answer_of(finding, "CA");
  CHECK(canada.status == Status::Analogue);
  const Resemblance* nearest = find_resemblance(finding, canada.entry);
  REQUIRE(nearest != nullptr);
  CHECK(nearest->relation == Relation::SiteModified);
  CHECK(nearest->grade == Grade::Strong);
  CHECK(canada.grade == nearest->grade);
  CHECK(any_contains(all_in_words(canada.notes), kOpenWords));
  const Finding weak = detector_by_words_of_today().check("CC1(C)CC(=O)CC(C)(C)N1");
  CHECK(any_contains(all_in_words(answer_of(weak, "CA").notes), kOpenWords));
  CHECK(answer_of(weak, "CA").grade == answer_of(weak, "EU").grade);  // no such words there
}

TEST_CASE("open words are cited for no likeness without a core, and for none outside Canada",
          "[unit]") {
  std::size_t similar_only = 0;
  std::size_t cited = 0;
  for (const std::string& smiles : class_structures()) {
    CAPTURE(smiles);
    const Finding finding = detector_by_words_of_today().check(smiles);
    const bool has_core =
        std::any_of(finding.nearest.begin(), finding.nearest.end(), &has_family_core);
    for (const JurisdictionFinding& answer : finding.jurisdictions) {
      const bool is_cited = any_contains(all_in_words(answer.notes), kOpenWords);
      CHECK_FALSE((is_cited && !has_core));
      CHECK_FALSE((is_cited && answer.jurisdiction != "CA"));
      CHECK_FALSE((is_cited && answer.status != Status::Analogue));
      cited += is_cited ? 1 : 0;
    }
    similar_only += !has_core && !finding.nearest.empty() ? 1 : 0;
  }
  CHECK(cited > 10);
  CHECK(similar_only > 0);
}

TEST_CASE("the German group is asked only of what the set is about", "[unit]") {
  for (const char* ordinary : {"NCCc1ccccc1", "CC(N)Cc1ccccc1", "CN(C)CCc1ccccc1"}) {
    const Finding finding = detector_by_words_of_today().check(ordinary);
    CHECK(finding.status == Status::NoFinding);
    CHECK(finding.classes.empty());
  }
  CHECK(status_on("2024-06-26", "DE", kOcfentanil) < Status::Covered);
  const auto answer_on = [](const std::string& as_of) {
    return answer_of(detector_by_words(as_of).check(kOcfentanil), "DE");
  };
  CHECK(answer_on("2024-06-27").status == Status::Covered);
  CHECK(answer_on("2024-06-27").rule == "de-npsg-1");
  CHECK(answer_on("2024-06-27").confidence == Confidence::Derived);
  CHECK_FALSE(answer_on("2024-06-27").effective_verified);
  CHECK(answer_on("2025-12-16").rule == "de-npsg-1");
  CHECK(answer_on("2025-12-17").rule == "de-npsg-1-2025");
  CHECK(is_inside(kAnpp, "de-npsg-1-2025"));
  CHECK_FALSE(is_inside(kBenzylfentanyl, "de-npsg-1-2025"));
  CHECK_FALSE(is_inside(kNorfentanyl, "de-npsg-1-2025"));
}

TEST_CASE("the gap line counts what words cover", "[unit]") {
  const auto listing = [](const Finding& finding, const std::string& jurisdiction) {
    for (const GapListing& listed : finding.gap.listed_in) {
      if (listed.jurisdiction == jurisdiction) {
        return listed;
      }
    }
    return GapListing();
  };
  const Finding fluoro = detector_by_words(kToday, {"UN", "US", "CA"}).check(kFluoroAp);
  CHECK(listing(fluoro, "CA").status == Status::Listed);
  CHECK(listing(fluoro, "US").status == Status::Covered);
  CHECK(listing(fluoro, "US").since == day("2023-11-30"));
  CHECK(fluoro.gap.not_found_in == Texts{"UN"});
  const Finding acetal = detector_by_words(kToday, {"UN", "US"}).check(kPiperidoneAcetal);
  CHECK(acetal.gap.listed_in.size() == 1);
  CHECK(listing(acetal, "US").status == Status::Covered);
  CHECK(listing(acetal, "US").since == day("2023-05-12"));
  CHECK(listing(acetal, "US").since_verified);
  CHECK(acetal.gap.not_found_in == Texts{"UN"});
  CHECK(
      detector_by_words("2023-05-11", {"UN", "US"}).check(kPiperidoneAcetal).gap.listed_in.empty());
}

TEST_CASE("a reading can be switched: amides of 4-AP at the anilino nitrogen", "[unit]") {
  CHECK(is_inside(kNorfentanyl, "us-4ap-listing"));
  CHECK(class_of(kNorfentanyl, "us-4ap-listing").readings == Texts{"anilino-nitrogen"});
  DetectorOptions narrow = options("2020-05-15");
  narrow.readings = {{"us-4ap-listing.anilino-nitrogen", false}};
  const Finding finding = Detector(shipped_set(), narrow).check(kNorfentanyl);
  CHECK_FALSE(class_of(finding, "us-4ap-listing").is_inside);
  CHECK(status_in(finding, "US") < Status::Covered);
  // Three days before its own entry, on the default reading.
  const Finding wide = detector_by_words("2020-05-15").check(kNorfentanyl);
  CHECK(answer_of(wide, "US").status == Status::Covered);
  CHECK(any_contains(all_in_words(answer_of(wide, "US").notes),
                     "rests on the reading us-4ap-listing."));
  CHECK(status_on("2020-05-18", "US", kNorfentanyl) == Status::Listed);
}

TEST_CASE("only the selected jurisdictions' classes are told", "[unit]") {
  for (const ClassFinding& found :
       detector_by_words(kToday, {"CN", "GB"}).check(kOcfentanil).classes) {
    CHECK((found.jurisdiction == "CN" || found.jurisdiction == "GB"));
  }
  CHECK(detector_by_words(kToday, {"UN"}).check(kOcfentanil).classes.empty());
}

TEST_CASE("a class that passed from an order to an act counts in the gap from the order on",
          "[unit]") {
  const Finding finding =
      detector_by_words(kToday, {"US", "EU"}).check("CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1");
  const JurisdictionFinding& answer = answer_of(finding, "US");
  CHECK(answer.effective == day("2025-07-16"));
  REQUIRE_FALSE(answer.notes.empty());
  CHECK_THAT(support::join(all_in_words(answer.notes), " "),
             ContainsText("covered by an earlier text of the class since 2018-02-06"));
  const auto us =
      std::find_if(finding.gap.listed_in.begin(), finding.gap.listed_in.end(),
                   [](const GapListing& listing) { return listing.jurisdiction == "US"; });
  REQUIRE(us != finding.gap.listed_in.end());
  CHECK(us->since == day("2018-02-06"));
}
