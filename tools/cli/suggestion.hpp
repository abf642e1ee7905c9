#pragma once
// What somebody may have meant who mistyped a word.

#include <string>
#include <string_view>
#include <vector>

namespace congener::cli {

/// The known word that differs least from this one, if two slips of the finger or fewer (a letter
/// too many, too few, wrong, or two exchanged) explain it; else empty. Of equals the first.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace congener::cli
