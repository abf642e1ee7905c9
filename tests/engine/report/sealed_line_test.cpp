// A line says itself whether it is as it was written.

#include "report/sealed_line.hpp"

#include <string>

#include "catch.hpp"
#include "support/sha256.hpp"

using namespace congener;

TEST_CASE("a seal is the SHA-256 of the text without it", "[unit]") {
  // FIPS 180-2, appendix B.1.
  CHECK(support::sha256_of("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string line = report::sealed("{\"a\":1}");
  CHECK(line == "{\"a\":1,\"line_sha256\":\"" + support::sha256_of("{\"a\":1}") + "\"}\n");
  CHECK(report::seal_of(line) == support::sha256_of("{\"a\":1}"));
  CHECK(report::unsealed(line) == "{\"a\":1}");
}

TEST_CASE("a line with any byte changed, or cut anywhere, has no right seal", "[unit]") {
  const std::string line = report::sealed("{\"name\":\"x, y\"}");
  for (std::size_t place = 0; place + 1 < line.size(); ++place) {
    std::string changed = line;
    changed[place] = changed[place] == '0' ? '1' : '0';
    CAPTURE(place, changed);
    CHECK_FALSE(report::unsealed(changed));
    CHECK_FALSE(report::unsealed(line.substr(0, place)));
  }
}
