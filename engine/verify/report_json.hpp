#pragma once
// Reading JSON that anybody may have changed: nothing is taken to be there, or of a kind.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace congener::verify {

using Json = nlohmann::ordered_json;

/// A line of a report is longer than this only if somebody made it so.
inline constexpr std::size_t kMostLineBytes = std::size_t{1} << 28;

/// How deep arrays and objects lie in each other.
inline std::size_t nesting_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool is_in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char character = text[at];
    if (is_in_text) {
      at += character == '\\' ? 1 : 0;
      is_in_text = character != '"';
    } else if (character == '"') {
      is_in_text = true;
    } else if (character == '{' || character == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((character == '}' || character == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

/// Discarded (is_discarded) when it is no JSON, or nested deeper than any report: comparing would
/// go as deep.
inline Json parsed(std::string_view text) {
  constexpr std::size_t kDeepest = 50;
  return nesting_of(text) > kDeepest ? Json(Json::value_t::discarded)
                                     : Json::parse(text.begin(), text.end(), nullptr, false);
}

/// The member, or null where there is none.
inline const Json& member(const Json& object, const char* key) {
  static const Json kNull;
  const auto place = object.is_object() ? object.find(key) : object.end();
  return place == object.end() ? kNull : *place;
}

/// Empty where the member is no text.
inline std::string text_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

inline std::uint64_t count_of(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

inline bool is_true(const Json& object, const char* key) {
  const Json& value = member(object, key);
  return value.is_boolean() && value.get<bool>();
}

/// As a report writes it.
inline std::string to_line(const Json& json) {
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace congener::verify
