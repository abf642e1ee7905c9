#pragma once
// Text in columns of a terminal. Internal to engine/report. Widths are terminal columns; texts are
// valid UTF-8 without control characters.

#include <cstddef>
#include <string>
#include <string_view>

namespace congener::report {

std::size_t display_width(std::string_view text);

/// The text, shortened to the width where it is longer.
std::string fitted(std::string_view text, std::size_t width);

/// The same, filled up with spaces.
std::string padded(std::string_view text, std::size_t width);

std::string without_trailing_spaces(std::string line);

/// Appends the words to text, going on at column indent of a new line where width is reached. A
/// word that is longer than a line is left whole: a path that is cut in two cannot be copied.
std::string wrapped(std::string text, std::string_view words, std::size_t indent,
                    std::size_t width);

}  // namespace congener::report
