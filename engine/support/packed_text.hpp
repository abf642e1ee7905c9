#pragma once
// Text in little room, for a file that must be text itself: raw deflate (RFC 1951), then base64
// (RFC 4648). A browser unpacks it with DecompressionStream("deflate-raw").

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace congener::support {

std::string packed_text(std::string_view text);

/// Nothing: it is not packed text, or it is longer than most_bytes.
std::optional<std::string> unpacked_text(std::string_view packed, std::size_t most_bytes);

/// base64 of any bytes.
std::string base64(std::string_view bytes);

}  // namespace congener::support
