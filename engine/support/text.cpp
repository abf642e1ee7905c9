#include "support/text.hpp"

#include <algorithm>
#include <cstddef>

#include "support/utf8.hpp"

namespace congener::support {

namespace {

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";
constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "...";

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

/// Characters that reorder or break a line on a terminal: they can make one name look like another.
bool is_layout_override(char32_t code) {
  return (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

char lower_case(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string hexadecimal(char32_t code, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    text += kDigits[(code >> shift) & 0xFu];
  }
  return text;
}

std::string escaped(char32_t code) {
  return code <= 0xFF ? "\\x" + hexadecimal(code, 2) : "\\u{" + hexadecimal(code, 4) + "}";
}

/// How many bytes at the beginning are shown as they are: the printable ones of ASCII. Nearly all
/// texts are made of nothing else, and every cell of every row is asked.
std::size_t plain_bytes(std::string_view text) {
  return static_cast<std::size_t>(
      std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }) -
      text.begin());
}

/// Appends what is shown for a character, and returns how many characters that is.
std::size_t append_shown(std::string& out, std::string_view text, const Character& character) {
  if (!character.valid) {
    out += kReplacementCharacter;
    return 1;
  }
  if (is_control(character.code) || is_layout_override(character.code)) {
    const std::string escape = escaped(character.code);
    out += escape;
    return escape.size();
  }
  out += text.substr(0, character.bytes);
  return 1;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kWhiteSpace) - first + 1);
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), lower_case);
  return lower;
}

bool begins_with_letters(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char own, char letter) { return own == lower_case(letter); });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      text += separator;
    }
    text += parts[i];
  }
  return text;
}

std::string enumerated(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      text += i + 1 == parts.size() ? " and " : ", ";
    }
    text += parts[i];
  }
  return text;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const std::size_t plain = plain_bytes(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) {
      return out;
    }
    const Character character = decode_utf8(text);
    append_shown(out, text, character);
    text.remove_prefix(character.bytes);
  }
}

std::string shortened(std::string_view text, std::size_t max_characters) {
  const std::size_t dots = max_characters < kEllipsis.size() ? max_characters : kEllipsis.size();
  std::string out;
  std::size_t characters = 0;
  std::size_t cut = 0;  // where the dots would go: never inside a character or an escape
  while (!text.empty()) {
    const Character character = decode_utf8(text);
    characters += append_shown(out, text, character);
    text.remove_prefix(character.bytes);
    if (characters <= max_characters - dots) {
      cut = out.size();
    }
    if (characters > max_characters) {
      out.resize(cut);
      out += kEllipsis.substr(0, dots);
      return out;
    }
  }
  return out;
}

}  // namespace congener::support
