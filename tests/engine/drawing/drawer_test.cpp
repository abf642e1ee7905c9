// Drawings show what the finding says, and hold nothing of what a record says.

#include "congener/drawing.hpp"

#include <string>

#include "catch.hpp"
#include "congener/error.hpp"
#include "engine/detect/shipped_detector.hpp"

using namespace congener;
using namespace congener::test;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

PairDrawing drawn(const std::string& smiles) {
  static const auto drawer = make_drawer(shipped_set());
  return drawer->draw(detector_of_today().check_text(smiles));
}

constexpr const char* kBand = "#B7D8F4";
constexpr const char* kDisc = "#FCBA60";

}  // namespace

TEST_CASE("an entry itself is drawn all matched, the same as the entry", "[unit]") {
  const PairDrawing pair = drawn("O=C1CCN(CCc2ccccc2)CC1");
  CHECK(pair.entry_id == "npp");
  CHECK(pair.sample.rfind("<svg", 0) == 0);
  CHECK(count(pair.sample, kBand) > 0);
  CHECK(count(pair.sample, kDisc) == 0);
  CHECK(pair.sample == pair.entry);
}

TEST_CASE("what differs at a site is marked in both drawings", "[unit]") {
  const PairDrawing pair = drawn("O=C1CCN(CCc2ccc(F)cc2)CC1");
  CHECK(!pair.entry_id.empty());
  CHECK(count(pair.sample, kBand) > 0);
  CHECK(count(pair.sample, kDisc) > 0);
}

TEST_CASE("a drawing is a picture as well", "[unit]") {
  const auto drawer = make_drawer(shipped_set());
  const Finding finding = detector_of_today().check_text("O=C1CCN(CCc2ccc(F)cc2)CC1");
  const PairDrawing pair = drawer->draw(finding, DrawingKind::Png);
  CHECK(pair.sample.rfind("\x89PNG\r\n", 0) == 0);
  CHECK(pair.entry.rfind("\x89PNG\r\n", 0) == 0);
  CHECK(pair.sample != pair.entry);
  CHECK(drawer->draw(finding).entry.rfind("<svg", 0) == 0);
  CHECK(drawer->draw(finding, DrawingKind::Png).entry == pair.entry);
}

TEST_CASE("spelling does not change what is drawn beside", "[unit]") {
  CHECK(drawn("O=C1CCN(CCc2ccccc2)CC1").entry == drawn("c1ccccc1CCN1CCC(=O)CC1").entry);
}

TEST_CASE("what is not screened, or too large to show anything, is not drawn", "[unit]") {
  CHECK(drawn("C1CC").sample.empty());
  CHECK(drawn(std::string(500, 'C')).sample.empty());
  CHECK(make_drawer(shipped_set())->mol_block(Finding()).empty());
  CHECK_THROWS_AS(make_drawer(nullptr), OptionError);
}

TEST_CASE("labels that a record brings along are not drawn", "[unit]") {
  const PairDrawing pair = drawn("O=C1CCN(CCc2ccccc2)CC1 |$_AP1;;;<script>;;;;;;;;;;;$|");
  CHECK(count(pair.sample, "script") == 0);
  const std::string page =
      svg_page(drawn("O=C1CCNCC1"), detector_of_today().check_text("O=C1CCNCC1"));
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "in common (band)") == 1);
}

TEST_CASE("a mol block of a drawing holds the structure", "[unit]") {
  const std::string block =
      make_drawer(shipped_set())->mol_block(detector_of_today().check_text("O=C1CCNCC1"));
  CHECK(block.find("V2000") != std::string::npos);
  const Finding again = detector_of_today().check_text(block);
  REQUIRE(again.identities.size() == 1);
  CHECK(again.identities.front().entry == "4-piperidone");
}
