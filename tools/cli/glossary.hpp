#pragma once
// The words that the program and its documents use. They stand in glossary.md; the README holds the
// same list.

#include <string>
#include <string_view>
#include <vector>

namespace congener::cli {

struct Word {
  std::string term;
  std::string meaning;  ///< plain text in one line
};

/// glossary.md as it is: a Markdown list.
std::string_view glossary_text();

/// The words of such a list, in its order.
std::vector<Word> words_of(std::string_view list);

}  // namespace congener::cli
