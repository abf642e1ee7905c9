#include "support/character_name.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace congener::support {

namespace {

struct Named {
  char32_t code;
  std::string_view name;
};

/// Ascending. Letters of other scripts are here when they look like a letter of a SMILES.
constexpr Named kNamed[] = {
    {0x0009, "tab"},
    {0x000A, "line feed"},
    {0x000D, "carriage return"},
    {0x007F, "delete"},
    {0x0085, "next line"},
    {0x00A0, "no-break space"},
    {0x00AB, "left double angle quotation mark"},
    {0x00AD, "soft hyphen"},
    {0x00AF, "macron"},
    {0x00B0, "degree sign"},
    {0x00B1, "plus-minus sign"},
    {0x00B2, "superscript two"},
    {0x00B3, "superscript three"},
    {0x00B4, "acute accent"},
    {0x00B7, "middle dot"},
    {0x00B9, "superscript one"},
    {0x00BB, "right double angle quotation mark"},
    {0x00D7, "multiplication sign"},
    {0x034F, "combining grapheme joiner"},
    {0x0391, "Greek capital letter alpha"},
    {0x0392, "Greek capital letter beta"},
    {0x0397, "Greek capital letter eta"},
    {0x0399, "Greek capital letter iota"},
    {0x039D, "Greek capital letter nu"},
    {0x039F, "Greek capital letter omicron"},
    {0x03A1, "Greek capital letter rho"},
    {0x03BD, "Greek small letter nu"},
    {0x03BF, "Greek small letter omicron"},
    {0x03F2, "Greek lunate sigma symbol"},
    {0x0405, "Cyrillic capital letter dze"},
    {0x0406, "Cyrillic capital letter Byelorussian-Ukrainian i"},
    {0x0412, "Cyrillic capital letter ve"},
    {0x041D, "Cyrillic capital letter en"},
    {0x041E, "Cyrillic capital letter o"},
    {0x0420, "Cyrillic capital letter er"},
    {0x0421, "Cyrillic capital letter es"},
    {0x043E, "Cyrillic small letter o"},
    {0x0440, "Cyrillic small letter er"},
    {0x0441, "Cyrillic small letter es"},
    {0x0455, "Cyrillic small letter dze"},
    {0x0456, "Cyrillic small letter Byelorussian-Ukrainian i"},
    {0x061C, "Arabic letter mark"},
    {0x115F, "Hangul filler"},
    {0x1680, "Ogham space mark"},
    {0x180E, "Mongolian vowel separator"},
    {0x2002, "en space"},
    {0x2003, "em space"},
    {0x2007, "figure space"},
    {0x2009, "thin space"},
    {0x200A, "hair space"},
    {0x200B, "zero width space"},
    {0x200C, "zero width non-joiner"},
    {0x200D, "zero width joiner"},
    {0x200E, "left-to-right mark"},
    {0x200F, "right-to-left mark"},
    {0x2010, "hyphen"},
    {0x2011, "non-breaking hyphen"},
    {0x2012, "figure dash"},
    {0x2013, "en dash"},
    {0x2014, "em dash"},
    {0x2018, "left single quotation mark"},
    {0x2019, "right single quotation mark"},
    {0x201C, "left double quotation mark"},
    {0x201D, "right double quotation mark"},
    {0x2022, "bullet"},
    {0x2024, "one dot leader"},
    {0x2026, "horizontal ellipsis"},
    {0x2027, "hyphenation point"},
    {0x2028, "line separator"},
    {0x2029, "paragraph separator"},
    {0x202A, "left-to-right embedding"},
    {0x202B, "right-to-left embedding"},
    {0x202C, "pop directional formatting"},
    {0x202D, "left-to-right override"},
    {0x202E, "right-to-left override"},
    {0x202F, "narrow no-break space"},
    {0x205F, "medium mathematical space"},
    {0x2060, "word joiner"},
    {0x2061, "function application"},
    {0x2062, "invisible times"},
    {0x2063, "invisible separator"},
    {0x2066, "left-to-right isolate"},
    {0x2067, "right-to-left isolate"},
    {0x2068, "first strong isolate"},
    {0x2069, "pop directional isolate"},
    {0x2192, "rightwards arrow"},
    {0x2212, "minus sign"},
    {0x2215, "division slash"},
    {0x2216, "set minus"},
    {0x2217, "asterisk operator"},
    {0x2219, "bullet operator"},
    {0x2236, "ratio"},
    {0x223C, "tilde operator"},
    {0x2261, "identical to"},
    {0x22C5, "dot operator"},
    {0x3000, "ideographic space"},
    {0x3002, "ideographic full stop"},
    {0x30FB, "Katakana middle dot"},
    {0x3164, "Hangul filler"},
    {0xFE0F, "variation selector"},
    {0xFEFF, "byte order mark"},
    {0xFFFC, "object replacement character"},
    {0xFFFD, "replacement character"},
};

struct Kind {
  char32_t first;
  char32_t last;
  std::string_view name;
};

/// Ascending; blocks of Unicode 15 under a name that a reader knows.
constexpr Kind kKinds[] = {
    {0x0000, 0x001F, "control character"},
    {0x0080, 0x009F, "control character"},
    {0x00A1, 0x00BF, "Latin-1 sign"},
    {0x00C0, 0x024F, "Latin letter"},
    {0x0250, 0x02AF, "phonetic letter"},
    {0x02B0, 0x02FF, "modifier letter"},
    {0x0300, 0x036F, "combining mark"},
    {0x0370, 0x03FF, "Greek letter"},
    {0x0400, 0x052F, "Cyrillic letter"},
    {0x0530, 0x058F, "Armenian letter"},
    {0x0590, 0x05FF, "Hebrew letter"},
    {0x0600, 0x06FF, "Arabic letter"},
    {0x0900, 0x0DFF, "Indic letter"},
    {0x0E00, 0x0E7F, "Thai letter"},
    {0x1E00, 0x1EFF, "Latin letter"},
    {0x1F00, 0x1FFF, "Greek letter"},
    {0x2000, 0x200A, "space"},
    {0x2010, 0x206F, "punctuation"},
    {0x2070, 0x209F, "superscript or subscript"},
    {0x20A0, 0x20CF, "currency sign"},
    {0x2100, 0x218F, "letterlike sign or number form"},
    {0x2190, 0x21FF, "arrow"},
    {0x2200, 0x22FF, "mathematical sign"},
    {0x2300, 0x2BFF, "technical sign or symbol"},
    {0x3000, 0x303F, "East Asian punctuation"},
    {0x3040, 0x30FF, "Japanese letter"},
    {0x3400, 0x9FFF, "East Asian character"},
    {0xAC00, 0xD7A3, "Korean syllable"},
    {0xE000, 0xF8FF, "private use"},
    {0xFE00, 0xFE0E, "variation selector"},
    {0xFF61, 0xFFDC, "halfwidth letter"},
    {0x1D400, 0x1D7FF, "mathematical letter or digit"},
    {0x1F000, 0x1FAFF, "symbol"},
    {0xE0000, 0xE007F, "tag"},
    {0xE0100, 0xE01EF, "variation selector"},
};

std::string_view own_name(char32_t code) {
  const auto* const found =
      std::lower_bound(std::begin(kNamed), std::end(kNamed), code,
                       [](const Named& named, char32_t wanted) { return named.code < wanted; });
  return found != std::end(kNamed) && found->code == code ? found->name : std::string_view();
}

std::string_view name_of_kind(char32_t code) {
  const auto* const found =
      std::find_if(std::begin(kKinds), std::end(kKinds),
                   [code](const Kind& kind) { return code >= kind.first && code <= kind.last; });
  return found != std::end(kKinds) ? found->name : std::string_view();
}

bool is_between(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

}  // namespace

std::string character_name(char32_t code) {
  const std::string number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
  if (is_between(code, 0x21, 0x7E)) {
    return fmt::format("{} ({})", number, static_cast<char>(code));
  }
  constexpr char32_t kFullwidthOffset = 0xFEE0;  // U+FF01 to U+FF5E are the ASCII signs, wide
  if (is_between(code, 0xFF01, 0xFF5E)) {
    return fmt::format("{} (fullwidth {})", number, static_cast<char>(code - kFullwidthOffset));
  }
  std::string_view name = own_name(code);
  if (name.empty()) {
    name = name_of_kind(code);
  }
  return name.empty() ? number : fmt::format("{} ({})", number, name);
}

bool is_invisible(char32_t code) {
  return code == 0x85 || code == 0xA0 || code == 0xAD || code == 0x34F || code == 0x61C ||
         code == 0x115F || code == 0x1680 || code == 0x180E || is_between(code, 0x2000, 0x200F) ||
         is_between(code, 0x2028, 0x202F) || is_between(code, 0x205F, 0x206F) || code == 0x3000 ||
         code == 0x3164 || is_between(code, 0xFE00, 0xFE0F) || code == 0xFEFF ||
         is_between(code, 0xE0000, 0xE01EF);
}

}  // namespace congener::support
