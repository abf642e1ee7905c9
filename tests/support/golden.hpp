#pragma once
// Golden files: outputs kept byte for byte in tests/golden/, and the first difference in words.

#include <string>
#include <string_view>

namespace congener::test {

/// Whether tests rewrite what they compare with (environment variable CONGENER_UPDATE_GOLDEN).
/// They fail while they do, so that such a run cannot pass.
bool updating_golden();

/// Names the first differing line of two texts; empty when they are the same bytes.
std::string first_difference(std::string_view expected, std::string_view actual);

/// Fails the running test unless text is, byte for byte, the file tests/golden/<name>.
void compare_with_golden(const std::string& name, const std::string& text);

/// The bytes of a file. Throws std::runtime_error when it cannot be read.
std::string read_bytes(const std::string& path);

/// Writes a file whole. Throws std::runtime_error when that fails.
void write_bytes(const std::string& path, std::string_view bytes);

}  // namespace congener::test
