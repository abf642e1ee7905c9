#include "glossary.hpp"

#include <algorithm>
#include <sstream>

namespace congener::cli {
namespace {

/// The text without the marks of Markdown for bold, italics and code.
std::string plain(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](char letter) { return letter == '*' || letter == '`'; }),
             text.end());
  return text;
}

}  // namespace

std::vector<Word> words_of(std::string_view list) {
  constexpr std::string_view kMark = "- **";
  constexpr std::string_view kEnd = "**: ";
  std::vector<Word> words;
  std::istringstream lines{std::string(list)};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.find(kEnd);
    if (line.compare(0, kMark.size(), kMark) == 0 && end != std::string::npos) {
      words.push_back(
          {line.substr(kMark.size(), end - kMark.size()), plain(line.substr(end + kEnd.size()))});
    } else if (!words.empty()) {
      words.back().meaning += plain(line.substr(std::min<std::size_t>(1, line.size())));
    }
  }
  return words;
}

}  // namespace congener::cli
