#include "io/smiles_line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "io/smiles_likeness.hpp"
#include "support/text.hpp"

namespace congener::io {

namespace {

std::string_view without_leading(std::string_view text, std::string_view letters) {
  const std::size_t first = text.find_first_not_of(letters);
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// Cuts the extension off the beginning of rest. It follows the SMILES directly, after blanks or
/// one tab; a bar elsewhere is part of a name.
std::string_view take_extension(std::string_view& rest) {
  const std::size_t open = rest.find_first_not_of(kBlanks);
  if (open == std::string_view::npos || rest[open] != '|') {
    return {};
  }
  const std::string_view gap = rest.substr(0, open);
  if (gap != "\t" && gap.find('\t') != std::string_view::npos) {
    return {};
  }
  const std::size_t close = rest.find('|', open + 1);
  if (close == std::string_view::npos ||
      (close + 1 < rest.size() && kBlanks.find(rest[close + 1]) == std::string_view::npos)) {
    return {};
  }
  const std::string_view extension = rest.substr(open, close - open + 1);
  rest.remove_prefix(close + 1);
  return extension;
}

}  // namespace

LineParts cut_line(std::string_view text) {
  text = without_leading(text, kBlanks);
  // Each line passes here, and find_first_of asks each of its characters by a call.
  const auto blank = std::find_if(text.begin(), text.end(),
                                  [](char letter) { return letter == ' ' || letter == '\t'; });
  const auto end = static_cast<std::size_t>(blank - text.begin());
  LineParts parts;
  parts.smiles = text.substr(0, end);
  std::string_view rest = text.substr(end);
  parts.extension = take_extension(rest);
  rest = without_leading(rest, " ");
  if (!rest.empty() && rest.front() == '\t') {
    rest.remove_prefix(1);
  }
  parts.other_columns = support::split(rest, '\t');
  return parts;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (text = without_leading(text, kBlanks); !text.empty();
       text = without_leading(text, kBlanks)) {
    words.push_back(text.substr(0, text.find_first_of(kBlanks)));
    text.remove_prefix(words.back().size());
  }
  return words;
}

bool is_made_of_smiles_letters(std::string_view word) {
  constexpr std::string_view kOutsideBrackets = "BCNOPSFIbcnopslr*=#$:/\\~.-+@%()0123456789";
  bool in_bracket = false;
  for (const char letter : word) {
    if (letter == '[' || letter == ']') {
      in_bracket = letter == '[';
    } else if (!in_bracket && kOutsideBrackets.find(letter) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> doubt_about_rest(const LineParts& parts, std::size_t offset) {
  constexpr std::size_t kMostWords = 30;  // each is tried with all before it
  const std::vector<std::string_view> words = words_of(parts.other_columns.front());
  const bool is_copy = words.size() == 1 && words.front() == parts.smiles;
  if (is_copy || std::none_of(words.begin(), words.end(), is_made_of_smiles_letters)) {
    return std::nullopt;  // nearly all ids; and the SMILES itself as its id
  }
  const SmilesLikeness first = look_of_smiles(parts.smiles).likeness;
  const bool can_go_on = begins_as_continuation(words.front()) || first == SmilesLikeness::None;
  std::string joined(parts.smiles);
  bool goes_on = true;  // only words that a SMILES can be made of so far
  for (std::size_t i = 0; i < words.size(); ++i) {
    goes_on = goes_on && is_made_of_smiles_letters(words[i]);
    if (!goes_on && first == SmilesLikeness::Evident) {
      break;  // a name, whatever follows
    }
    if (look_of_smiles(words[i]).likeness == SmilesLikeness::Evident) {
      return fmt::format(
          "the line holds two texts that read as structures, parted by character {}; "
          "if that blank is inside a SMILES, remove it",
          offset + 1);
    }
    joined += words[i];
    if (goes_on && can_go_on &&
        (i >= kMostWords || look_of_smiles(joined).likeness != SmilesLikeness::None)) {
      return fmt::format(
          "character {} is a blank, and the text behind it reads on as the same "
          "structure; remove the blank",
          offset + 1);
    }
  }
  return std::nullopt;
}

}  // namespace congener::io
