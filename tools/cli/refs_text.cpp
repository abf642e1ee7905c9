#include "refs_text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace congener::cli {
namespace {

/// How many bytes from here are a character that a terminal may obey instead of showing it: U+0080
/// to U+009F, and those that turn the direction of writing or end a line, U+2028 to U+202E and
/// U+2066 to U+2069. 0: none.
std::size_t steering_bytes(std::string_view text) {
  const auto byte = [&](std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) {
    return 2;
  }
  if (byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE) ||
                          (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9))) {
    return 3;
  }
  return 0;
}

}  // namespace

std::string one_line(const std::string& text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    const bool is_white = character == ' ' || (character >= '\t' && character <= '\r');
    if (is_white) {
      if (!line.empty() && line.back() != ' ') {
        line += ' ';
      }
    } else if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F) {
      line += '?';
    } else if (const auto steering = steering_bytes(std::string_view(text).substr(i))) {
      line += '?';
      i += steering - 1;
    } else {
      line += character;
    }
  }
  if (!line.empty() && line.back() == ' ') {
    line.pop_back();
  }
  return line;
}

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : separator) + part;
  }
  return text;
}

void write_labelled(std::ostream& stream, const std::string& label, const std::string& text) {
  if (!text.empty()) {
    stream << fmt::format("  {:<13} {}\n", label, one_line(text));
  }
}

}  // namespace congener::cli
