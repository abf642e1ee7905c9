#pragma once
// The value of an enumeration that a text names.

#include <optional>
#include <string>
#include <string_view>

namespace congener::support {

/// The value whose to_string is this text. to_string must give "invalid" beyond the last value, and
/// the values must count from 0.
template <typename Enum>
std::optional<Enum> parse_name(std::string_view text) {
  for (int number = 0;; ++number) {
    const auto value = static_cast<Enum>(number);
    const std::string name = to_string(value);
    if (name == "invalid") {
      return std::nullopt;
    }
    if (name == text) {
      return value;
    }
  }
}

}  // namespace congener::support
