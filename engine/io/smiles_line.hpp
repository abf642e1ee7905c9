#pragma once
// The parts of one line of a SMILES file.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::io {

inline constexpr std::string_view kBlanks = " \t";

/// Views into a line that begins with its structure.
struct LineParts {
  std::string_view smiles;
  std::string_view extension;                   ///< CXSMILES "|...|", or empty
  std::vector<std::string_view> other_columns;  ///< the id, then what follows tabs
};

LineParts cut_line(std::string_view text);

/// The words between blanks and tabs.
std::vector<std::string_view> words_of(std::string_view text);

/// Whether a piece of a SMILES could be written so; what stands in brackets is not looked at.
bool is_made_of_smiles_letters(std::string_view word);

/// Why the text behind the first blank or tab of a line may belong to the structure, or be the
/// structure; nothing where it is an id. offset: of that blank in its line.
std::optional<std::string> doubt_about_rest(const LineParts& parts, std::size_t offset);

}  // namespace congener::io
