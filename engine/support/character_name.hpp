#pragma once
// Names for the characters that are found where only ASCII belongs: what word processors, web pages
// and keyboards of other scripts put into a SMILES.

#include <string>

namespace congener::support {

/// "U+200B (zero width space)"; a character without a name of its own gets that of its kind:
/// "U+0424 (Cyrillic letter)". Codes that belong to no kind known here: "U+4E2D".
std::string character_name(char32_t code);

/// White space beyond ASCII, and characters that show nothing (zero width, direction, soft hyphen).
bool is_invisible(char32_t code);

}  // namespace congener::support
