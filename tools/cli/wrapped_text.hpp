#pragma once
// Paragraphs in lines of a width.

#include <cstddef>
#include <string>

namespace congener::cli {

/// The words of a paragraph from the given column on; the text before it stands already. A word
/// that is longer than a line is left whole. Ends with a line end.
std::string wrapped(const std::string& paragraph, std::size_t column, std::size_t width);

}  // namespace congener::cli
