#pragma once
// What a file of a reference set may hold. Packs come from others: a hostile one must end in a
// message, not in a crash of a parser or in a terminal that shows something else.

#include <cstddef>
#include <string>
#include <string_view>

namespace congener::reference {

/// The bytes of a file. Throws FileError when there is no such regular file or it cannot be read,
/// ReferenceSetError when it is larger than 16 MiB.
std::string read_limited(const std::string& path, const std::string& shown_name);

/// Throws ReferenceSetError when a dotted key of a TOML text has more than 256 parts: the parser
/// goes down one level of its stack for each.
void check_key_depth(std::string_view toml, const std::string& shown_name);

/// What is wrong with a text of a set; empty: nothing. Texts have 10,000 bytes at most and hold no
/// character that steers a terminal; patterns in them have 100 recursive parts at most.
std::string problem_of_text(std::string_view text);

/// Where set.toml may lead: a relative path, inside the folder of the set or beside it (sets share
/// files). Empty: nothing is wrong.
std::string problem_of_path(const std::string& path);

}  // namespace congener::reference
