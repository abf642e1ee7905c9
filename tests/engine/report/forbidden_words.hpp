#pragma once
// The words that no report may print.

#include <algorithm>
#include <string>
#include <vector>

#include "congener/finding.hpp"

namespace samples {

using congener::kLimitsSentence;

inline std::string with_single_spaces(const std::string& text) {
  std::string result;
  for (const char character : text) {
    const char c = character == '\n' ? ' ' : character;
    if (c != ' ' || result.empty() || result.back() != ' ') {
      result += c;
    }
  }
  return result;
}

inline std::string without(std::string text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
  return text;
}

inline std::string json_escaped(const std::string& text) {
  std::string result;
  for (const char character : text) {
    if (character == '"') {
      result += '\\';
    }
    result += character;
  }
  return result;
}

/// Words that no report may print, the notice apart.
inline std::vector<std::string> forbidden_words_in(const std::string& report) {
  std::string text = without(with_single_spaces(report), kLimitsSentence);
  text = without(text, json_escaped(kLimitsSentence));
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::vector<std::string> found;
  for (const char* word : {"legal", "safe", "clear", "is an analogue", "not controlled"}) {
    if (text.find(word) != std::string::npos) {
      found.emplace_back(word);
    }
  }
  return found;
}

}  // namespace samples
