#include "report/json_line.hpp"

#include <algorithm>

namespace congener::report {
namespace {

/// Characters of ASCII that JSON shows as they are, or after a backslash.
bool is_plain(char character) {
  return character >= ' ' && character <= '~' && character != '<';
}

}  // namespace

std::string to_line(const Json& json) {
  std::string line = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  constexpr std::string_view kEscaped = "\\u003c";
  for (auto at = line.find('<'); at != std::string::npos; at = line.find('<', at)) {
    line.replace(at, 1, kEscaped);  // it stands in texts only
  }
  return line;
}

std::string json_text(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    return to_line(Json(text));
  }
  std::string result;
  result.reserve(text.size() + 2);
  result += '"';
  for (const char character : text) {
    if (character == '"' || character == '\\') {
      result += '\\';
    }
    result += character;
  }
  result += '"';
  return result;
}

}  // namespace congener::report
