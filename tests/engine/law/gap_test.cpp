// Listed here, not found there.

#include "catch.hpp"
#include "engine/law/jurisdiction_helpers.hpp"

using namespace congener;
using namespace congener::test;

namespace {

Gap gap_of(const std::string& entry, const std::vector<std::string>& jurisdictions,
           const std::string& as_of = kToday) {
  const law::JurisdictionTable table(*shipped_set(), day(as_of), jurisdictions);
  return table.gap({identity_of(entry)}, {});
}

const std::vector<std::string> kMain = {"UN", "US", "CN", "EU", "CA"};

}  // namespace

TEST_CASE("a substance that one regulator names has a gap", "[unit]") {
  const Gap gap = gap_of("1-benzyl-4-piperidone", kMain);
  REQUIRE(gap.listed_in.size() == 2);
  CHECK(gap.listed_in[0].jurisdiction == "US");
  CHECK(gap.listed_in[0].status == Status::Watch);
  CHECK(gap.listed_in[1].jurisdiction == "CA");
  CHECK(gap.listed_in[1].status == Status::Listed);
  CHECK(gap.listed_in[1].since == day("2024-09-03"));
  CHECK(gap.listed_in[1].since_verified);
  CHECK(gap.not_found_in == std::vector<std::string>{"UN", "CN", "EU"});
}

TEST_CASE("listings are told of jurisdictions that were not selected, absences are not", "[unit]") {
  const Gap gap = gap_of("1-benzyl-4-piperidone", {"UN"});
  REQUIRE(gap.listed_in.size() == 2);
  CHECK(gap.listed_in[1].jurisdiction == "CA");
  CHECK(gap.not_found_in == std::vector<std::string>{"UN"});
}

TEST_CASE("there is no gap where all selected jurisdictions list the substance", "[unit]") {
  CHECK(gap_of("npp", kMain).listed_in.empty());
  CHECK(gap_of("npp", kMain).not_found_in.empty());
  CHECK(gap_of("1-benzyl-4-piperidone", {"CA"}).listed_in.empty());
}

TEST_CASE("there is no gap on a day on which nobody lists the substance, watched or not",
          "[unit]") {
  const Gap gap = gap_of("1-benzyl-4-piperidone", kMain, "2024-09-02");
  CHECK(gap.listed_in.empty());
  CHECK(gap.not_found_in.empty());
  CHECK(gap_of("1-benzyl-4-piperidone", kMain, "2024-09-03").listed_in.size() == 2);
}

TEST_CASE("a gap tells covered, watched and unverified listings apart", "[unit]") {
  const Gap fluoro = gap_of("4-fluoro-4-ap", kMain);
  REQUIRE(fluoro.listed_in.size() == 2);
  CHECK(fluoro.listed_in[0].jurisdiction == "US");
  CHECK(fluoro.listed_in[0].status == Status::Covered);
  CHECK(fluoro.listed_in[0].since_verified);
  CHECK(fluoro.listed_in[1].status == Status::Listed);

  const Gap bromide = gap_of("phenethyl-bromide", kMain);
  REQUIRE(bromide.listed_in.size() == 2);
  CHECK(bromide.listed_in[0].status == Status::Watch);
  CHECK(bromide.listed_in[1].jurisdiction == "CA");

  const Gap chloride = gap_of("propionyl-chloride", kMain);
  REQUIRE(chloride.listed_in.size() == 4);
  CHECK(chloride.listed_in[0].jurisdiction == "US");
  CHECK_FALSE(chloride.listed_in[0].since);
  CHECK_FALSE(chloride.listed_in[0].since_verified);
}

TEST_CASE("without an identity there is no gap", "[unit]") {
  const law::JurisdictionTable table(*shipped_set(), day(kToday), kMain);
  CHECK(table.gap({}, {}).listed_in.empty());
  CHECK(table.gap({}, {}).not_found_in.empty());
}

TEST_CASE("the detector reports the gap of the substance itself, in whatever form", "[unit]") {
  for (const std::string smiles : {"O=C1CCN(Cc2ccccc2)CC1", "O=C1CC[NH+](Cc2ccccc2)CC1.[Cl-]"}) {
    const Finding finding = detector(kToday, kMain).check(smiles);
    CHECK(gap_sentence(finding.gap, day(kToday)) ==
          "listed in CA since 2024-09-03; watch in US since 2023-10-24; not found in UN, CN, EU "
          "as of 2026-11-28");
  }
  CHECK(detector().check("CN1CCC(=O)CC1").gap.listed_in.empty());
}
