// Classes beside the entries of their jurisdiction: what is named by a row of its own, and what the
// set says of end products where it holds no drug law.

#include <string>

#include "catch.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr const char* kNpp = "O=C1CCN(CCc2ccccc2)CC1";

const ClassFinding* find_class(const Finding& finding, const std::string& rule) {
  for (const ClassFinding& each : finding.classes) {
    if (each.rule == rule) {
      return &each;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("end products say what they are, and where no drug law of them was read", "[unit]") {
  int end_products = 0;
  for (const Entry& entry : shipped_set()->entries) {
    if (entry.role != EntryRole::EndProduct) {
      continue;
    }
    ++end_products;
    CAPTURE(entry.id);
    const Finding finding = detector_of_today().check(entry.smiles);
    REQUIRE(finding.identities.size() == 1);
    CHECK(finding.identities[0].entry == entry.id);
    CHECK(status_in(finding, "US") >=
          (entry.id == "thenylfentanyl" ? Status::NoFinding : Status::Covered));
    CHECK_FALSE(contains(finding.gap.not_found_in, "MX"));
    const JurisdictionFinding& mexico = answer_of(finding, "MX");
    CHECK(mexico.status == Status::NoFinding);
    CHECK(any_contains(
        all_in_words(mexico.notes),
        "identical to " + entry.name + ", an end product; this set holds no drug law of MX"));
    for (const Resemblance& resemblance : finding.nearest) {
      const auto target = static_cast<std::size_t>(find_entry(*shipped_set(), resemblance.entry));
      CHECK(is_compared(*shipped_set(), shipped_set()->entries[target]));
    }
  }
  CHECK(end_products == 46);
}

TEST_CASE("a class leaves out what its jurisdiction names by a row of its own", "[unit]") {
  // 21 CFR 1308.12(c) names alfentanil; the class reaches what is "not otherwise listed".
  const int index = find_entry(*shipped_set(), "alfentanil");
  REQUIRE(index >= 0);
  const std::string alfentanil = shipped_set()->entries[static_cast<std::size_t>(index)].smiles;
  const Finding by_words = detector_by_words_of_today().check(alfentanil);
  REQUIRE(find_class(by_words, "us-frs") != nullptr);
  CHECK(find_class(by_words, "us-frs")->is_inside);
  const Finding finding = detector_of_today().check(alfentanil);
  const JurisdictionFinding& answer = answer_of(finding, "US");
  CHECK(answer.status == Status::Listed);
  CHECK(answer.list.find("Schedule II") == 0);
  const ClassFinding* left_out = find_class(finding, "us-frs");
  REQUIRE(left_out != nullptr);
  CHECK_FALSE(left_out->is_inside);
  REQUIRE(left_out->failing.size() == 1);
  CHECK(left_out->failing[0].kind == ClassReason::Kind::NamedByOwnEntry);
  // NPP is listed in Germany through EU law only: the German group may still reach it.
  const Finding npp = detector_of_today().check(kNpp);
  REQUIRE(find_class(npp, "de-npsg-1-2025") != nullptr);
  CHECK(find_class(npp, "de-npsg-1-2025")->is_inside);
}
