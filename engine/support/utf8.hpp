#pragma once
// Reads text from outside as UTF-8, one character after the other.

#include <cstddef>
#include <string_view>

namespace congener::support {

/// What begins at one place of a text: a whole character, or bytes that are none.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

/// The first character of a text that is not empty. A broken sequence is as long as its well-formed
/// beginning, so that one U+FFFD stands for it.
Character decode_utf8(std::string_view text);

}  // namespace congener::support
