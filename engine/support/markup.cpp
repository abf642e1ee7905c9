#include "support/markup.hpp"

#include "support/utf8.hpp"

namespace congener::support {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// C0 and C1 controls, the marks that turn the direction of what follows, and what XML 1.0 leaves
/// out.
bool is_shown(char32_t code) {
  const bool is_control = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
                          (code >= 0x7F && code < 0xA0);
  const bool is_direction =
      (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return !is_control && !is_direction && code != 0xFFFE && code != 0xFFFF;
}

std::string_view entity_of(char32_t code) {
  switch (code) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string markup_text(std::string_view text) {
  std::string markup;
  markup.reserve(text.size());
  while (!text.empty()) {
    const Character character = decode_utf8(text);
    const std::string_view entity = entity_of(character.code);
    if (!character.valid || !is_shown(character.code)) {
      markup += kReplacement;
    } else if (!entity.empty()) {
      markup += entity;
    } else {
      markup += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return markup;
}

}  // namespace congener::support
