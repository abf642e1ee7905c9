// The short form of an explanation: what a person who has ten seconds reads.

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "congener/report.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "support/text.hpp"

using namespace congener;
using namespace congener::test;

namespace {

constexpr std::size_t kWidth = 80;

struct Case {
  std::string smiles;
  std::vector<std::string> jurisdictions;
};

/// A listed salt, a covered amide, an entry under a protecting group, a finished drug where no drug
/// law was read, an ordinary medicine, and what cannot be read.
const std::vector<Case> kCases = {
    {"O=C1CCN(CCc2ccccc2)CC1.Cl", {"UN", "US", "EU", "DE", "GB", "KR"}},
    {"CCC(C)(C)OCC(=O)N1CCC(=O)CC1", {"US", "EU"}},
    {"O=C1CCN(C(=O)OCc2ccccc2)CC1", {"US", "CA", "EU"}},
    {"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", {"FR", "MX"}},
    {"CC(=O)Oc1ccccc1C(O)=O", {}},
    {"C1CC", {}}};

std::string explained(const Case& each, std::size_t width = kWidth) {
  std::ostringstream stream;
  write_explanation(stream, each.smiles, detector(kToday, each.jurisdictions).check(each.smiles),
                    {false, width});
  return stream.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : support::split(text, '\n')) {
    lines.emplace_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("the answer in short has at most eight sentences, and no line is too long", "[unit]") {
  for (const Case& each : kCases) {
    for (const std::size_t width : {60U, 80U, 120U}) {
      CAPTURE(each.smiles, width);
      const std::vector<std::string> lines = lines_of(explained(each, width));
      const auto sentences = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.compare(0, 2, "- ") == 0;
      });
      CHECK(sentences >= 1);
      CHECK(sentences <= 8);
      for (const std::string& line : lines) {
        CHECK((line.size() <= width || line.find(' ') == std::string::npos));
      }
    }
  }
}

TEST_CASE("the answer in short says what it is and where", "[unit]") {
  const std::string salt = explained(kCases[0]);
  CHECK_THAT(salt, ContainsText("- It is N-phenethyl-4-piperidone, as a salt or solvate."));
  CHECK_THAT(salt, ContainsText("- Listed in UN, US, EU, DE, GB and KR."));
  CHECK_THAT(salt, ContainsText("through EU: "));
  const std::string amide = explained(kCases[1]);
  CHECK_THAT(amide, ContainsText("- Covered by the words of an entry or class in US."));
}

TEST_CASE("a finished drug where no drug law was read is said to be one", "[unit]") {
  const std::string text = explained(kCases[3]);
  CHECK_THAT(text, ContainsText("It is fentanyl (a finished drug of the fentanyl class)."));
  CHECK_THAT(text, ContainsText("The set holds no drug law of FR and MX."));
  CHECK(text.find("resembles") == std::string::npos);
}

TEST_CASE("an ordinary medicine is told as not found, never as free", "[unit]") {
  const std::string text = explained(kCases[4]);
  CHECK_THAT(text, ContainsText("No rule of the reference set matched it."));
  CHECK_THAT(text, ContainsText("no evidence"));
}

TEST_CASE("what differs is told in plain words, and atoms only in full", "[unit]") {
  const std::string smiles = "O=C1CCN(Cc2ccccc2)CC1";
  const Finding finding = detector("2024-12-03", {"UN"}).check(smiles);
  std::ostringstream brief;
  write_explanation(brief, smiles, finding);
  CHECK(brief.str().find("atoms 0") == std::string::npos);
  std::ostringstream full;
  write_explanation(full, smiles, finding, {true, kWidth});
  CHECK_THAT(full.str(), ContainsText("Matched atoms: 1 2 3"));
}
