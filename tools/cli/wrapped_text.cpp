#include "wrapped_text.hpp"

#include <sstream>

namespace congener::cli {

std::string wrapped(const std::string& paragraph, std::size_t column, std::size_t width) {
  std::istringstream words(paragraph);
  std::string text;
  std::size_t position = column;
  for (std::string word; words >> word;) {
    if (position > column && position + 1 + word.size() > width) {
      text += "\n" + std::string(column, ' ');
      position = column;
    }
    text += (position > column ? " " : "") + word;
    position += word.size() + (position > column ? 1 : 0);
  }
  return text + "\n";
}

}  // namespace congener::cli
