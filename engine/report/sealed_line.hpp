#pragma once
// Each line of a JSON Lines report ends with its own SHA-256, so that a line that was changed later
// is found by itself. A seal finds accidents and careless changes; whoever can compute a SHA-256
// can forge one, which an audit log or a signature of the file must prevent.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::report {

/// The text of a JSON object with "line_sha256" as its last key, and a line feed. It is the SHA-256
/// of the text as given here.
std::string sealed(std::string json);

/// The 64 digits with which a sealed line ends.
std::string_view seal_of(std::string_view sealed_line);

/// SHA-256 of a row that people see in a sheet; empty cells at its end do not count.
std::string seal_of_cells(std::vector<std::string_view> cells);

/// What was sealed, if the line (with or without its line feed) has a seal that is right; nothing
/// else.
std::optional<std::string> unsealed(std::string_view sealed_line);

}  // namespace congener::report
