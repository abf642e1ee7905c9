#pragma once
// What the program says on stderr. That it cannot be said (a full disk, a closed stderr) ends no
// run: the answer is the output and the exit code.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace congener::cli {

/// Writes to stderr as it is, or nothing.
void write_to_stderr(std::string_view text) noexcept;

/// One line on stderr; the line end is added.
template <typename... Values>
void say(fmt::format_string<Values...> format, Values&&... values) {
  write_to_stderr(fmt::format(format, std::forward<Values>(values)...) + "\n");
}

/// The library's messages name its options ("option smiles_column"); here they become the flags of
/// this program ("--smiles-column").
std::string with_flags(std::string message);

}  // namespace congener::cli
