// The stored form of evidence: what is answered from it is what is answered from the evidence
// itself, and bytes that are none are refused.

#include <algorithm>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "congener/evidence.hpp"
#include "congener/report.hpp"
#include "engine/detect/shipped_detector.hpp"
#include "engine/evidence/class_samples.hpp"

using namespace congener;
using namespace congener::test;

namespace {

/// A finding as the JSON report tells it.
std::string told(const Finding& finding) {
  std::ostringstream stream;
  make_report_writer(ReportFormat::JsonLines, stream)->record({}, finding);
  return stream.str();
}

Evidence stored_and_read(const Evidence& evidence) {
  return evidence_from_bytes(to_bytes(evidence));
}

/// [2, ["", 0, 0, [], [], []]]
const std::string kNothing("\x82\x02\x86\x60\x00\x00\x80\x80\x80", 9);

std::string changed(std::size_t place, char byte) {
  std::string bytes = kNothing;
  bytes.at(place) = byte;
  return bytes;
}

}  // namespace

TEST_CASE("what was stored of a structure gives the same answer as the structure", "[unit]") {
  const Detector& detector = detector_of_today();
  std::size_t resemblances = 0;
  std::size_t classes = 0;
  std::size_t identities = 0;
  for (const std::string& smiles : class_structures()) {
    CAPTURE(smiles);
    const Evidence evidence = detector.evidence(smiles);
    const Evidence read = stored_and_read(evidence);
    CHECK(told(detector.answer(read)) == told(detector.answer(evidence)));
    CHECK(read.stage == evidence.stage);
    CHECK(read.let_through_by == evidence.let_through_by);
    CHECK(to_bytes(read) == to_bytes(evidence));
    resemblances += evidence.nearest.size();
    classes += evidence.classes.size();
    identities += evidence.identities.size();
  }
  CHECK(resemblances > 100);
  CHECK(classes > 100);
  CHECK(identities > 10);
}

TEST_CASE("the reason why a structure was not screened is stored as well", "[unit]") {
  const Evidence read = stored_and_read(detector_of_today().evidence("C1CC"));
  CHECK(read.problem == detector_of_today().evidence("C1CC").problem);
  CHECK_FALSE(read.problem.empty());
}

TEST_CASE("the evidence on an ordinary molecule takes nine bytes", "[unit]") {
  CHECK(to_bytes(detector_of_today().evidence("CCO")) == kNothing);
}

TEST_CASE("bytes that are no evidence are refused", "[unit]") {
  CHECK_NOTHROW(evidence_from_bytes(kNothing));
  CHECK_THROWS_AS(evidence_from_bytes(""), FormatError);
  CHECK_THROWS_AS(evidence_from_bytes("C1CCNCC1"), FormatError);
  CHECK_THROWS_AS(evidence_from_bytes(kNothing + '\x00'), FormatError);   // bytes are left over
  CHECK_THROWS_AS(evidence_from_bytes(changed(2, '\x85')), FormatError);  // a field is missing
  CHECK_THROWS_AS(evidence_from_bytes(changed(4, '\x03')), FormatError);  // no such stage
  CHECK_THROWS_AS(evidence_from_bytes(changed(4, '\x20')), FormatError);  // a stage below 0
  CHECK_THROWS_AS(evidence_from_bytes(changed(5, '\x60')), FormatError);  // a text for a number
  CHECK_THROWS_AS(evidence_from_bytes(changed(6, '\x00')), FormatError);  // a number for a list
  for (std::size_t length = 0; length < kNothing.size(); ++length) {
    CHECK_THROWS_AS(evidence_from_bytes(kNothing.substr(0, length)), FormatError);
  }
}

TEST_CASE("evidence of another version is told as such", "[unit]") {
  CHECK_THROWS_WITH(evidence_from_bytes(changed(1, '\x01')),
                    "stored evidence of version 1 cannot be read; this program reads version 2");
}

TEST_CASE("evidence that nests without end is refused", "[unit]") {
  CHECK_THROWS_AS(evidence_from_bytes(std::string(10'000'000, '\x81')), FormatError);
}

TEST_CASE("no damaged byte of stored evidence does more than end in an error", "[unit]") {
  const std::string whole = to_bytes(detector_of_today().evidence("CN1CCC(=O)CC1"));
  REQUIRE(whole.size() > 500);
  int refused = 0;
  int read = 0;
  for (std::size_t place = 0; place < whole.size(); ++place) {
    for (const char flipped : {'\x01', '\x20', '\x7f'}) {
      std::string bytes = whole;
      bytes[place] = static_cast<char>(bytes[place] ^ flipped);
      try {
        read += evidence_from_bytes(bytes).problem.size() < whole.size() ? 1 : 0;
      } catch (const FormatError&) {
        ++refused;
      }
    }
  }
  CHECK(refused > 300);
  CHECK(read > 300);
  CHECK(refused + read == static_cast<int>(3 * whole.size()));
}
