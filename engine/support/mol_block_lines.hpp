#pragma once
// Lines of a mol block that those who cut files and those who read structures both look for, and
// how a problem of a mol block names its line: first in the block, then in the file.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace congener::support {

/// Where the counts line stands in a whole mol block: three header lines come before it.
constexpr std::size_t kCountsLine = 3;

/// The line that says how many atoms and bonds there are. Its version (V2000 or V3000, in capitals
/// or not) must be there, for only by it can the line be told from a title.
bool is_counts_line(std::string_view line);

/// The place, from 0, of the only counts line among the first lines of a mol block; nothing: there
/// is none, or more than one. It is not kCountsLine where a header line is lost or one too many.
std::optional<std::size_t> find_counts_line(const std::vector<std::string_view>& first_lines);

/// How many lines from the first on may hold the counts line.
constexpr std::size_t kMostHeaderLines = 10;

/// "line 5 of the mol block: ...". Lines count from 1.
std::string at_block_line(std::size_t line, std::string_view problem);

/// The same as a line of the file in which the block begins at first_line: "line 25: ..."; a
/// problem of which no line is known stays as it is.
std::string at_file_line(std::string problem, std::uint64_t first_line);

}  // namespace congener::support
