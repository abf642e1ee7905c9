#include "resolve/identifiers.hpp"

#include "catch.hpp"

using congener::resolve::is_cas_number;
using congener::resolve::is_inchikey;

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

TEST_CASE("a CAS number is read with any dashes and with its word", "[unit]") {
  using congener::resolve::read_cas_number;
  for (const std::string text :
       {"39742-60-4", " 39742-60-4 ", "CAS 39742-60-4", "CAS-RN: 39742-60-4", "cas no. 39742-60-4",
        "39742\xe2\x80\x91"
        "60\xe2\x80\x91"
        "4",
        "39742\xe2\x88\x92"
        "60\xe2\x80\x93"
        "4"}) {
    CAPTURE(text);
    const auto number = read_cas_number(text);
    REQUIRE(number);
    CHECK(number->number == "39742-60-4");
    CHECK(number->is_right());
  }
}

TEST_CASE("a wrong check digit is told with the right one", "[unit]") {
  const auto number = congener::resolve::read_cas_number("39742-60-5");
  REQUIRE(number);
  CHECK_FALSE(number->is_right());
  CHECK(number->right_digit == '4');
}

TEST_CASE("what has not the form of a CAS number is none", "[unit]") {
  for (const std::string text : {"", "CAS", "1-22-3", "12345678-60-4", "039742-60-4", "39742-6-4",
                                 "39742-60-44", "39742 60 4", "39742-60-4-1", "3974a-60-4"}) {
    CAPTURE(text);
    CHECK_FALSE(congener::resolve::read_cas_number(text));
  }
  CHECK_FALSE(congener::resolve::read_cas_number(std::string(100000, '-')));
}

TEST_CASE("an InChIKey is read in any case and with its word", "[unit]") {
  using congener::resolve::read_inchikey;
  CHECK(read_inchikey(" InChIKey=YDJXNYNKKXZBMP-UHFFFAOYSA-N\n") == "YDJXNYNKKXZBMP-UHFFFAOYSA-N");
  CHECK(read_inchikey("ydjxnynkkxzbmp-uhfffaoysa-n") == "YDJXNYNKKXZBMP-UHFFFAOYSA-N");
  CHECK_FALSE(read_inchikey("YDJXNYNKKXZBMP-UHFFFAOYSB-N"));
  CHECK_FALSE(read_inchikey("YDJXNYNKKXZBMP"));
}

TEST_CASE("a SMILES in the form of an InChIKey is none", "[unit]") {
  CHECK_FALSE(congener::resolve::read_inchikey("CCCCCCCCCCCCCC-CCCCCCCCCC-C"));
}
