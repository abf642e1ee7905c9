#include "support/markup.hpp"

#include "catch.hpp"

using congener::support::markup_text;

TEST_CASE("text in markup is shown and never obeyed", "[unit]") {
  CHECK(markup_text("<script>alert('\"&')</script>") ==
        "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;");
  CHECK(markup_text("Köln, 東京\n\t") == "Köln, 東京\n\t");
}

TEST_CASE("what markup cannot hold, or what turns the text around, becomes a mark", "[unit]") {
  CHECK(markup_text("a\x01"
                    "b\x7f") ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(markup_text("\xff\xc3") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(markup_text("x\xE2\x80\xAEy") == "x\xEF\xBF\xBDy");  // U+202E
}
