#include "graph/smarts.hpp"

#include <catch.hpp>
#include <string>
#include <vector>

using congener::graph::parse_smarts;
using congener::graph::ParsedSmarts;
using congener::graph::SmartsStatus;

namespace {

void check_status(const std::vector<std::string>& texts, SmartsStatus status) {
  for (const std::string& text : texts) {
    INFO(text);
    const ParsedSmarts parsed = parse_smarts(text);
    CHECK(parsed.status == status);
    CHECK(parsed.query.has_value() == (status == SmartsStatus::Good));
    CHECK(parsed.problem.empty() == (status == SmartsStatus::Good));
  }
}

}  // namespace

TEST_CASE("common SMARTS are read for the packed graph") {
  check_status(
      {"C", "c1ccccc1", "[#6]C(=O)N(c1ccccc1)C1CCN(CC1)", "[F,Cl,Br,I]", "[nH]", "[C;H1,H2]",
       "[N+]", "[13CH3]", "[$(C=O);!$(C(=O)N)]", "C%12CC%12", "C%(123)CC%(123)", "C-,=;!@C",
       "[OH2].[Na+]", "F/C=C\\F", "[C@@H](N)C", "[H]", "[2H+]", "[*:7]"},
      SmartsStatus::Good);
}

TEST_CASE("what is no SMARTS is told apart from what is left to RDKit") {
  check_status(
      {"", "C(", "C)", "C1CC", "[C", "C=", "C..C", "Xx", "C%1CC%1", "[C:]", "[#]", "C()", "[$(C]"},
      SmartsStatus::Broken);
  check_status(
      {"[C{2-3}]", "[D{1-}]", "[^2]",    "[z1]",   "C->N",     "C<-N",    "C$C",     "(C).(C)",
       "C.(C)",    "C(C.C)C", "[C@TH1]", "[Nh]",   "[k3]",     "C11",     "C12CC12", "C=1CCC-1",
       "[R15]",    "[r31]",   "C |$a$|", "[H+,C]", "[$(C.N)]", "[$(CO)2]"},
      SmartsStatus::NotForGraph);
}

TEST_CASE("a problem in SMARTS has its place in the text") {
  CHECK(parse_smarts("CC(C").place == 4);
  CHECK(parse_smarts("CC=)C").place == 3);
  CHECK(parse_smarts("C[C^2]").place == 3);
}

TEST_CASE("a pattern says what a molecule must bring along") {
  CHECK_FALSE(parse_smarts("[C;R]1CC1").query->needs_rings());
  CHECK_FALSE(parse_smarts("[R0;r0;x2]").query->needs_rings());
  CHECK(parse_smarts("[R2]").query->needs_rings());
  CHECK(parse_smarts("C[$(N[r5])]").query->needs_rings());
  CHECK_FALSE(parse_smarts("CC=C").query->has_stereo());
  CHECK(parse_smarts("C/C=C/C").query->has_stereo());
  CHECK(parse_smarts("[C@H](N)C").query->has_stereo());
}

TEST_CASE("atom map numbers stand in the order of the text") {
  const ParsedSmarts parsed = parse_smarts("[C:4]([N:1])O[H:12]");
  CHECK(parsed.query->labels() == std::vector<int>{4, 1, 0, 12});
  CHECK(parsed.query->atom_count() == 4);
}

TEST_CASE("recursive parts of equal text are one part") {
  CHECK(parse_smarts("[$(CN)][$(CN),$(CO)]").query->parts().size() == 2);
  CHECK(parse_smarts("[$(C[$(CN)])][$(CN)]").query->parts().size() == 2);
}

TEST_CASE("recursion without end and texts without end are left to RDKit") {
  std::string deep = "C";
  for (int level = 0; level < 5000; ++level) {
    deep = "[$(" + deep + ")]";
  }
  CHECK(parse_smarts(deep).status == SmartsStatus::NotForGraph);
  CHECK(parse_smarts(std::string(129, 'C')).status == SmartsStatus::NotForGraph);
  CHECK(parse_smarts(std::string(20'000, '(')).status == SmartsStatus::NotForGraph);
}

TEST_CASE("a search begins with the rarest atom of a pattern") {
  const ParsedSmarts parsed = parse_smarts("CCCP(C)C");
  CHECK(parsed.query->whole().steps().front().atom == 3);
  const ParsedSmarts part = parse_smarts("[$(CP)]");
  CHECK(part.query->parts().front().steps().front().atom == 0);
}
