#pragma once
// Pieces of text that `refs list`, `refs show` and `refs check` share. Texts of a reference set
// come from outside: line breaks are folded and control characters shown as "?".

#include <ostream>
#include <string>
#include <vector>

#include "congener/reference_set.hpp"

namespace congener::cli {

/// The text on one line, without control characters.
std::string one_line(const std::string& text);

std::string joined(const std::vector<std::string>& parts, const char* separator);

/// "  label         text"; nothing when the text is empty.
void write_labelled(std::ostream& stream, const std::string& label, const std::string& text);

}  // namespace congener::cli
