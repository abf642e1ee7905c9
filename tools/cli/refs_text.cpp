#include "refs_text.hpp"

#include <fmt/format.h>

namespace congener::cli {
namespace {

/// U+0080 to U+009F, which terminals may obey, are the byte 0xC2 and one of these.
bool is_c1(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x80 && byte <= 0x9F;
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
    } else if (character == '\xC2' && i + 1 < text.size() && is_c1(text[i + 1])) {
      line += '?';
      ++i;
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
