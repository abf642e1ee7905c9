#include "reference/identifiers.hpp"

#include "catch.hpp"

using congener::reference::is_cas_number;
using congener::reference::is_inchikey;

TEST_CASE("CAS numbers with the right check digit are accepted", "[unit]") {
  for (const std::string number :
       {"110-89-4", "7732-18-5", "64-17-5", "41661-47-6", "125541-22-2", "1609-66-1"}) {
    CAPTURE(number);
    CHECK(is_cas_number(number));
  }
}

TEST_CASE("every other check digit is refused", "[unit]") {
  for (char digit = '0'; digit <= '9'; ++digit) {
    CAPTURE(digit);
    CHECK(is_cas_number(std::string("110-89-") + digit) == (digit == '4'));
    CHECK(is_cas_number(std::string("1609-66-") + digit) == (digit == '1'));
  }
}

TEST_CASE("two digits swapped are noticed", "[unit]") {
  CHECK_FALSE(is_cas_number("101-89-4"));
  CHECK_FALSE(is_cas_number("41616-47-6"));
}

TEST_CASE("texts that have not the form of a CAS number are refused", "[unit]") {
  for (const std::string text :
       {"", "-", "110894", "110-894", "1-89-4", "0110-89-4", "12345678-12-1", "110-8-4",
        "110-89-44", " 110-89-4", "110-89-4\n", "11O-89-4"}) {
    CAPTURE(text);
    CHECK_FALSE(is_cas_number(text));
  }
}

TEST_CASE("InChIKeys are known by their form", "[unit]") {
  CHECK(is_inchikey("VRJHQPZVIGNGMX-UHFFFAOYSA-N"));
  for (const std::string text : {"", "VRJHQPZVIGNGMX-UHFFFAOYSA", "VRJHQPZVIGNGM-UHFFFAOYSA-N",
                                 "vrjhqpzvigngmx-uhfffaoysa-n", "VRJHQPZVIGNGMX-UHFFFAOYSA-NN",
                                 "VRJHQPZVIGNGM1-UHFFFAOYSA-N", "VRJHQPZVIGNGMX UHFFFAOYSA N",
                                 "VRJHQPZVIGNGMX-UHFFFAOYSA-N "}) {
    CAPTURE(text);
    CHECK_FALSE(is_inchikey(text));
  }
}
