#pragma once
// Small helpers for text from outside: trimming, splitting, escaping for each kind of output.

#include <string>
#include <string_view>
#include <vector>

namespace congener::support {

std::string_view trim(std::string_view text);  ///< ASCII white space off both ends
std::string to_lower(std::string_view text);   ///< ASCII only, independent of the locale
/// Whether it begins with these lower-case letters, capital or not (ASCII only).
bool begins_with_letters(std::string_view text, std::string_view lower);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string enumerated(const std::vector<std::string>& parts);  ///< "A", "A and B", "A, B and C"

/// Valid UTF-8 without control characters: bad bytes become U+FFFD, control characters become
/// "\xNN". For everything that a terminal or a table may show.
std::string printable(std::string_view text);

/// printable(), cut to at most max_characters with "..." at the end when something was cut.
std::string shortened(std::string_view text, std::size_t max_characters);

}  // namespace congener::support
