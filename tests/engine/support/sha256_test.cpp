#include "support/sha256.hpp"

#include <stdexcept>
#include <string>

#include "catch.hpp"

namespace congener::support {
namespace {

TEST_CASE("SHA-256 agrees with the examples of FIPS 180", "[unit]") {
  Sha256 of_nothing;
  CHECK(of_nothing.hex_digest() ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 of_abc;
  of_abc.update("abc");
  CHECK(of_abc.hex_digest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("SHA-256 does not depend on how the bytes are dealt out", "[unit]") {
  Sha256 whole;
  whole.update(std::string(100000, 'a'));
  Sha256 dealt;
  for (int i = 0; i < 1000; ++i) {
    dealt.update(std::string(99, 'a'));
    dealt.update("a");
  }
  dealt.update("");
  CHECK(whole.hex_digest() == dealt.hex_digest());
}

TEST_CASE("a hash that was told is told once and takes no further bytes", "[unit]") {
  Sha256 hash;
  hash.update("abc");
  hash.hex_digest();
  CHECK_THROWS_AS(hash.update(""), std::logic_error);
  CHECK_THROWS_AS(hash.hex_digest(), std::logic_error);
}

}  // namespace
}  // namespace congener::support
