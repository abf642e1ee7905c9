#include "io/character_codes.hpp"

#include <array>
#include <cstddef>

#include "support/utf8.hpp"

namespace congener::io {

namespace {

/// Of the bytes 80 to 9F; the others mean the character of their number.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char continuation(char32_t bits) {
  return static_cast<char>(0x80U | (bits & 0x3FU));
}

}  // namespace

void append_utf8(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += continuation(code);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += continuation(code >> 6U);
    text += continuation(code);
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    text += continuation(code >> 12U);
    text += continuation(code >> 6U);
    text += continuation(code);
  }
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      text.remove_prefix(1);
      continue;
    }
    const support::Character character = support::decode_utf8(text);
    if (!character.valid) {
      return false;
    }
    text.remove_prefix(character.bytes);
  }
  return true;
}

std::string utf8_of_windows_1252(std::string_view text, std::uint64_t& replaced) {
  std::string converted;
  converted.reserve(2 * text.size());
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const char32_t code = byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80U] : byte;
    replaced += code == kReplacementCode ? 1 : 0;
    append_utf8(converted, code);
  }
  return converted;
}

}  // namespace congener::io
