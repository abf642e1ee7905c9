#include "resolve/folded_name.hpp"

#include "catch.hpp"

using congener::resolve::folded_name;

TEST_CASE("spellings of one name are folded to one form", "[unit]") {
  CHECK(folded_name("4-Anilino-N-Phenethylpiperidine") ==
        folded_name("4 anilino N phenethyl piperidine"));
  CHECK(folded_name("\xce\xb1-methylfentanyl") == folded_name("alpha-Methyl fentanyl"));
  CHECK(folded_name("\xce\x91-methylfentanyl") == folded_name("ALPHA methyl-fentanyl"));
  CHECK(folded_name("\xce\xb2\xe2\x80\x90hydroxy") == folded_name("beta-hydroxy"));
  CHECK(folded_name("2'-fluoro") == folded_name("2-prime-fluoro"));
  CHECK(folded_name("2\xe2\x80\xb2-fluoro") == folded_name("2\xe2\x80\x99-fluoro"));
  CHECK(folded_name("N-[1-(2-x)ethyl]") == folded_name("N-(1-(2-x)ethyl)"));
  CHECK(folded_name("4\xc2\xa0-\xe2\x80\x8b"
                    "AP") == folded_name("4-AP"));
}

TEST_CASE("names of different substances stay different", "[unit]") {
  CHECK(folded_name("2,3-dimethyl") != folded_name("23-dimethyl"));
  CHECK(folded_name("alpha-methyl") != folded_name("beta-methyl"));
  CHECK(folded_name("2'-fluoro") != folded_name("2-fluoro"));
  CHECK(folded_name("1-(2-x)ethyl") != folded_name("1-2-x-ethyl"));
}

TEST_CASE("bytes that are no text are kept, and an empty name stays empty", "[unit]") {
  CHECK(folded_name("") == "");
  CHECK(folded_name(" -\xc2\xa0") == "");
  CHECK(folded_name("\xff\xfe") == "\xff\xfe");
  CHECK(folded_name("a\x01") == "a\x01");
}
