#include "reference/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "congener/error.hpp"
#include "support/text.hpp"

namespace congener::reference {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFileBytes = std::size_t{16} << 20;
constexpr std::size_t kMostKeyParts = 256;  // toml++ has the same limit for values in values
constexpr std::size_t kMostTextBytes = 10000;
constexpr std::size_t kMostRecursiveParts = 100;

/// Where a TOML string that begins here ends, or the end of the text.
std::size_t end_of_string(std::string_view toml, std::size_t first) {
  const char quote = toml[first];
  const std::string three(3, quote);
  const bool is_long = toml.substr(first, 3) == three;
  const std::string_view end = is_long ? std::string_view(three) : toml.substr(first, 1);
  for (std::size_t at = first + end.size(); at < toml.size(); ++at) {
    if (quote == '"' && toml[at] == '\\') {
      ++at;
    } else if (toml.substr(at, end.size()) == end || (!is_long && toml[at] == '\n')) {
      return at + end.size() - 1;
    }
  }
  return toml.size();
}

bool may_hold_line_ends(char character) {
  return character == '\n' || character == '\r' || character == '\t';
}

}  // namespace

std::string read_limited(const std::string& path, const std::string& shown_name) {
  if (!fs::is_regular_file(path)) {
    throw FileError(fmt::format("{}: no such file", path));
  }
  const std::uintmax_t bytes = fs::file_size(path);
  if (bytes > kMostFileBytes) {
    throw ReferenceSetError(
        fmt::format("{}: is {} bytes large; the limit is {}", shown_name, bytes, kMostFileBytes));
  }
  std::string content(static_cast<std::size_t>(bytes), '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream.read(content.data(), static_cast<std::streamsize>(content.size()))) {
    throw FileError(fmt::format("{}: cannot be read", path));
  }
  return content;
}

void check_key_depth(std::string_view toml, const std::string& shown_name) {
  constexpr std::string_view kBetweenKeys = "\n=,[]{}";
  std::size_t parts = 1;
  std::size_t line = 1;
  for (std::size_t at = 0; at < toml.size(); ++at) {
    const char character = toml[at];
    if (character == '"' || character == '\'') {
      const std::size_t end = std::min(end_of_string(toml, at), toml.size() - 1);
      line += static_cast<std::size_t>(
          std::count(toml.begin() + static_cast<std::ptrdiff_t>(at),
                     toml.begin() + static_cast<std::ptrdiff_t>(end) + 1, '\n'));
      at = end;
    } else if (character == '#') {
      at = std::min(toml.find('\n', at), toml.size()) - 1;  // the line end comes next
    } else if (kBetweenKeys.find(character) != std::string_view::npos) {
      parts = 1;
      line += character == '\n' ? 1 : 0;
    } else if (character == '.' && ++parts > kMostKeyParts) {
      throw ReferenceSetError(
          fmt::format("{}:{}: a key has more than {} parts", shown_name, line, kMostKeyParts));
    }
  }
}

std::string problem_of_text(std::string_view text) {
  if (text.size() > kMostTextBytes) {
    return fmt::format("is {} bytes long; the limit is {}", text.size(), kMostTextBytes);
  }
  std::size_t recursive_parts = 0;
  for (auto at = text.find("$("); at != std::string_view::npos; at = text.find("$(", at + 2)) {
    ++recursive_parts;
  }
  if (recursive_parts > kMostRecursiveParts) {
    return fmt::format("holds {} recursive parts $(...); the limit is {}", recursive_parts,
                       kMostRecursiveParts);
  }
  std::string plain(text);
  std::replace_if(plain.begin(), plain.end(), may_hold_line_ends, ' ');
  const std::string shown = support::printable(plain);
  return shown == plain ? ""
                        : fmt::format("holds a control character or bytes that are no UTF-8: {}",
                                      support::shortened(plain, 60));
}

std::string problem_of_path(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  const auto up = std::count(normal.begin(), normal.end(), fs::path(".."));
  if (normal.is_absolute() || up > 1) {
    return "must be a path inside the folder of the set or the folder above";
  }
  return "";
}

}  // namespace congener::reference
