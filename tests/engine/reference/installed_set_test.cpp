// The set that is installed with the library: in the build tree it is found as in the install tree.

#include <filesystem>

#include "catch.hpp"
#include "congener/detector.hpp"

using namespace congener;

TEST_CASE("the shipped set is found from where the library is", "[unit]") {
  const std::filesystem::path folder = default_reference_set_folder();
  CHECK(std::filesystem::equivalent(
      folder, std::filesystem::path(CONGENER_REFERENCE_SETS) / "fentanyl_precursors"));
  CHECK(default_reference_set()->id == "fentanyl_precursors");
  CHECK(default_reference_set() == default_reference_set());  // loaded once
}

TEST_CASE("a detector without a folder answers with the shipped set", "[unit]") {
  DetectorOptions options;
  options.as_of = {2026, 11, 21};
  const Detector detector = Detector::load(options);
  CHECK(detector.context()->set == default_reference_set());
  CHECK(detector.check("O=C1CCNCC1").status == Status::Listed);
}
