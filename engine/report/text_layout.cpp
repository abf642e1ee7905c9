#include "report/text_layout.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace congener::report {
namespace {

/// First and last code points that terminals draw two columns wide (Unicode, East Asian Width W,
/// F).
constexpr std::array<std::array<char32_t, 2>, 11> kWideRanges = {{{0x1100, 0x115F},
                                                                  {0x2E80, 0x303E},
                                                                  {0x3041, 0xA4CF},
                                                                  {0xAC00, 0xD7A3},
                                                                  {0xF900, 0xFAFF},
                                                                  {0xFE30, 0xFE6F},
                                                                  {0xFF00, 0xFF60},
                                                                  {0xFFE0, 0xFFE6},
                                                                  {0x1F300, 0x1F64F},
                                                                  {0x1F900, 0x1F9FF},
                                                                  {0x20000, 0x3FFFD}}};

bool is_wide(char32_t code_point) {
  return std::any_of(kWideRanges.begin(), kWideRanges.end(), [&](const auto& range) {
    return code_point >= range[0] && code_point <= range[1];
  });
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code_point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code_point = (code_point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    width += is_wide(code_point) ? 2 : 1;
    i += length;
  }
  return width;
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string cell = support::shortened(text, width);
  for (std::size_t characters = width; display_width(cell) > width && characters > 4;) {
    cell = support::shortened(text, --characters);
  }
  return cell;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string cell = fitted(text, width);
  const std::size_t used = display_width(cell);
  return used < width ? cell.append(width - used, ' ') : cell;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string wrapped(std::string text, std::string_view words, std::size_t indent,
                    std::size_t width) {
  std::size_t column = display_width(text);
  bool is_first_on_line = true;
  for (const std::string_view word : support::split(words, ' ')) {
    const std::size_t word_width = display_width(word);
    if (!is_first_on_line && column + 1 + word_width > width) {
      text += '\n' + std::string(indent, ' ');
      column = indent;
      is_first_on_line = true;
    }
    if (!is_first_on_line) {
      text += ' ';
    }
    text += word;
    column += word_width + (is_first_on_line ? 0 : 1);
    is_first_on_line = false;
  }
  return without_trailing_spaces(std::move(text)) + '\n';
}

}  // namespace congener::report
