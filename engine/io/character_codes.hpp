#pragma once
// Characters of other encodings as UTF-8.

#include <cstdint>
#include <string>
#include <string_view>

namespace congener::io {

/// Stands where a character could not be read.
inline constexpr char32_t kReplacementCode = 0xFFFD;

/// code: a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);

bool is_utf8(std::string_view text);

/// A text of Windows-1252 as UTF-8. The five bytes that are no character there (81, 8D, 8F, 90, 9D)
/// become U+FFFD, and are added to replaced.
std::string utf8_of_windows_1252(std::string_view text, std::uint64_t& replaced);

}  // namespace congener::io
