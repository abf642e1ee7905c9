#include "support/text.hpp"

#include <string>

#include "catch.hpp"

namespace congener::support {
namespace {

const std::string kReplacement = "\xEF\xBF\xBD";

TEST_CASE("trimming takes ASCII white space off both ends only", "[unit]") {
  CHECK(trim(" \t\r\n\v\fa b \n") == "a b");
  CHECK(trim("  ").empty());
  CHECK(trim("").empty());
  CHECK(trim("\xC2\xA0x") == "\xC2\xA0x");
}

TEST_CASE("lower case leaves all but ASCII letters alone", "[unit]") {
  CHECK(to_lower("SMILES_Z@[`") == "smiles_z@[`");
  CHECK(to_lower("\xC3\x84"
                 "B") ==
        "\xC3\x84"
        "b");
}

TEST_CASE("splitting keeps empty parts and joining undoes it", "[unit]") {
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(join({"a", "", "b", ""}, ",") == "a,,b,");
  CHECK(join({}, ",").empty());
}

TEST_CASE("printable text keeps valid UTF-8 of every length", "[unit]") {
  const std::string text = "CCO \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \xF4\x8F\xBF\xBF \\/";
  CHECK(printable(text) == text);
}

TEST_CASE("control characters are escaped so that a terminal never obeys them", "[unit]") {
  CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(printable("\x1b[31m\n\t\r") == "\\x1b[31m\\x0a\\x09\\x0d");
  CHECK(printable("\x7f") == "\\x7f");
  CHECK(printable("\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0") == "\\x80\\x9b\\x9f\xC2\xA0");
}

TEST_CASE("bidirectional overrides and line separators are escaped", "[unit]") {
  CHECK(printable("a\u202Eb\u202A") == "a\\u{202e}b\\u{202a}");
  CHECK(printable("\u2066\u2069") == "\\u{2066}\\u{2069}");
  CHECK(printable("\u2028\u2029") == "\\u{2028}\\u{2029}");
  CHECK(printable("\u2027\u202F\u2065\u206A") == "\u2027\u202F\u2065\u206A");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters", "[unit]") {
  const std::string two = kReplacement + kReplacement;
  CHECK(printable("\x80"
                  "a\xFF") == kReplacement + "a" + kReplacement);
  CHECK(printable("\xC0\x80") == two);                     // overlong NUL
  CHECK(printable("\xE0\x80\x80") == two + kReplacement);  // overlong
  CHECK(printable("\xF0\x8F\xBF\xBF") == two + two);       // overlong
  CHECK(printable("\xED\xA0\x80") == two + kReplacement);  // surrogate
  CHECK(printable("\xF4\x90\x80\x80") == two + two);       // above U+10FFFF
  CHECK(printable("\xF5\x80\x80\x80") == two + two);       // above U+10FFFF
  CHECK(printable("\xE2\x82") == kReplacement);            // cut off
  CHECK(printable("\xE2\x82"
                  "A") == kReplacement + "A");
  CHECK(printable("\xC3\xC3\xA9") == kReplacement + "\xC3\xA9");
}

TEST_CASE("shortening counts characters, not bytes, and says that it cut", "[unit]") {
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("abcdefg", 6) == "abc...");
  CHECK(shortened("\u20AC\u20AC\u20AC\u20AC", 4) == "\u20AC\u20AC\u20AC\u20AC");
  CHECK(shortened("\u20AC\u20AC\u20AC\u20AC\u20AC", 4) == "\u20AC...");
  CHECK(shortened("abcdef", 2) == "..");
  CHECK(shortened("abcdef", 0).empty());
  CHECK(shortened("", 0).empty());
}

TEST_CASE("shortening never cuts an escape in two", "[unit]") {
  CHECK(shortened("ab\x1b"
                  "cdefgh",
                  8) == "ab...");
  CHECK(shortened("ab\x1b"
                  "cdefgh",
                  9) == "ab\\x1b...");
  CHECK(shortened("ab\x1b", 6) == "ab\\x1b");
}

}  // namespace
}  // namespace congener::support
